import { cp, glob, mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { root, toolPath } from "./tool.ts";

/** What the types of cells need of a package: its declarations and what leads to them. */
const declarations: readonly (readonly [name: string, pattern: string])[] = [
  ["@types/node", "**/*.d.ts"],
  ["undici-types", "*.d.ts"],
  ["@uwdata/flechette", "dist/types/**/*.d.ts"],
];

/** Copies what the language process reads: the compiler's declarations of the language, and the types of packages. */
export async function copyLanguageFiles(target: string): Promise<void> {
  await mkdir(join(target, "lib"), { recursive: true });
  const libs = glob(["lib.es*.d.ts", "lib.decorators*.d.ts"], { cwd: toolPath("typescript", "lib") });
  for await (const name of libs) await cp(toolPath("typescript", join("lib", name)), join(target, "lib", basename(name)));
  await cp(toolPath("typescript", "LICENSE.txt"), join(target, "lib", "LICENSE.txt"));
  await cp(toolPath("typescript", "ThirdPartyNoticeText.txt"), join(target, "lib", "ThirdPartyNoticeText.txt"));
  for (const [name, pattern] of declarations) {
    const source = join(root, "node_modules", name);
    for await (const file of glob([pattern, "package.json", "LICENSE"], { cwd: source })) {
      await cp(join(source, file), join(target, "node_modules", name, file));
    }
  }
}
