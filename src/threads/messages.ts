import type { CorrelationMatrix } from "../finance/correlation.ts";
import type { NormalFactors } from "../finance/simulation.ts";

/** A function to be called on a thread, as its text. */
export interface WorkJob {
  readonly kind: "work";
  readonly source: string;
  readonly input: unknown;
}

/** Some of the streams of a simulation. */
export interface DrawsJob {
  readonly kind: "draws";
  readonly source: string;
  readonly factors: NormalFactors;
  readonly correlation: CorrelationMatrix | "independent";
  readonly draws: number;
  readonly antithetic: boolean;
  readonly seed: number;
  readonly streams: readonly number[];
  /** All outcomes of the simulation, in memory that its threads share: each fills the parts of its streams. */
  readonly outcomes: Float64Array<SharedArrayBuffer>;
}

/** What a thread is started with. */
export type Job = WorkJob | DrawsJob;

/** An error on its way between threads: cloning alone would lose its class and its code. */
export type ThrownParts =
  | {
      readonly kind: "user";
      readonly code: string;
      readonly expected: string;
      readonly received: string;
      readonly action: string;
    }
  | { readonly kind: "error"; readonly name: string; readonly message: string; readonly code?: string }
  | { readonly kind: "value"; readonly value: unknown };

/** What a thread tells. */
export type ThreadMessage =
  | { readonly type: "progress"; readonly share: number }
  | { readonly type: "done"; readonly value: unknown }
  | { readonly type: "failed"; readonly thrown: ThrownParts };
