import { nextUniform, nextWord, type RandomStream } from "./random.ts";

/*
 * The ziggurat: the bell curve's right half is covered by 256 layers of one area. A point in a random layer is nearly always
 * under the curve (98.5%), which one comparison tells; only else is a logarithm or an exponential due.
 * Layer index and position come from separate bits, as the same bits for both leave a pattern (Doornik 2005).
 */
const layers = 256;
/** Where the tail begins, and the area of a layer: they belong to 256 layers. */
const tailStart = 3.6541528853610088;
const layerArea = 0.00492867323399;
const scale = 2 ** 51;
/** Draws that are made at a time, so that all factors of a block fit the processor's cache. */
const block = 2048;

/** Right edge of each layer; edge 0 is that of a rectangle with the area of the base layer and its tail. */
const edges = layerEdges();
/** The curve's height at each edge. */
const heights = edges.map((edge) => Math.exp(-0.5 * edge * edge));
/** Edge over 2^51: takes a whole number of 52 bits with sign to a position in the layer. */
const widths = edges.map((edge) => edge / scale);
/** Positions below this one, as whole numbers, are under the curve for certain. */
const certain = edges.map((edge, i) => ((edges[i + 1] ?? 0) / edge) * scale);

function layerEdges(): Float64Array {
  const edges = new Float64Array(layers + 1);
  let height = Math.exp(-0.5 * tailStart * tailStart);
  edges[0] = layerArea / height;
  edges[1] = tailStart;
  let edge = tailStart;
  for (let i = 2; i < layers; i++) {
    edge = Math.sqrt(-2 * Math.log(layerArea / edge + height));
    height = Math.exp(-0.5 * edge * edge);
    edges[i] = edge;
  }
  return edges;
}

/**
 * Fills a part of an array with independent standard normal draws.
 *
 * @param stream - is moved on
 * @param out - draws go to positions `from` up to, not including, `to`: the whole array unless given
 * @source G. Marsaglia and W. W. Tsang, Journal of Statistical Software 5 (2000), with separate bits for layer and position as in
 *   J. A. Doornik, An Improved Ziggurat Method (2005)
 * @example
 * const draws = new Float64Array(3);
 * fillNormals(randomStream(7), draws);
 * draws.every(Number.isFinite); // true
 */
export function fillNormals(stream: RandomStream, out: Float64Array, from = 0, to = out.length): void {
  for (let start = from; start < to; start += block) fillBlock(stream, out, start, Math.min(start + block, to));
}

/** One block at a call: V8 compiles a function that is called often better than one long loop that it must enter midway. */
function fillBlock(stream: RandomStream, out: Float64Array, from: number, to: number): void {
  const { words } = stream;
  let a = words[0] ?? 0;
  let b = words[1] ?? 0;
  let c = words[2] ?? 0;
  let d = words[3] ?? 0;
  for (let i = from; i < to; i++) {
    // Two steps of xoshiro128++ on locals: `high` and `low` are nextWord() twice.
    let sum = (a + d) | 0;
    const high = (((sum << 7) | (sum >>> 25)) + a) | 0;
    let shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    sum = (a + d) | 0;
    const low = (((sum << 7) | (sum >>> 25)) + a) | 0;
    shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    const layer = low & 255;
    const position = high * 1_048_576 + (low >>> 12);
    const x = position * (widths[layer] as number);
    if (Math.abs(position) < (certain[layer] as number)) {
      out[i] = x;
      continue;
    }
    words[0] = a;
    words[1] = b;
    words[2] = c;
    words[3] = d;
    out[i] = beyond(stream, layer, x);
    a = words[0] ?? 0;
    b = words[1] ?? 0;
    c = words[2] ?? 0;
    d = words[3] ?? 0;
  }
  words[0] = a;
  words[1] = b;
  words[2] = c;
  words[3] = d;
}

/** One standard normal draw: the same sequence as {@link fillNormals}. */
export function nextNormal(stream: RandomStream): number {
  const high = nextWord(stream) | 0;
  const low = nextWord(stream);
  const layer = low & 255;
  const position = high * 1_048_576 + (low >>> 12);
  const x = position * (widths[layer] ?? 0);
  return Math.abs(position) < (certain[layer] ?? 0) ? x : beyond(stream, layer, x);
}

/** A draw whose first point lies at the edge of its layer: in the tail, under the curve after all, or drawn again. */
function beyond(stream: RandomStream, layer: number, x: number): number {
  if (layer === 0) return Math.sign(x) * tail(stream);
  const floor = heights[layer] ?? 0;
  const ceiling = heights[layer + 1] ?? 1;
  const under = floor + nextUniform(stream) * (ceiling - floor) < Math.exp(-0.5 * x * x);
  return under ? x : nextNormal(stream);
}

function tail(stream: RandomStream): number {
  for (;;) {
    // 1 - u keeps the logarithms finite.
    const past = -Math.log(1 - nextUniform(stream)) / tailStart;
    const height = -Math.log(1 - nextUniform(stream));
    if (2 * height > past * past) return tailStart + past;
  }
}

/**
 * Fills one array a factor with standard normal draws that are correlated: `L z`, z independent.
 *
 * The numbers depend on the stream, the factors and the length, and on nothing else.
 *
 * @param stream - is moved on
 * @param cholesky - lower triangle L of the correlation matrix, a row a factor: see `choleskyFactor`
 * @param outs - an array a factor, all of one length
 * @example
 * const [first, second] = [new Float64Array(1000), new Float64Array(1000)];
 * fillCorrelatedNormals(randomStream(7), choleskyFactor([[1, 0.5], [0.5, 1]]).lower, [first, second]);
 */
export function fillCorrelatedNormals(
  stream: RandomStream,
  cholesky: readonly Float64Array[],
  outs: readonly Float64Array[],
): void {
  const count = outs[0]?.length ?? 0;
  for (let from = 0; from < count; from += block) {
    const to = Math.min(from + block, count);
    for (const out of outs) fillNormals(stream, out, from, to);
    correlate(cholesky, outs, from, to);
  }
}

/** Turns independent draws into correlated ones in place: from the last factor up, so that each still finds the ones before it. */
function correlate(cholesky: readonly Float64Array[], outs: readonly Float64Array[], from: number, to: number): void {
  for (let k = outs.length - 1; k >= 0; k--) {
    const [row, out] = [cholesky[k], outs[k]];
    if (!row || !out) continue;
    const own = row[k] ?? 1;
    if (own !== 1) for (let i = from; i < to; i++) out[i] = own * (out[i] as number);
    for (let j = 0; j < k; j++) {
      const [weight, other] = [row[j] ?? 0, outs[j]];
      if (weight === 0 || !other) continue;
      for (let i = from; i < to; i++) out[i] = (out[i] as number) + weight * (other[i] as number);
    }
  }
}
