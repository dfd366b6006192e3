import { samePicture } from "./compare-picture.ts";
import type { Output, OutputData } from "./nbformat.ts";
import { isJsonMime, joinText, mimeText, stripAnsi } from "./text.ts";

/** Where two outputs part, with what stands there in each, in one line. */
export interface Difference {
  /** The output's place in its cell, from 1. */
  readonly output: number;
  /** The part of the output: `stdout, line 3`, `application/json at .rows[2]`. */
  readonly where: string;
  readonly saved: string;
  readonly now: string;
}

export interface CompareOptions {
  /** How far two numbers may lie apart, as a share of the larger one, or of 1 where both are smaller. */
  readonly tolerance: number;
}

/**
 * Compares the outputs that a cell was saved with to those of a new run. Pictures are equal when their pixels are, JSON when its
 * values are whatever their order, text when it is but for numbers within the tolerance; execution counts, metadata and the
 * frames of an error do not count.
 *
 * @returns the first difference of each output; none where all are the same
 */
export function compareOutputs(saved: readonly Output[], now: readonly Output[], options: CompareOptions): Difference[] {
  const [before, after] = [joinStreams(saved), joinStreams(now)];
  const differences = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => {
    const [one, other] = [before[index], after[index]];
    const part = one && other ? compareOutput(one, other, options) : outline(one, other);
    return part && { output: index + 1, ...part };
  });
  return differences.filter((difference) => difference !== undefined);
}

type Part = Omit<Difference, "output">;

/** Prints of one stream that follow each other are one output, however they were cut. */
function joinStreams(outputs: readonly Output[]): Output[] {
  const joined: Output[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      joined[joined.length - 1] = { ...last, text: joinText(last.text) + joinText(output.text) };
    } else joined.push(output);
  }
  return joined;
}

function compareOutput(saved: Output, now: Output, options: CompareOptions): Part | undefined {
  if (saved.output_type === "stream" && now.output_type === "stream" && saved.name === now.name) {
    return compareText(saved.name, joinText(saved.text), joinText(now.text), options);
  }
  if (saved.output_type === "error" && now.output_type === "error") {
    return compareText("error", `${saved.ename}: ${saved.evalue}`, `${now.ename}: ${now.evalue}`, options);
  }
  if ("data" in saved && "data" in now) return compareData(saved.data, now.data, options);
  return outline(saved, now);
}

function compareData(saved: OutputData, now: OutputData, options: CompareOptions): Part | undefined {
  for (const type of new Set([...Object.keys(saved), ...Object.keys(now)])) {
    if (!(type in now)) return { where: type, saved: "is there", now: "missing" };
    if (!(type in saved)) return { where: type, saved: "missing", now: "is there" };
    const difference = compareMime(type, saved, now, options);
    if (difference) return difference;
  }
  return undefined;
}

function compareMime(type: string, saved: OutputData, now: OutputData, options: CompareOptions): Part | undefined {
  if (isJsonMime(type)) return compareJson(type, "", saved[type], now[type], options);
  const [before, after] = [mimeText(saved, type), mimeText(now, type)];
  if (before === undefined || after === undefined) return compareJson(type, "", saved[type], now[type], options);
  if (!type.startsWith("image/") || type === "image/svg+xml") return compareText(type, before, after, options);
  return samePicture(before, after) ? undefined : { where: type, saved: "a picture", now: "another picture" };
}

/** The first line in which two texts differ by more than colour codes and numbers within the tolerance. */
function compareText(where: string, saved: string, now: string, { tolerance }: CompareOptions): Part | undefined {
  if (saved === now) return undefined;
  const [before, after] = [saved, now].map((text) => stripAnsi(text).replace(/\n$/, "").split("\n"));
  if (!before || !after) return undefined;
  for (let line = 0; line < Math.max(before.length, after.length); line++) {
    const [one, other] = [before[line], after[line]];
    if (one !== undefined && other !== undefined && isSameLine(one, other, tolerance)) continue;
    const place = before.length > 1 || after.length > 1 ? `${where}, line ${line + 1}` : where;
    return {
      where: place,
      saved: one === undefined ? "no such line" : cut(one),
      now: other === undefined ? "no such line" : cut(other),
    };
  }
  return undefined;
}

const number = /[-+]?\d[\d,]*(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

function isSameLine(one: string, other: string, tolerance: number): boolean {
  if (one === other) return true;
  if (one.replace(number, "#") !== other.replace(number, "#")) return false;
  const others = other.match(number) ?? [];
  return (one.match(number) ?? []).every((text, index) => isNear(valueOf(text), valueOf(others[index] ?? ""), tolerance));
}

const valueOf = (text: string) => Number(text.replaceAll(",", ""));

function isNear(one: number, other: number, tolerance: number): boolean {
  return Object.is(one, other) || Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(one), Math.abs(other));
}

/** The first place in which two JSON values differ. */
function compareJson(type: string, path: string, saved: unknown, now: unknown, options: CompareOptions): Part | undefined {
  if (typeof saved === "number" && typeof now === "number" && isNear(saved, now, options.tolerance)) return undefined;
  if (typeof saved === "object" && typeof now === "object" && saved !== null && now !== null) {
    if (Array.isArray(saved) === Array.isArray(now)) {
      for (const key of new Set([...Object.keys(saved), ...Object.keys(now)])) {
        const step = Array.isArray(saved) ? `[${key}]` : `.${key}`;
        const values = [saved, now].map((value) => (value as Record<string, unknown>)[key]);
        const difference = compareJson(type, path + step, values[0], values[1], options);
        if (difference) return difference;
      }
      return undefined;
    }
  }
  if (Object.is(saved, now)) return undefined;
  return { where: path === "" ? type : `${type} at ${path}`, saved: describe(saved), now: describe(now) };
}

function describe(value: unknown): string {
  return value === undefined ? "missing" : cut(JSON.stringify(value));
}

/** The difference between outputs of two kinds, or between one and none. */
function outline(saved: Output | undefined, now: Output | undefined): Part | undefined {
  const words = [saved, now].map((output) =>
    output === undefined ? "no output" : output.output_type === "stream" ? output.name : output.output_type,
  );
  return { where: "the output", saved: words[0] ?? "", now: words[1] ?? "" };
}

function cut(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
