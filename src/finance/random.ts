import { UserError } from "../base/errors.ts";

/**
 * A seeded stream of random words: xoshiro128++, four 32-bit words of state, period 2^128 - 1.
 *
 * The 32-bit member of the family, because JavaScript's integers have 32 bits: carrying 64 in halves took three times as long.
 * Bulk code keeps the words in locals and writes them back, so the state is open to it.
 *
 * @source D. Blackman and S. Vigna, Scrambled Linear Pseudorandom Number Generators, ACM TOMS 47 (2021)
 */
export interface RandomStream {
  readonly words: Int32Array;
}

/**
 * A stream that depends on its seed and nothing else: the same numbers on every machine.
 *
 * @param seed - a whole number from 0 to 2^53 - 1
 * @throws `finance/seed-not-whole`
 * @source seeded by SplitMix64, as the generator's authors recommend
 * @example
 * nextWord(randomStream(0)); // 1179900579
 */
export function randomStream(seed: number): RandomStream {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new UserError("finance/seed-not-whole", {
      expected: "a whole number from 0 to 2^53 - 1 as a seed",
      received: String(seed),
      action: "write any such number, and keep it: it makes the draws repeatable",
    });
  }
  const mask = (1n << 64n) - 1n;
  let state = BigInt(seed);
  const words = new Int32Array(4);
  for (const at of [0, 2]) {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let mixed = ((state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & mask;
    mixed ^= mixed >> 31n;
    words[at] = Number(BigInt.asIntN(32, mixed));
    words[at + 1] = Number(BigInt.asIntN(32, mixed >> 32n));
  }
  return { words };
}

/** The next word: a whole number from 0 to 2^32 - 1. */
export function nextWord({ words }: RandomStream): number {
  // By index: destructuring a typed array runs its iterator.
  const a = words[0] ?? 0;
  const b = words[1] ?? 0;
  const c = (words[2] ?? 0) ^ a;
  const d = (words[3] ?? 0) ^ b;
  const sum = (a + (words[3] ?? 0)) | 0;
  words[0] = a ^ d;
  words[1] = b ^ c;
  words[2] = c ^ (b << 9);
  words[3] = (d << 11) | (d >>> 21);
  return (((sum << 7) | (sum >>> 25)) + a) >>> 0;
}

/** The next number from 0 up to, not including, 1, with 53 random bits. */
export function nextUniform(stream: RandomStream): number {
  const high = nextWord(stream) >>> 5;
  const low = nextWord(stream) >>> 6;
  return (high * 67_108_864 + low) / 9_007_199_254_740_992;
}

/** Moves a stream on by 2^64 words: after n jumps of one seed, n streams that never meet. */
export function jump(stream: RandomStream): void {
  const { words } = stream;
  const reached = [0, 0, 0, 0];
  for (const constant of [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b]) {
    for (let bit = 0; bit < 32; bit++) {
      if (constant & (1 << bit)) reached.forEach((value, i) => (reached[i] = value ^ (words[i] ?? 0)));
      nextWord(stream);
    }
  }
  words.set(reached);
}
