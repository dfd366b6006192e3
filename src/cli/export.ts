import { basename } from "node:path";
import { Command } from "commander";
import { UserError } from "../base/errors.ts";
import { readNotebook } from "../notebook/read.ts";
import { renderReport } from "../notebook/report.ts";
import { writeWhole } from "../notebook/write.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

const examples = `
Examples:
  $ carrybook export model.ipynb                       writes model.html beside it
  $ carrybook export model.ipynb --output report.html

Exit codes: 0 written, 2 bad input or usage.`;

/** `carrybook export FILE.ipynb`: a report of the outputs that a notebook was saved with; nothing runs. */
export function exportCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  return new Command("export")
    .summary("make a one-file HTML report of a notebook's saved outputs")
    .description(
      "Makes a one-file HTML report of the outputs that a notebook was saved with. Nothing runs; any kernel's notebook will do.",
    )
    .argument("<file>", "the notebook, an .ipynb file")
    .option("-o, --output <file>", "write the report there instead of beside the notebook")
    .addHelpText("after", examples)
    .action(async (file: string, { output }: { output?: string }) => {
      const notebook = await readNotebook(file);
      const target = output ?? file.replace(/\.ipynb$/i, ".html");
      if (/\.ipynb$/i.test(target)) {
        throw new UserError("cli/usage", {
          expected: "--output to name an HTML file",
          received: target,
          action: "give it a name that ends in .html",
        });
      }
      await writeWhole(target, renderReport(notebook, { fileName: basename(file) }));
      terminal.out(`wrote ${target}\n`);
      end(exitCode.ok);
    });
}
