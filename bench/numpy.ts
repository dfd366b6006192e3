import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { type Entry, quantile } from "./entry.ts";

/** What a calculation is set beside: the same with NumPy, in one Python process that lives as long as the entry. */
export interface NumpyWork {
  readonly name: string;
  readonly run: () => unknown;
  /** Python before the clock starts; `np` is NumPy, `g` a generator of random numbers, `data` what is given below. */
  readonly setup: string;
  /** One line of Python: what is timed. */
  readonly work: string;
  readonly data?: Float64Array;
}

/** Each figure is a median: one slow turn of a busy machine does not count. */
const turns = 5;

const missing =
  spawnSync("python3", ["-c", "import numpy"]).status === 0
    ? undefined
    : "NumPy; install it with `apt-get install python3-numpy` or `pip install numpy`, so that `python3 -c 'import numpy'` works";

/** An entry whose baseline is NumPy on the same machine in the same run; both sides in milliseconds, Python's start left out. */
export function besideNumpy({ name, run, ...python }: NumpyWork): Entry {
  let peer: NumpyPeer | undefined;
  return {
    name: `${name} / NumPy`,
    unit: "ms",
    measuresItself: true,
    ...(missing === undefined ? {} : { missing }),
    run: () => medianMs(run),
    baseline: () => (peer ??= new NumpyPeer(python)).medianMs(),
    close: () => peer?.end(),
  };
}

async function medianMs(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const startedMs = performance.now();
    await run();
    times.push(performance.now() - startedMs);
  }
  return quantile(times, 0.5);
}

/** Measures one piece of work whenever it is asked to. */
class NumpyPeer {
  readonly #python: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;

  constructor({ setup, work, data = new Float64Array() }: Omit<NumpyWork, "name" | "run">) {
    const script = [
      "import base64, sys, time, numpy as np",
      "data = np.frombuffer(base64.b64decode(sys.stdin.readline()))",
      "g = np.random.default_rng(1)",
      setup,
      "def once():",
      `  t = time.perf_counter(); ${work}; return 1e3 * (time.perf_counter() - t)`,
      "once()",
      `for _ in sys.stdin: print(sorted(once() for _ in range(${turns}))[${turns >> 1}], flush=True)`,
    ].join("\n");
    // One thread a side: on matrices of a few hundred rows, two threads of OpenBLAS are slower than one.
    const env = { ...process.env, OPENBLAS_NUM_THREADS: "1" };
    this.#python = spawn("python3", ["-c", script], { env, stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#python.stdout });
    const bytes = Buffer.from(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
    this.#python.stdin.write(`${bytes.toString("base64")}\n`);
  }

  async medianMs(): Promise<number> {
    const answer = once(this.#lines, "line");
    const ended = once(this.#lines, "close").then(() => {
      throw new Error("expected NumPy's time, got the end of Python; its error stands above");
    });
    this.#python.stdin.write("again\n");
    return Number((await Promise.race([answer, ended]))[0]);
  }

  async end(): Promise<void> {
    this.#python.stdin.end();
    await once(this.#python, "close");
  }
}
