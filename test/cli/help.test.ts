import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { runHere } from "./command.ts";

describe("carrybook --help", () => {
  it("names every command in one line each", async () => {
    const { code, out, error } = await runHere("--help");
    assert.equal(code, 0);
    assert.equal(error, "");
    assert.match(out, /run \[options\] <files\.\.\.> +run notebooks, show their claims, keep their outputs\n/);
    assert.match(out, /check \[options\] <files\.\.\.> +check the types in notebooks' cells, without running them\n/);
    assert.match(out, /verify \[options\] <files\.\.\.> +run notebooks anew and compare with their saved outputs\n/);
    assert.match(out, /export \[options\] <file> +make a one-file HTML report of a notebook's saved outputs\n/);
  });

  it("explains a command with examples and exit codes, in lines that fit", async () => {
    for (const command of ["run", "check", "verify", "export"]) {
      const { code, out } = await runHere(command, "--help");
      assert.equal(code, 0);
      assert.match(
        out,
        new RegExp(
          `Usage: carrybook ${command} \\[options\\] <files?(?:\\.\\.\\.)?>[^]*Examples:\\n {2}\\$ carrybook ${command} [^]*Exit codes: 0 `,
        ),
      );
      assert.deepEqual(
        out.split("\n").filter((line) => line.length > 100),
        [],
      );
    }
  });

  it("says the package's version", async () => {
    const { version } = JSON.parse(await readFile("package.json", "utf8")) as { version: string };
    assert.equal((await runHere("--version")).out, `${version}\n`);
  });

  it("shows the help, as a mistake, to a user who gives nothing", async () => {
    const { code, error } = await runHere();
    assert.equal(code, 2);
    assert.match(error, /^Usage: carrybook/);
  });
});
