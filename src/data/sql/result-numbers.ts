/** Values of a column of a table: as memory where none is missing, else one by one, `undefined` for a missing one. */
export type ColumnValues = ArrayLike<unknown>;

/** The memory of a column in a chunk: its rows, and whether one of them is missing. */
export interface ChunkMemory {
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly isMissing: ((row: number) => boolean) | undefined;
}

/** Gathers figures from the memory of chunks. */
export interface MemoryReader {
  readonly take: (memory: ChunkMemory) => void;
  readonly column: () => ColumnValues;
}

type Figures = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

interface FiguresConstructor<Values extends Figures = Figures> {
  new (length: number): Values;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Values;
}

/** A copy of a chunk's memory, and its rows that are missing. */
interface Piece<Values> {
  readonly values: Values;
  readonly isMissing: Uint8Array | undefined;
}

/** Gathers memory as it is into one typed array; where a value is missing, into a list with `undefined` in its place. */
export function memoryReader(constructor: FiguresConstructor): MemoryReader {
  const pieces: Piece<Figures>[] = [];
  return {
    take: ({ bytes, rows, isMissing }) => {
      const values = new constructor(rows);
      values.set(new constructor(bytes.buffer, bytes.byteOffset, rows));
      pieces.push({ values, isMissing: missingOf(rows, isMissing) });
    },
    column: () => joined(constructor, pieces),
  };
}

/**
 * Gathers whole numbers of 64 bits. They become numbers where all are exact as such; one beyond 2^53 makes bigints of the whole
 * column, so that no figure is ever rounded and a column is of one type.
 */
export function wholeReader(isSigned: boolean): MemoryReader {
  const pieces: Piece<DataView>[] = [];
  let areExact = true;
  return {
    take: ({ bytes, rows, isMissing }) => {
      const missing = missingOf(rows, isMissing);
      const view = copyOf(bytes);
      for (let row = 0; row < rows && areExact; row++) {
        const high = isSigned ? view.getInt32(row * 8 + 4, true) : view.getUint32(row * 8 + 4, true);
        areExact = missing?.[row] === 1 || (high < 2 ** 21 && high >= -(2 ** 21));
      }
      pieces.push({ values: view, isMissing: missing });
    },
    column: () => {
      if (!areExact) return pieces.flatMap((piece) => bigintsOf(piece, isSigned));
      return joined(
        Float64Array,
        pieces.map(({ values, isMissing }) => ({ values: exactNumbers(values, isSigned), isMissing })),
      );
    },
  };
}

/** Gathers decimals of up to 18 digits as the numbers nearest to them. */
export function decimalReader({ width, scale }: { readonly width: number; readonly scale: number }): MemoryReader {
  const pieces: Piece<Float64Array>[] = [];
  const bytesEach = width <= 4 ? 2 : width <= 9 ? 4 : 8;
  // An exact number by an exact power of ten gives the nearest one; beyond 2^53 the digits are read as text.
  const power = 10 ** scale;
  const scaled = (value: number | bigint) =>
    typeof value === "bigint" && !Number.isSafeInteger(Number(value)) ? Number(`${value}e-${scale}`) : Number(value) / power;
  return {
    take: ({ bytes, rows, isMissing }) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const at = (row: number) =>
        bytesEach === 2
          ? view.getInt16(row * 2, true)
          : bytesEach === 4
            ? view.getInt32(row * 4, true)
            : view.getBigInt64(row * 8, true);
      pieces.push({
        values: Float64Array.from({ length: rows }, (_, row) => scaled(at(row))),
        isMissing: missingOf(rows, isMissing),
      });
    },
    column: () => joined(Float64Array, pieces),
  };
}

function missingOf(rows: number, isMissing: ChunkMemory["isMissing"]): Uint8Array | undefined {
  if (!isMissing) return undefined;
  const missing = Uint8Array.from({ length: rows }, (_, row) => (isMissing(row) ? 1 : 0));
  return missing.includes(1) ? missing : undefined;
}

function joined(constructor: FiguresConstructor, pieces: readonly Piece<Figures>[]): ColumnValues {
  if (pieces.some(({ isMissing }) => isMissing !== undefined)) {
    return pieces.flatMap(({ values, isMissing }) =>
      Array.from(values, (value, row) => (isMissing?.[row] === 1 ? undefined : value)),
    );
  }
  const whole = new constructor(pieces.reduce((sum, { values }) => sum + values.length, 0));
  let at = 0;
  for (const { values } of pieces) {
    whole.set(values, at);
    at += values.length;
  }
  return whole;
}

function copyOf(bytes: Uint8Array): DataView {
  return new DataView(new Uint8Array(bytes).buffer);
}

function exactNumbers(view: DataView, isSigned: boolean): Float64Array {
  const numbers = new Float64Array(view.byteLength / 8);
  for (let row = 0; row < numbers.length; row++) {
    const high = isSigned ? view.getInt32(row * 8 + 4, true) : view.getUint32(row * 8 + 4, true);
    numbers[row] = high * 2 ** 32 + view.getUint32(row * 8, true);
  }
  return numbers;
}

function bigintsOf({ values, isMissing }: Piece<DataView>, isSigned: boolean): (bigint | undefined)[] {
  return Array.from({ length: values.byteLength / 8 }, (_, row) => {
    if (isMissing?.[row] === 1) return undefined;
    return isSigned ? values.getBigInt64(row * 8, true) : values.getBigUint64(row * 8, true);
  });
}
