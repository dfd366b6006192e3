import { UserError } from "../base/errors.ts";
import { formatQuantity, measured } from "../base/format.ts";
import type { Unit } from "../base/units.ts";

/** A figure as a source printed it: its value and what its last digit stands for, in the unit as printed. */
export interface PrintedNumber {
  readonly kind: "number";
  readonly text: string;
  readonly value: number;
  /** Half of the last printed digit: 0.005 for `1.13`. */
  readonly tolerance: number;
}

/** A printed range, `20-40`; an open one, `5.0+`, has an infinite upper end. */
export interface PrintedRange {
  readonly kind: "range";
  readonly text: string;
  readonly low: PrintedNumber;
  readonly high: PrintedNumber;
}

/** A direction that a source asserts. */
export interface PrintedDirection {
  readonly kind: "direction";
  readonly text: Direction;
}

/** What several sources print of one thing, `1.13, more than 1.2`: whether they agree is the claim. */
export interface PrintedSeveral {
  readonly kind: "several";
  readonly text: string;
  readonly each: readonly { readonly meant: string; readonly printed: PrintedNumber | PrintedRange | PrintedDirection }[];
}

export type Direction = "rises" | "falls";
export type Printed = PrintedNumber | PrintedRange | PrintedDirection | PrintedSeveral;

const numberPattern = /^[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;
const rangePattern = /^(.*\d)\s*(?:-|–|to)\s*(\d.*)$/u;

/**
 * Reads a figure with the precision in which it was printed: trailing zeros count, `~` is dropped.
 *
 * @param text - `1.13`, `4,500`, `~1.2`, `20-40`, `5.0+`, `rises`, `falls`; several, `1.13, more than 1.2`, for a claim about sources
 * @throws `claims/printed-unreadable`
 *
 * @example
 * const printed = readPrinted("1.13");
 * printed.kind === "number" && printed.tolerance; // 0.005
 * readPrinted("20-40").kind; // "range"
 */
export function readPrinted(text: string): Printed {
  const several = text.trim().split(/,\s+/);
  if (several.length > 1) return { kind: "several", text: text.trim(), each: several.map(readMeant) };
  return readOne(text);
}

function readMeant(text: string): PrintedSeveral["each"][number] {
  const [, meant = "", figure = text] = /^((?:more than|less than|about) )?(.*)$/u.exec(text) ?? [];
  return { meant, printed: readOne(figure) };
}

function readOne(text: string): PrintedNumber | PrintedRange | PrintedDirection {
  const trimmed = text.trim().replace(/^[~≈]\s*/u, "");
  if (trimmed === "rises" || trimmed === "falls") return { kind: "direction", text: trimmed };
  if (numberPattern.test(trimmed)) return printedNumber(trimmed);
  if (trimmed.endsWith("+") && numberPattern.test(trimmed.slice(0, -1))) {
    const open: PrintedNumber = { kind: "number", text: "open", value: Infinity, tolerance: 0 };
    return { kind: "range", text: trimmed, low: printedNumber(trimmed.slice(0, -1)), high: open };
  }
  const [, low, high] = rangePattern.exec(trimmed) ?? [];
  if (low !== undefined && high !== undefined && numberPattern.test(low.trim()) && numberPattern.test(high.trim())) {
    return printedRange(trimmed, printedNumber(low.trim()), printedNumber(high.trim()));
  }
  throw new UserError("claims/printed-unreadable", {
    expected: "a printed figure such as 1.13, 20-40, 5.0+, rises or falls",
    received: JSON.stringify(text),
    action: "write the figure without its unit, with as many digits as the source prints",
  });
}

/** Tells whether a number or a range is printed. */
export function isFigure(printed: Printed): printed is PrintedNumber | PrintedRange {
  return printed.kind === "number" || printed.kind === "range";
}

/** The figure as printed with the unit's signs around it: `USD 1.13tn`. */
export function printedText(printed: Printed, unit: Unit): string {
  if (printed.kind === "direction") return printed.text;
  if (printed.kind === "several") return printed.each.map((one) => one.meant + printedText(one.printed, unit)).join(", ");
  const [before = "", after = ""] = formatQuantity(1 / measured(1, unit), unit, 0).split("1");
  const isOpen = printed.text.endsWith("+");
  return isOpen ? `${before}${printed.text.slice(0, -1)}${after}+` : `${before}${printed.text}${after}`;
}

function printedNumber(text: string): PrintedNumber {
  const plain = text.replaceAll(",", "").replace("−", "-").replace("+", "");
  const decimals = plain.split(".")[1]?.length ?? 0;
  return { kind: "number", text, value: Number(plain), tolerance: 0.5 * 10 ** -decimals };
}

function printedRange(text: string, low: PrintedNumber, high: PrintedNumber): PrintedRange {
  if (low.value <= high.value) return { kind: "range", text, low, high };
  throw new UserError("claims/printed-unreadable", {
    expected: "a range from low to high",
    received: JSON.stringify(text),
    action: "put the lower end first",
  });
}
