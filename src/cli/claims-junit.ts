import { escapeHtml } from "../base/result.ts";
import type { ClaimRow } from "../notebook/claims.ts";

/** A claim after a run, beside the verdict that the notebook was saved with; the verdict is empty for one that is gone. */
export interface CheckedClaim extends ClaimRow {
  readonly file: string;
  readonly recorded: string | null;
}

interface Suite {
  readonly file: string;
  readonly claims: readonly CheckedClaim[];
  readonly failed: boolean;
}

/** A JUnit report: a suite for each notebook, a test for each claim, which fails where its verdict is not the recorded one. */
export function claimsXml(suites: readonly Suite[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.map(suiteXml).join("")}</testsuites>\n`;
}

function suiteXml({ file, claims, failed }: Suite): string {
  const failures = claims.filter(isDifferent).length;
  const errors = failed ? `    <testcase name="all cells run"><error message="a cell failed"/></testcase>\n` : "";
  const attributes = `name=${quoted(file)} tests="${claims.length + Number(failed)}" failures="${failures}" errors="${Number(failed)}"`;
  return `  <testsuite ${attributes}>\n${claims.map(caseXml).join("")}${errors}  </testsuite>\n`;
}

function caseXml(claim: CheckedClaim): string {
  const name = `name=${quoted(`${claim.id}: ${claim.says}`)} classname=${quoted(claim.file)}`;
  const told = `printed ${claim.printed}, computed ${claim.computed}: ${claim.verdict}`;
  const output = `      <system-out>${escapeHtml(told)}</system-out>\n`;
  const message = `recorded as ${claim.recorded ?? ""}, now ${claim.verdict || "gone"}`;
  const failure = isDifferent(claim) ? `      <failure message=${quoted(message)}/>\n` : "";
  return `    <testcase ${name}>\n${output}${failure}    </testcase>\n`;
}

/** The verdict is not the one that the notebook was saved with. */
export const isDifferent = (claim: CheckedClaim) => claim.recorded !== null && claim.recorded !== claim.verdict;
const quoted = (text: string) => `"${escapeHtml(text)}"`;
