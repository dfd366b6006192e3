import type { ColumnTable } from "arquero";
import { formatQuantity } from "../base/format.ts";
import type { Observed } from "../data/observed.ts";
import type { OfficialFigure } from "../data/snapshot.ts";
import { type Provenance, provenanceOf } from "../data/source.ts";
import { isTable } from "../tables/any-table.ts";

/** Official figures that went into a calculation: one observation, or a table of them. */
export type ClaimInput = Observed | OfficialFigure | ColumnTable;

/** Where an official figure comes from, and the figure itself where one is meant. */
export interface InputSource extends Provenance {
  /** `4.59% (2026-05-15)` */
  readonly figure?: string;
}

/** The sources of the inputs of a calculation, each once. */
export function sourcesOf(inputs: readonly ClaimInput[] = []): readonly InputSource[] {
  const sources = inputs.flatMap(sourcesOfOne);
  const keys = sources.map(({ sha256, series, figure }) => `${sha256} ${series} ${figure}`);
  return sources.filter((_, index) => keys.indexOf(keys[index] ?? "") === index);
}

function sourcesOfOne(input: ClaimInput): readonly InputSource[] {
  if (isTable(input)) return provenanceOf(input);
  const { unit, value, date, provenance } = input;
  const figure = `${unit ? formatQuantity(value, unit) : value} (${date})`;
  const name = "column" in input ? input.column : input.series;
  return [provenance].flat().map((source) => ({ ...source, series: seriesName(source, name), figure }));
}

/** A file of one series is named as its column; in another the column is told as well. */
function seriesName({ series }: Provenance, column: string): string {
  return series === column ? series : `${series}, ${column}`;
}
