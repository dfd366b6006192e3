import { type SavedCalculation, sourceTexts } from "../../base/saved-claim.ts";
import { countVerdicts, verdictCounts, verdictMark } from "../../base/verdicts.ts";
import { type ListedClaim } from "../../notebook/listed-claims.ts";

const notRun = "not run";
const verdictOf = ({ row }: ListedClaim) => row?.verdict ?? notRun;

/** What stands beside a claim in a tree: `printed 4.00%, computed 4.28%`. */
export function claimLine({ printed, row }: ListedClaim): string {
  return row
    ? `printed ${row.printed}, computed ${row.computed}`
    : [printed && `printed ${printed}`, notRun].filter(Boolean).join(", ");
}

/** What stands beside a notebook: `✗ 19  ◐ 25  ? 14  ✓ 41`, and how many have not run. */
export function countsLine(claims: readonly ListedClaim[]): string {
  const rows = claims.flatMap(({ row }) => row ?? []);
  const counts = countVerdicts(rows).map(([verdict, count]) => `${verdictMark(verdict)} ${count}`);
  const waiting = claims.length - rows.length;
  return [...counts, ...(waiting > 0 ? [`${waiting} ${notRun}`] : [])].join("  ");
}

/** The same in words, for those who listen. */
export function countsWords(claims: readonly ListedClaim[]): string {
  return verdictCounts(claims.map((claim) => ({ verdict: verdictOf(claim) })));
}

/** The name of the editor's icon for a claim, and of the colour that it has there. */
export function claimIcon({ row }: ListedClaim): { readonly icon: string; readonly colour: string } {
  if (row === undefined) return { icon: "circle-outline", colour: "descriptionForeground" };
  return icons[row.verdict] ?? { icon: "question", colour: "descriptionForeground" };
}

const icons: Readonly<Record<string, { readonly icon: string; readonly colour: string }>> = {
  reproduces: { icon: "pass", colour: "charts.green" },
  "does not reproduce": { icon: "error", colour: "testing.iconFailed" },
  "needs a model": { icon: "color-mode", colour: "list.warningForeground" },
};

/** A claim with all that it carries, in Markdown: verdict, figures, why, the arithmetic, the sources. */
export function claimMarkdown(claim: ListedClaim): string {
  const { says, section, row } = claim;
  const title = `**${escaped(says)}**${section === "" ? "" : ` (${escaped(section)})`}`;
  if (!row) return `${title}\n\n${escaped(claimLine(claim))}: its cell has not run.`;
  const off = row.off === null ? "" : `, off by ${row.off}`;
  return [
    title,
    `${verdictMark(row.verdict)} ${escaped(`${row.verdict}: ${claimLine(claim)}${off}`)}`,
    ...[row.note ?? "", row.holdsWhen ?? ""].filter((text) => text !== "").map(escaped),
    ...row.steps.map((step) => fenced(calculationText(step))),
    ...sourceTexts(row.sources).map((text) => `Source: ${escaped(text)}`),
  ].join("\n\n");
}

function calculationText({ name, value, formula, inputs, steps }: SavedCalculation): string {
  return [`${name} = ${value}`, `  ${formula}`, `  ${inputs.join(", ")}`, ...steps.map((step) => `  ${step.join(" = ")}`)].join(
    "\n",
  );
}

/** A claim as plain text, for the clipboard. */
export function claimText(claim: ListedClaim): string {
  const { says, section, row } = claim;
  const words = [row?.note ?? "", row?.holdsWhen ?? ""].filter((text) => text !== "");
  return [`${says}${section === "" ? "" : ` (${section})`}: ${claimLine(claim)}${row ? `: ${row.verdict}` : ""}`, ...words].join(
    "\n",
  );
}

/** A notebook's claims as a Markdown table, for the clipboard. */
export function claimsTableMarkdown(claims: readonly ListedClaim[]): string {
  const lines = claims.map((claim) => {
    const { says, section, printed, row } = claim;
    const mark = row ? `${verdictMark(row.verdict)} ` : "";
    return [says, section, row?.printed ?? printed, row?.computed ?? "", `${mark}${verdictOf(claim)}`].map(escaped);
  });
  return [["Claim", "Section", "Printed", "Computed", "Verdict"], ["---", "---", "---", "---", "---"], ...lines]
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");
}

/** What a notebook says is text, never markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>&~$]/g, "\\$&").replace(/\s+/g, " ");
}

/** A fence that the text cannot close. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
