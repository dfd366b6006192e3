import assert from "node:assert/strict";
import { compileChart } from "../../src/renderer/chart/compile.ts";
import { hasOwnBackground, mergeConfig, themeConfig } from "../../src/renderer/chart/theme.ts";

const theme = { foreground: "#cccccc", background: "#1f1f1f", font: "Segoe UI" };
const $schema = "https://vega.github.io/schema/vega-lite/v6.json";
const data = { values: [{ t: 1, k: "a", y: 2 }] };
const measured = { x: { field: "t", type: "quantitative" }, y: { field: "y", type: "quantitative" } };
const categories = { x: { field: "k", type: "nominal" }, y: { field: "y", type: "quantitative" } };

const compiled = (parts: Record<string, unknown>, availablePx = 700) =>
  compileChart({ content: { $schema, data, mark: "line", ...parts }, language: "vega-lite", theme, availablePx });

describe("a chart in the page", () => {
  const widths: [
    title: string,
    parts: Record<string, unknown>,
    availablePx: number,
    width: number | undefined,
    fluid: boolean,
  ][] = [
    ["without a width fills the page", { encoding: measured }, 700, 700, true],
    ["with the container's width fills the page", { width: "container", encoding: categories }, 700, 700, true],
    ["stops growing on a wide page", { encoding: measured }, 3_000, 960, true],
    ["does not shrink to nothing", { encoding: measured }, 0, 240, true],
    ["keeps the width that is given", { width: 123, encoding: measured }, 700, 123, false],
    ["of categories keeps the width of its steps", { encoding: categories }, 700, undefined, false],
    ["in facets shares out its own", { encoding: { ...measured, row: { field: "k", type: "nominal" } } }, 700, undefined, false],
    ["without axes keeps its own", { mark: "arc", encoding: { theta: measured.y } }, 700, 300, false],
    ["beside another keeps its own", { mark: undefined, hconcat: [{ mark: "line", encoding: measured }] }, 700, undefined, false],
  ];
  for (const [title, parts, availablePx, width, fluid] of widths) {
    it(title, () => {
      const chart = compiled(parts, availablePx);
      assert.deepEqual([chart.spec.width, chart.fluid], [width, fluid]);
    });
  }

  it("takes the theme's colours and type, and the author's before them", () => {
    const { config = {} } = compiled({ encoding: measured, config: { axis: { labelColor: "red" } } }).spec;
    assert.deepEqual([config.axis?.labelColor, config.axis?.titleColor, config.background], ["red", "#cccccc", undefined]);
    assert.equal(compiled({ encoding: measured }).spec.background, "transparent");
  });

  it("that brings its own background keeps Vega's colours on it", () => {
    const chart = compiled({ encoding: measured, background: "white" });
    assert.equal(chart.spec.background, "white");
    assert.equal(JSON.stringify(chart.spec).includes("#cccccc"), false);
    const grounds: [spec: unknown, own: boolean][] = [
      [{ background: "#fff" }, true],
      [{ config: { background: "ivory" } }, true],
      [{ background: "transparent", config: { background: "white" } }, false],
      [{ background: null }, false],
      [{}, false],
      [null, false],
    ];
    for (const [spec, own] of grounds) assert.equal(hasOwnBackground(spec), own);
  });

  it("gives a Vega specification the theme as Vega's own configuration", () => {
    const content = { marks: [] };
    const chart = compileChart({ content, language: "vega", theme, availablePx: 700 });
    assert.equal(chart.spec, content);
    assert.equal((chart.config.style as { "guide-label": { fill: string } })["guide-label"].fill, "#cccccc");
    assert.equal("view" in chart.config, false);
  });

  it("says what is wrong with what it cannot read", () => {
    assert.throws(
      () => compileChart({ content: 3, language: "vega", theme, availablePx: 700 }),
      /expected a chart's specification/,
    );
    assert.throws(() => compiled({ mark: undefined }), /Invalid specification/);
  });
});

describe("mergeConfig", () => {
  it("joins parts deeply, the later before the earlier, and leaves its sources as they were", () => {
    const base = { axis: { a: 1, b: 1 }, font: "x" };
    assert.deepEqual(mergeConfig(base, { axis: { b: 2 }, range: [1] }, undefined), {
      axis: { a: 1, b: 2 },
      font: "x",
      range: [1],
    });
    assert.deepEqual(base, { axis: { a: 1, b: 1 }, font: "x" });
  });

  it("keeps grid lines fainter than the text", () => {
    const { axis } = themeConfig(theme) as { axis: { gridColor: string; gridOpacity: number } };
    assert.deepEqual([axis.gridColor, axis.gridOpacity < 0.3], ["#cccccc", true]);
  });
});
