import { mime, type MimeBundle } from "../../../../base/host.ts";
import { UserError } from "../../../../base/errors.ts";
import { base64 } from "../image.ts";
import { checkChart } from "./check.ts";
import { inlineData } from "./inline.ts";
import type { ChartSpec } from "./spec.ts";
import { summarize } from "./summary.ts";

/**
 * The forms of a chart: its specification for viewers that draw it, a picture for those that do not, and a summary in words,
 * which also becomes the specification's description, so that screen readers tell of the drawn chart.
 *
 * @throws `kernel/chart-invalid` for a specification that cannot be drawn, with the reason
 * @throws `kernel/chart-unknown-mark`, `kernel/chart-unknown-field`, `kernel/chart-fetches-data`, `kernel/chart-too-many-rows`
 */
export async function chartBundle(chart: ChartSpec): Promise<MimeBundle> {
  const { spec, columnNames } = inlineData(chart);
  if (chart.language === "vega-lite") checkChart(spec, columnNames);
  const summary = summarize({ ...chart, spec });
  const { png, warnings } = await picture({ ...chart, spec: structuredClone(spec) });
  const type = chart.language === "vega" ? mime.vega : mime.vegaLite;
  return {
    [type]: { ...spec, description: spec.description ?? summary.replaceAll("\n", "; ") },
    "image/png": base64(png),
    "text/plain": [summary, ...warnings.map((warning) => `Warning: ${warning}`)].join("\n"),
  };
}

/**
 * The drawing libraries take half a second to load: a notebook without charts never does.
 *
 * @param chart - Vega numbers the rows in place, so it gets its own
 */
async function picture(chart: ChartSpec): Promise<{ png: Uint8Array; warnings: readonly string[] }> {
  const [{ compileChart }, { draw }] = await Promise.all([import("./compile.ts"), import("./draw.ts")]);
  try {
    const compiled = compileChart(chart);
    const drawing = await draw(compiled.spec);
    return { png: drawing.png, warnings: [...compiled.warnings, ...drawing.warnings] };
  } catch (error) {
    throw new UserError("kernel/chart-invalid", {
      expected: `a ${chart.language} specification that can be drawn`,
      received: `one that it refuses (${reasonOf(error)})`,
      action: `mend the specification; https://vega.github.io/${chart.language}/docs/ describes it`,
      cause: error,
    });
  }
}

/** Vega-Lite quotes the whole specification, with its data, in what it says. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.length > 300 ? `${message.slice(0, 299)}…` : message;
}
