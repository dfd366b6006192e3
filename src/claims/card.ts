import { mime, type MimeBundle } from "../base/host.ts";
import { escapeHtml } from "../base/explanation.ts";
import { type SavedClaim, type SavedSource, sourceTexts } from "../base/saved-claim.ts";
import { claimsCount, verdictCounts, verdictMark } from "../base/verdicts.ts";
import { savedClaim } from "./saved.ts";
import type { Verdict } from "./verdict.ts";

/** Verdicts as a MIME bundle: rows for tools, a table for readers, and text. */
export function claimsBundle(verdicts: readonly Verdict[]): MimeBundle {
  const claims = verdicts.map(savedClaim);
  return { [mime.claims]: { claims }, "text/html": claimsHtml(claims), "text/plain": claimsText(claims) };
}

function claimsText(claims: readonly SavedClaim[]): string {
  const lines = claims.flatMap((claim) => [
    `${verdictMark(claim.verdict)} ${claim.verdict}: ${claim.says} (${claim.section})`,
    `    printed ${claim.printed}, computed ${claim.computed}${isOff(claim) ? `, off by ${claim.off}` : ""}`,
    ...words(claim).map((text) => `    ${text}`),
    ...sourceTexts(claim.sources).map((text) => `    source: ${text}`),
  ]);
  return [...lines, `${claimsCount(claims.length)}; ${verdictCounts(claims)}`].join("\n");
}

const words = ({ note, holdsWhen }: SavedClaim) => [note ?? "", holdsWhen ?? ""].filter((text) => text !== "");
const isOff = ({ verdict, off }: SavedClaim) => verdict === "does not reproduce" && off !== null;

/** Programs that show notebooks drop styles and scripts: a plain table, and what is not wanted at first sight in `<details>`. */
function claimsHtml(claims: readonly SavedClaim[]): string {
  const head = ["Claim", "Printed", "Computed", "Verdict"].map((title) => `<th style="text-align:left">${title}</th>`);
  return [
    `<table><thead><tr>${head.join("")}</tr></thead><tbody>${claims.map(rowHtml).join("")}</tbody></table>`,
    `<p>${escapeHtml(`${claimsCount(claims.length)}; ${verdictCounts(claims)}`)}</p>`,
  ].join("");
}

function rowHtml(claim: SavedClaim): string {
  const { says, section, printed, computed, verdict } = claim;
  const small = [...words(claim), ...sourceTexts(claim.sources)].map((text) => `<br><small>${escapeHtml(text)}</small>`);
  const off = isOff(claim) ? `<br><small>off by ${escapeHtml(claim.off ?? "")}</small>` : "";
  const cell = (html: string, style = "") => `<td style="text-align:left${style}">${html}</td>`;
  return [
    "<tr>",
    cell(`${escapeHtml(says)} <small>(${escapeHtml(section)})</small>${small.join("")}${detailsHtml(claim)}`),
    cell(escapeHtml(printed)),
    cell(escapeHtml(computed) + off),
    cell(`${verdictMark(verdict)} ${escapeHtml(verdict)}`, ";white-space:nowrap"),
    "</tr>",
  ].join("");
}

/** How the figure was computed, and from which bytes. */
function detailsHtml({ id, steps, sources, off }: SavedClaim): string {
  if (steps.length === 0 && sources.length === 0) return "";
  const lines = [
    `claim ${id}${off === null ? "" : `, off by ${off}`}`,
    ...steps.flatMap(({ name, value, formula, inputs, steps: inner, warnings }) => [
      `${name} = ${value}`,
      `  formula: ${formula}`,
      `  inputs: ${inputs.join(", ")}`,
      ...inner.map((step) => `  ${step.join(" = ")}`),
      ...warnings.map((warning) => `  warning: ${warning}`),
    ]),
    ...sources.map(sourceLine),
  ];
  return `<details><summary>Steps and inputs</summary><pre style="white-space:pre-wrap">${escapeHtml(lines.join("\n"))}</pre></details>`;
}

function sourceLine({ agency, series, figure, asOf, origin, url, sha256, note }: SavedSource): string {
  const parts = [figure, `newest observation ${asOf}`, origin === "agency" ? null : origin, url, `sha256 ${sha256}`, note];
  return `${agency}, ${series}: ${parts.filter((part) => part !== null && part !== "").join("; ")}`;
}
