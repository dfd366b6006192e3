import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The files that drawing needs: beside the built modules when built, where they are kept when run from source. */
const built = !import.meta.url.endsWith(".ts");

/** The compiled resvg: turns SVG into pixels, the same on every machine. */
export async function readRenderer(): Promise<Uint8Array> {
  return await readFile(
    built ? new URL("./resvg.wasm", import.meta.url) : createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm"),
  );
}

/** The one font of pictures; systems' own fonts would give other pixels on other machines. */
export const fontFamily = "IBM Plex Sans";

/** The font's files by weight. */
export interface FontFiles {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

export async function readFonts(): Promise<FontFiles> {
  const folder = built ? "./fonts/" : "../../../../../media/fonts/";
  const read = (name: string) => readFile(new URL(`${folder}IBMPlexSans-${name}.ttf`, import.meta.url));
  const [regular, bold] = await Promise.all([read("Regular"), read("Bold")]);
  return { regular, bold };
}
