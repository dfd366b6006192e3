import { formatQuantity } from "../base/format.ts";
import type { Unit } from "../base/units.ts";
import type { Cell, Observations } from "./source.ts";

/** One number of a table, by its row and column. */
export interface ObservedNumber {
  /** What tells the row from others: `2026-05-15`, or `2026-05-31 Japan`. */
  readonly row: string;
  readonly column: string;
  readonly unit: Unit;
  readonly value: number;
}

/** A number that an agency has changed after the fact. */
export interface Revision extends ObservedNumber {
  readonly before: number;
}

/** What is different between two vintages of a file. */
export interface Changes {
  readonly added: readonly ObservedNumber[];
  readonly revised: readonly Revision[];
  readonly removed: readonly ObservedNumber[];
}

/**
 * Compares two vintages of a file number by number: rows are matched by their key columns, so that a row put in between moves nothing.
 *
 * @returns numbers that only the later one has, that differ, and that only the earlier one has, in the order of the rows
 */
export function compareObservations(before: Observations, after: Observations): Changes {
  const old = numbersOf(before);
  const now = numbersOf(after);
  const added: ObservedNumber[] = [];
  const revised: Revision[] = [];
  for (const [id, number] of now) {
    const earlier = old.get(id);
    if (!earlier) added.push(number);
    else if (earlier.value !== number.value) revised.push({ ...number, before: earlier.value });
  }
  return { added, revised, removed: [...old].filter(([id]) => !now.has(id)).map(([, number]) => number) };
}

/**
 * The changes in words for a terminal: counts, the span of what was added, and the first revisions in full.
 *
 * @param most - how many revisions and removals to list each
 */
export function describeChanges({ added, revised, removed }: Changes, most = 10): string {
  if (added.length + revised.length + removed.length === 0) return "no figure has changed";
  const lines = [`${added.length} added, ${revised.length} revised, ${removed.length} removed`];
  const [first, last] = [added[0], added.at(-1)];
  if (first && last) lines.push(`  added: ${first.row === last.row ? first.row : `${first.row} to ${last.row}`}`);
  for (const number of revised.slice(0, most)) {
    lines.push(`  revised: ${number.column} ${number.row}: ${showRevision(number)}`);
  }
  if (revised.length > most) lines.push(`  and ${revised.length - most} more revised`);
  for (const number of removed.slice(0, most))
    lines.push(`  removed: ${number.column} ${number.row}: ${show(number.value, number.unit)}`);
  if (removed.length > most) lines.push(`  and ${removed.length - most} more removed`);
  return lines.join("\n");
}

function numbersOf({ columns, info }: Observations): Map<string, ObservedNumber> {
  const keys = Object.keys(columns).filter((name) => info[name]?.key);
  const numbers = new Map<string, ObservedNumber>();
  for (const [column, cells] of Object.entries(columns)) {
    const unit = info[column]?.unit;
    if (!unit) continue;
    for (const [index, value] of cells.entries()) {
      if (typeof value !== "number") continue;
      const row = keys.map((key) => label(columns[key]?.[index])).join(" ");
      numbers.set(`${column}\n${row}`, { row, column, unit, value });
    }
  }
  return numbers;
}

function label(cell: Cell): string {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? "");
}

/** A revision can stand in a decimal that formatting would hide: then as many are shown as tell the two apart. */
function showRevision({ before, value, unit }: Revision): string {
  const texts = [undefined, 3, 4, 5, 6, 8, 10, 12].map((decimals) => [
    decimals === undefined ? show(before, unit) : formatQuantity(before, unit, decimals),
    decimals === undefined ? show(value, unit) : formatQuantity(value, unit, decimals),
  ]);
  const [was, is] = texts.find(([one, other]) => one !== other) ?? [String(before), String(value)];
  return `${was} is now ${is}`;
}

function show(value: number, unit: Unit): string {
  const decimals = unit === "rate" || unit === "pp" ? 3 : undefined;
  return formatQuantity(value, unit, decimals);
}
