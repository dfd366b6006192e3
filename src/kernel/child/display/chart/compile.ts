import type { Spec } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { ChartSpec, Json } from "./spec.ts";
import { unitViews } from "./views.ts";

/** Sizes of type that stay legible in a picture; a specification's own `config` goes before them. */
const typography = {
  axis: { labelFontSize: 12, titleFontSize: 12, titlePadding: 8, labelLimit: 320 },
  legend: { labelFontSize: 12, titleFontSize: 12, labelLimit: 320 },
  header: { labelFontSize: 12, titleFontSize: 13 },
  title: { fontSize: 15, subtitleFontSize: 12, subtitlePadding: 5, offset: 12 },
  text: { fontSize: 12 },
} as const;

/** The plotting area of a chart that leaves its size to the page it is shown on. */
const freeSize = { width: 560, height: 300 } as const;

/** A chart ready to be drawn, and what vega-lite warned of on the way. */
export interface Compiled {
  readonly spec: Spec;
  readonly warnings: readonly string[];
}

/**
 * Takes a chart to the Vega specification that is drawn as its picture.
 *
 * @throws Error with vega-lite's own reason for a specification that it cannot read
 */
export function compileChart(chart: ChartSpec): Compiled {
  if (chart.language === "vega") return { spec: { ...chart.spec, padding: chart.spec.padding ?? 8 }, warnings: [] };
  const warnings: string[] = [];
  const single = isSingleView(chart.spec);
  const config = {
    ...typography,
    ...(single ? { view: { continuousWidth: freeSize.width, continuousHeight: freeSize.height } } : {}),
  };
  const spec = { padding: 8, ...withoutContainer(chart.spec) };
  const { spec: compiled } = compile(spec as unknown as TopLevelSpec, { config, logger: warningsInto(warnings) });
  return { spec: compiled, warnings };
}

/** Tells one plot with axes, layered or not, from a pie and from facets, concatenations and repeats, which share a size among many. */
function isSingleView(spec: Json): boolean {
  if (!("mark" in spec || "layer" in spec)) return false;
  const encodings = [...unitViews(spec)].map((view) => view.encoding);
  const faceted = encodings.some((encoding) => ["row", "column", "facet"].some((channel) => channel in encoding));
  return !faceted && encodings.some((encoding) => "x" in encoding);
}

/** A picture has no container to fill. */
function withoutContainer(spec: Json): Json {
  return {
    ...spec,
    ...(spec.width === "container" ? { width: freeSize.width } : {}),
    ...(spec.height === "container" ? { height: freeSize.height } : {}),
  };
}

function warningsInto(warnings: string[]) {
  const logger = {
    level: () => logger,
    error: (...parts: readonly unknown[]) => {
      throw new Error(parts.map(String).join(" "));
    },
    warn(...parts: readonly unknown[]) {
      const text = parts.map(String).join(" ");
      if (!warnings.includes(text)) warnings.push(text);
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  return logger as never;
}
