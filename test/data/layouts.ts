import { readFileSync } from "node:fs";
import { parseAcm } from "../../src/data/parse/acm.ts";
import { parseBis } from "../../src/data/parse/bis.ts";
import { parseBojPortfolio } from "../../src/data/parse/boj.ts";
import { type FredUnit, parseFred } from "../../src/data/parse/fred.ts";
import { parseGsw } from "../../src/data/parse/gsw.ts";
import { parseH15 } from "../../src/data/parse/h15.ts";
import { parseMof, parseMofJapanese } from "../../src/data/parse/mof.ts";
import type { ParseOptions } from "../../src/data/parse/source-text.ts";
import { parseTicCurrent } from "../../src/data/parse/tic-current.ts";
import { parseTicHistory } from "../../src/data/parse/tic-history.ts";
import { parseTreasuryPar } from "../../src/data/parse/treasury-par.ts";
import type { Observations } from "../../src/data/source.ts";

export type Parse = (bytes: Uint8Array, options?: ParseOptions) => Observations;

const fredUnit = (series: string): FredUnit => ({ unit: series === "DEXJPUS" ? "jpyPerUsd" : "rate" });
const fred: Parse = (bytes, options) => parseFred(bytes, fredUnit, options);

/** Each small hand-made file, under the name that the agency gives it, with its parser. */
export const layouts = {
  "fredgraph.csv": fred,
  "fredgraph-old.csv": fred,
  "jgbcme_all.csv": parseMof,
  "jgbcme.csv": parseMof,
  "jgbcm_all.csv": parseMofJapanese,
  "mfhhis01.txt": parseTicHistory,
  "slt_table5.txt": parseTicCurrent,
  "FRB_H15.csv": parseH15,
  "daily-treasury-rates.csv": parseTreasuryPar,
  "WS_CBPOL.csv": parseBis,
  "ACMTermPremium.csv": parseAcm,
  "feds200628.csv": parseGsw,
  "6pi-1.csv": parseBojPortfolio,
} satisfies Record<string, Parse>;

export type FixtureName = keyof typeof layouts;

export const fixtureNames = Object.keys(layouts) as readonly FixtureName[];

/** The bytes of a hand-made file. */
export function fixture(name: FixtureName): Buffer {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url));
}

/** A row of what a parser read, dates as `2026-05-15`. */
export function rowOf({ columns }: Observations, index: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, cells]) => {
      const cell = cells.at(index);
      return [name, cell instanceof Date ? cell.toISOString().slice(0, 10) : cell];
    }),
  );
}

/** How many rows a parser read; every column must have as many. */
export function rowCount({ columns }: Observations): number {
  const lengths = new Set(Object.values(columns).map((cells) => cells.length));
  if (lengths.size !== 1) throw new Error(`columns of different lengths: ${[...lengths].join(", ")}`);
  return [...lengths][0] ?? 0;
}

/** The BIS file with the rows of Japan alone, as an export of one series has them. */
export function policyRatesOfJapan(): Buffer {
  const lines = fixture("WS_CBPOL.csv").toString().split("\n");
  return Buffer.from(lines.filter((line) => !line.includes("M.US")).join("\n"));
}
