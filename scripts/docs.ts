import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { apiPage, apiPath, writtenApiPage } from "./docs/api-page.ts";
import { root } from "./run/tool.ts";

// Writes docs/api.md from the docstrings; with --check it only says whether the page is stale.
const page = await apiPage();
const isStale = page !== writtenApiPage();
if (!process.argv.includes("--check")) {
  writeFileSync(join(root, apiPath), page);
} else if (isStale) {
  console.error(`expected ${apiPath} as the docstrings say it, got an older one; run "node scripts/docs.ts" and commit the page`);
  process.exitCode = 1;
}
