import { escapeHtml } from "../base/explanation.ts";
import { type CheckedClaim, outcomeOf, outcomeText } from "../notebook/checked-claims.ts";

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
  const outcomes = claims.map((claim) => outcomeOf(claim, failed));
  const [failures, errored] = (["failed", "errored"] as const).map((one) => outcomes.filter((each) => each === one).length);
  const errors = failed ? `    <testcase name="all cells run"><error message="a cell failed"/></testcase>\n` : "";
  const counts = `tests="${claims.length + Number(failed)}" failures="${failures}" errors="${(errored ?? 0) + Number(failed)}"`;
  const cases = claims.map((claim) => caseXml(claim, failed)).join("");
  return `  <testsuite name=${quoted(file)} ${counts}>\n${cases}${errors}  </testsuite>\n`;
}

function caseXml(claim: CheckedClaim, runFailed: boolean): string {
  const name = `name=${quoted(`${claim.id}: ${claim.says}`)} classname=${quoted(claim.file)}`;
  const told = `printed ${claim.printed}, computed ${claim.computed}: ${claim.verdict}`;
  const output = `      <system-out>${escapeHtml(told)}</system-out>\n`;
  const outcome = outcomeOf(claim, runFailed);
  const element = outcome === "errored" ? "error" : "failure";
  const failure = outcome === "passed" ? "" : `      <${element} message=${quoted(outcomeText(claim, runFailed))}/>\n`;
  return `    <testcase ${name}>\n${output}${failure}    </testcase>\n`;
}

const quoted = (text: string) => `"${escapeHtml(text)}"`;
