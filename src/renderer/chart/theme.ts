/** The colours and type of the editor, as a chart takes them over. */
export interface Theme {
  readonly foreground: string;
  /** The page behind the chart, for what must stand out from it. */
  readonly background: string;
  readonly font: string;
}

/** Vega-Lite's configuration that makes a chart look at home under a theme; a specification's own goes before it. */
export function themeConfig(theme: Theme): Record<string, unknown> {
  const { foreground, font } = theme;
  const text = { fill: foreground };
  const guide = { labelColor: foreground, titleColor: foreground };
  return {
    background: "transparent",
    font,
    axis: { ...guide, domainColor: foreground, tickColor: foreground, gridColor: foreground, gridOpacity: 0.15, domainOpacity: 0.5, tickOpacity: 0.5 },
    legend: guide,
    header: guide,
    title: { color: foreground, subtitleColor: foreground },
    text: { color: foreground },
    rule: { color: foreground },
    view: { stroke: "transparent" },
    style: { "guide-label": { ...text, font }, "guide-title": { ...text, font }, "group-title": { ...text, font }, "group-subtitle": { ...text, font } },
  }; // prettier-ignore
}

/** Sizes of type that go with the editor's own. */
export const typography = {
  axis: { labelFontSize: 12, titleFontSize: 12, titlePadding: 8, labelLimit: 320 },
  legend: { labelFontSize: 12, titleFontSize: 12, labelLimit: 240 },
  header: { labelFontSize: 12, titleFontSize: 13 },
  title: { fontSize: 15, subtitleFontSize: 12, subtitlePadding: 5, offset: 12 },
  text: { fontSize: 12 },
} as const;

/** Joins configurations, the later ones first in rank, down into their parts. */
export function mergeConfig(...configs: readonly unknown[]): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const config of configs) {
    if (!isRecord(config)) continue;
    for (const [key, value] of Object.entries(config)) {
      merged[key] = isRecord(merged[key]) && isRecord(value) ? mergeConfig(merged[key], value) : value;
    }
  }
  return merged;
}

/**
 * Tells whether a chart brings a background of its own, on which the theme's colours might not be seen: it then keeps Vega's
 * colours throughout.
 */
export function hasOwnBackground(spec: unknown): boolean {
  if (!isRecord(spec)) return false;
  const background = spec.background ?? (isRecord(spec.config) ? spec.config.background : undefined);
  return typeof background === "string" && background !== "transparent" && background !== "none";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
