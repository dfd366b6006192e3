import type { LoggerInterface, Spec } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { hasOwnBackground, mergeConfig, themeConfig, typography, type Theme } from "./theme.ts";

export type Language = "vega" | "vega-lite";

/** A chart ready to be drawn at one width. */
export interface CompiledChart {
  readonly spec: Spec;
  readonly config: Record<string, unknown>;
  /** Whether the chart leaves its width to the page, so that it is drawn anew when the page's width changes. */
  readonly fluid: boolean;
}

/** Charts that fill the page stop growing here: longer lines are harder to compare. */
const widestPx = 960;
const narrowestPx = 240;
const freeHeightPx = 300;

/**
 * Compiles a chart for a theme and the width that there is.
 *
 * @throws Error with the reason of vega-lite, for a specification that it cannot read
 */
export function compileChart(options: {
  readonly content: unknown;
  readonly language: Language;
  readonly theme: Theme;
  readonly availablePx: number;
}): CompiledChart {
  const { content, language, theme } = options;
  if (typeof content !== "object" || content === null) throw new Error("expected a chart's specification, an object");
  const config = hasOwnBackground(content) ? { ...typography } : mergeConfig(typography, themeConfig(theme));
  if (language === "vega") return { spec: content, config: vegaConfig(config), fluid: false };
  const widthPx = Math.round(Math.min(widestPx, Math.max(narrowestPx, options.availablePx)));
  const spec = content as Record<string, unknown>;
  if (!leavesWidth(spec)) return { spec: toVega(spec, config), config: {}, fluid: false };
  return fit(spec, config, widthPx);
}

/** A chart of one plot whose width is the container's, or is not given. */
function leavesWidth(spec: Record<string, unknown>): boolean {
  return ("mark" in spec || "layer" in spec) && (spec.width === undefined || spec.width === "container");
}

function fit(spec: Record<string, unknown>, config: Record<string, unknown>, widthPx: number): CompiledChart {
  const { height: givenHeight, width: givenWidth, ...rest } = spec;
  const height = givenHeight === undefined || givenHeight === "container" ? {} : { height: givenHeight };
  const natural = toVega({ ...rest, ...height }, config);
  if (givenWidth !== "container" && !isMeasuredAcross(natural)) return { spec: natural, config: {}, fluid: false };
  const free = mergeConfig(config, { view: { continuousHeight: freeHeightPx } });
  const autosize = spec.autosize ?? { type: "fit-x", contains: "padding" };
  return { spec: toVega({ ...rest, ...height, width: widthPx, autosize }, free), config: {}, fluid: true };
}

/**
 * Tells whether a chart gains by more width: one plot with an axis along which is measured. Bars of categories have a width of
 * their own, by steps; facets share out theirs; and a pie has no axis.
 */
function isMeasuredAcross(compiled: Spec): boolean {
  const across = compiled.scales?.some((scale) => scale.name === "x") ?? false;
  return across && typeof compiled.width === "number" && compiled.layout === undefined;
}

function toVega(spec: Record<string, unknown>, config: Record<string, unknown>): Spec {
  return compile(spec as unknown as TopLevelSpec, { config, logger: silent }).spec;
}

/** The kernel has shown vega-lite's warnings where the chart was made. */
const silent: LoggerInterface = {
  level: () => silent,
  error(...reasons: readonly unknown[]) {
    throw new Error(reasons.map(String).join(" "));
  },
  warn: () => silent,
  info: () => silent,
  debug: () => silent,
};

/** What of a vega-lite configuration Vega itself reads. */
function vegaConfig(config: Record<string, unknown>): Record<string, unknown> {
  const { header: _header, view: _view, text: _text, rule: _rule, font: _font, ...rest } = config;
  return rest;
}
