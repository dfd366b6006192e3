import { mime, type MimeBundle } from "../base/host.ts";
import { escapeHtml } from "../base/result.ts";
import { type Verdict, type VerdictWord, verdictWords } from "./verdict.ts";

/** A mark that is read in black and white too; the word always stands beside it. */
const marks: Record<VerdictWord, string> = {
  reproduces: "✓",
  "does not reproduce": "✗",
  "needs a model": "◐",
  "not checkable": "?",
};

/** A claim as it is saved in a notebook, for the command and the editor to list. */
export interface ClaimRow {
  readonly id: string;
  readonly source: string;
  readonly section: string;
  readonly says: string;
  readonly printed: string;
  readonly unit: string;
  readonly asOf: string | null;
  readonly computed: string;
  readonly verdict: VerdictWord;
  readonly comparison: string;
  readonly distance: number | null;
  readonly note: string | null;
  /** `Ministry of Finance Japan, 10Y`, one for each official series. */
  readonly sources: readonly string[];
}

/** Verdicts as a MIME bundle: rows for tools, a table for readers, and text. */
export function claimsBundle(verdicts: readonly Verdict[]): MimeBundle {
  return {
    [mime.claims]: { claims: verdicts.map(rowOf) },
    "text/html": claimsHtml(verdicts),
    "text/plain": claimsText(verdicts),
  };
}

function rowOf(verdict: Verdict): ClaimRow {
  const { id, source, section, says, unit, asOf } = verdict.claim;
  return {
    id,
    source,
    section,
    says,
    printed: verdict.printedText,
    unit,
    asOf: asOf ?? null,
    computed: verdict.computed,
    verdict: verdict.verdict,
    comparison: verdict.comparison,
    distance: verdict.distance ?? null,
    note: verdict.note ?? null,
    sources: sourceTexts(verdict),
  };
}

function sourceTexts(verdict: Verdict): string[] {
  return verdict.sources.map(({ agency, series, origin }) => `${agency}, ${series}${origin === "snapshot" ? " (snapshot)" : ""}`);
}

/** `3 reproduce, 1 does not reproduce`: the verdicts that occur, with their numbers. */
export function countsText(verdicts: readonly { readonly verdict: VerdictWord }[]): string {
  return verdictWords
    .map((word) => [word, verdicts.filter((one) => one.verdict === word).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word}: ${count}`)
    .join(", ");
}

function claimsText(verdicts: readonly Verdict[]): string {
  const lines = verdicts.flatMap((verdict) => [
    `${marks[verdict.verdict]} ${verdict.verdict}: ${verdict.claim.says} (${verdict.claim.section})`,
    `    printed ${verdict.printedText}, computed ${verdict.computed}`,
    ...(verdict.note ? [`    ${verdict.note}`] : []),
    ...sourceTexts(verdict).map((source) => `    source: ${source}`),
  ]);
  return [...lines, `${verdicts.length === 1 ? "1 claim" : `${verdicts.length} claims`}; ${countsText(verdicts)}`].join("\n");
}

function claimsHtml(verdicts: readonly Verdict[]): string {
  const cell = (text: string) => `<td style="text-align:left">${escapeHtml(text)}</td>`;
  const rows = verdicts.map((verdict) => {
    const small = [verdict.note ?? "", ...sourceTexts(verdict)].filter((text) => text !== "");
    const note = small.map((text) => `<br><small>${escapeHtml(text)}</small>`).join("");
    const steps = verdict.steps.length > 0 ? stepsHtml(verdict) : "";
    return [
      `<tr><td style="text-align:left">${escapeHtml(verdict.claim.says)} <small>(${escapeHtml(verdict.claim.section)})</small>${note}${steps}</td>`,
      cell(verdict.printedText),
      cell(verdict.computed),
      `<td style="text-align:left;white-space:nowrap">${marks[verdict.verdict]} ${verdict.verdict}</td></tr>`,
    ].join("");
  });
  return [
    `<table><thead><tr><th style="text-align:left">Claim</th><th style="text-align:left">Printed</th><th style="text-align:left">Computed</th><th style="text-align:left">Verdict</th></tr></thead>`,
    `<tbody>${rows.join("")}</tbody></table><p>${escapeHtml(countsText(verdicts))}</p>`,
  ].join("");
}

function stepsHtml(verdict: Verdict): string {
  const text = verdict.steps.map(String).join("\n");
  return `<details><summary>Steps</summary><pre>${escapeHtml(text)}</pre></details>`;
}
