import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import type { Mount } from "../api.ts";
import { element, oncePerFrame } from "../element.ts";
import { usePageStyle } from "../page-style.ts";
import { compileChart, type Language } from "./compile.ts";
import { onThemeChange, pageTheme } from "./page-theme.ts";
import { chartTooltip } from "./tooltip.ts";

const chartStyle = `
.cb-chart { position: relative; overflow-x: auto; max-width: 100%; padding: 4px 0; }
.cb-chart svg { display: block; }
.cb-chart .cb-tooltip { position: absolute; left: 0; top: 0; z-index: 2; max-width: 320px; padding: 4px 8px; pointer-events: none;
  font: 12px var(--vscode-font-family, sans-serif); color: var(--vscode-editorHoverWidget-foreground, CanvasText);
  background: var(--vscode-editorHoverWidget-background, Canvas);
  border: 1px solid var(--vscode-editorHoverWidget-border, rgba(128, 128, 128, 0.5)); border-radius: 3px; }
.cb-chart .cb-tooltip[hidden] { display: none; }
.cb-chart .cb-tooltip-name { color: var(--vscode-descriptionForeground, inherit); }
`;

/** A width must differ by this much to be worth a new drawing; a scroll bar that comes and goes is not. */
const widthStepPx = 20;

/** What a chart is drawn for; when it changes, the chart is drawn anew. */
interface Surroundings {
  readonly theme: ReturnType<typeof pageTheme>;
  readonly availablePx: number;
}

/** Draws charts in one of the two languages. */
export function chartMount(language: Language): Mount {
  return (target, content) => {
    usePageStyle("chart", chartStyle);
    const canvas = element("div");
    const frame = element("div", { class: "cb-chart" }, [canvas]);
    target.replaceChildren(frame);
    const tooltip = chartTooltip(frame);
    let drawn: (Surroundings & { readonly fluid: boolean; readonly view: vega.View }) | undefined;

    const draw = () => {
      const theme = pageTheme(frame);
      const availablePx = frame.clientWidth;
      if (drawn && !hasChanged(drawn, { theme, availablePx })) return;
      const { spec, config, fluid } = compileChart({ content: structuredClone(content), language, theme, availablePx });
      drawn?.view.finalize();
      drawn = { theme, availablePx, fluid, view: show({ spec, config, canvas, tooltip: tooltip.show }) };
    };
    draw();
    const redraw = oncePerFrame(draw);
    const themes = onThemeChange(redraw);
    const sizes = new ResizeObserver(redraw);
    sizes.observe(frame);
    return {
      dispose() {
        redraw.cancel();
        themes.dispose();
        sizes.disconnect();
        tooltip.dispose();
        drawn?.view.finalize();
        target.replaceChildren();
      },
    };
  };
}

function hasChanged(drawn: Surroundings & { readonly fluid: boolean }, now: Surroundings): boolean {
  const { theme } = drawn;
  const recoloured = (["foreground", "background", "font"] as const).some((part) => theme[part] !== now.theme[part]);
  return recoloured || (drawn.fluid && now.availablePx > 0 && Math.abs(drawn.availablePx - now.availablePx) >= widthStepPx);
}

function show(options: {
  readonly spec: vega.Spec;
  readonly config: Record<string, unknown>;
  readonly canvas: HTMLElement;
  readonly tooltip: vega.TooltipHandler;
}): vega.View {
  const { spec, config, canvas, tooltip } = options;
  // `ast` and the interpreter in place of compiled functions: a webview's policy may forbid to evaluate text.
  const runtime = vega.parse(spec, config, { ast: true });
  const failures: unknown[] = [];
  const report = (reason: unknown) => void failures.push(reason);
  const view = new vega.View(runtime, {
    expr: expressionInterpreter,
    renderer: "svg",
    container: canvas,
    hover: true,
    loader: refusingLoader(report),
    tooltip,
    logger: reporter(report),
  });
  // Only what fails at first takes the chart's place: a failing interaction leaves it as it was.
  void view.runAsync().then(() => failures.length > 0 && canvas.replaceChildren(problem(failures[0])));
  return view;
}

/** Vega reports what fails while it draws to a logger, and goes on. */
function reporter(report: (reason: unknown) => void): vega.LoggerInterface {
  const logger = vega.logger(vega.None);
  logger.error = (...reasons: readonly unknown[]) => {
    report(reasons[0]);
    return logger;
  };
  return logger;
}

/** Fetches nothing, and says so where data was asked for; only images that are written into the specification itself pass. */
function refusingLoader(report: (reason: unknown) => void): vega.Loader {
  const refuse = (uri: string) => {
    const reason = new Error(`${uri} is not loaded: a chart shows only what is in its specification`);
    report(reason);
    return Promise.reject(reason);
  };
  return {
    load: refuse,
    http: refuse,
    file: refuse,
    sanitize: (uri) =>
      uri.startsWith("data:image/") ? Promise.resolve({ href: uri }) : Promise.reject(new Error(`${uri} is not loaded`)),
  };
}

/** What is shown in place of an output that cannot be drawn. */
export function problem(error: unknown): HTMLElement {
  const reason = error instanceof Error ? error.message : String(error);
  return element("p", { role: "alert", style: "color: var(--vscode-errorForeground, inherit)" }, [
    `This output cannot be drawn: ${reason}`,
  ]);
}
