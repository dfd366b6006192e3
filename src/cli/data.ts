import { Command } from "commander";
import { describeChanges } from "../data/changes.ts";
import { listPins, type PinUpdate, updatePins, verifyPins } from "../data/manage.ts";
import type { Pin } from "../data/pins.ts";
import { DataSession } from "../data/session.ts";
import { readNotebook } from "../notebook/read.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

const examples = `
A notebook reads the same figures at every run: the file NOTEBOOK.pins.json beside it names each file that it read by the hash
of its bytes. Agencies revise; "update" moves the pins on purpose and says what changed in the figures.

Examples:
  $ carrybook data list model.ipynb
  $ carrybook data verify model.ipynb
  $ carrybook data update model.ipynb fred/DGS10

Exit codes: 0 done, 1 a pin cannot be read or moved, 2 bad input or usage.`;

/** `carrybook data list|verify|update NOTEBOOK`: the official data that a notebook is pinned to. */
export function dataCommand(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const command = new Command("data")
    .summary("list, verify or update the official data a notebook is pinned to")
    .description("Shows, checks or moves the pins of a notebook: which bytes of which agency it reads.")
    .addHelpText("after", examples);
  const part = (name: string, summary: string) =>
    command.command(name).summary(summary).description(`${summary}.`).argument("<notebook>", "the notebook, an .ipynb file");
  part("list", "list what the notebook is pinned to").action(async (file: string) => end(await list(file, terminal)));
  part("verify", "check without a network that each pin can be read").action(async (file: string) =>
    end(await verify(file, terminal)),
  );
  part("update", "read again from the agencies and move the pins")
    .argument("[keys...]", "only these pins")
    .action(async (file: string, keys: string[]) => end(await update(file, keys, terminal)));
  return command;
}

async function list(file: string, terminal: Terminal): Promise<ExitCode> {
  const pins = await listPins(await sessionOf(file));
  terminal.out(pins.length === 0 ? `${file} is pinned to nothing yet: run it\n` : pins.map(pinText).join(""));
  return exitCode.ok;
}

async function verify(file: string, terminal: Terminal): Promise<ExitCode> {
  const checks = await verifyPins(await sessionOf(file));
  for (const { pin, problem } of checks) {
    terminal.out(`${problem ? terminal.paint("red", "fails") : "ok   "}  ${pin.key}${problem ? `: ${problem.message}` : ""}\n`);
  }
  terminal.out(
    `${checks.length === 1 ? "1 pin" : `${checks.length} pins`}, ${checks.filter(({ problem }) => problem).length} that cannot be read\n`,
  );
  return checks.some(({ problem }) => problem) ? exitCode.failed : exitCode.ok;
}

async function update(file: string, keys: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const updates = await updatePins(await sessionOf(file), keys.length > 0 ? { keys } : {});
  for (const one of updates) terminal.out(updateText(one, terminal));
  return updates.some(({ problem }) => problem) ? exitCode.failed : exitCode.ok;
}

/** The data of a notebook that is there and can be read. */
async function sessionOf(file: string): Promise<DataSession> {
  await readNotebook(file);
  return new DataSession({ notebook: file });
}

function pinText(pin: Pin): string {
  return `${pin.key}\n    ${pin.origin}, as of ${pin.asOf}, read ${pin.retrievedAt}\n    sha256 ${pin.sha256}\n    ${pin.url}\n`;
}

function updateText({ before, after, changes, problem }: PinUpdate, terminal: Terminal): string {
  if (problem) return `${terminal.paint("red", "stays")}  ${before.key}: ${problem.message}\n`;
  if (after.sha256 === before.sha256) return `same   ${before.key}\n`;
  const told = changes ? describeChanges(changes) : "the earlier bytes are gone, so there is nothing to compare with";
  return `moved  ${before.key}: as of ${before.asOf}, now ${after.asOf}\n${told.replace(/^/gm, "    ")}\n`;
}
