import { isJson, type ChartSpec, type Json } from "./spec.ts";
import { jsonOr, unitViews } from "./views.ts";

/** One field on one channel of a chart, as a reader is told of it. */
interface Shown {
  readonly channel: string;
  /** `Yield (%) (mean of yield, quantitative)` */
  readonly label: string;
  /** `−0.7 to 2.1`, or the first categories; empty where the values are made by the chart itself. */
  readonly range: string;
}

/** What a walk over the views gathers. */
interface Found {
  readonly marks: Set<string>;
  readonly shown: Map<string, Shown>;
  readonly rowCounts: Map<readonly unknown[], number>;
}

/**
 * A chart in words, for those who cannot see it: its kind and title, what each axis and colour shows with the range of its
 * values, and the number of rows. The first line stands alone; each further line tells of one channel.
 *
 * @param chart - with its data inlined
 */
export function summarize(chart: ChartSpec): string {
  const title = titleText(chart.spec.title);
  const found: Found = { marks: new Set(), shown: new Map(), rowCounts: new Map() };
  if (chart.language === "vega") walkVega(chart.spec, found);
  else walkVegaLite(chart.spec, found);
  const rowCount = [...found.rowCounts.values()].reduce((sum, count) => sum + count, 0);
  const { description } = chart.spec;
  return [
    `${chart.language === "vega" ? marksOf([...found.marks]) : kindOf([...found.marks])}${title ? `: ${title}` : ""}`,
    ...(typeof description === "string" ? [description] : []),
    ...[...found.shown.values()].map(({ channel, label, range }) => `${channel}: ${label}${range ? `, ${range}` : ""}`),
    ...(rowCount > 0 ? [`${rowCount.toLocaleString("en-US")} ${rowCount === 1 ? "row" : "rows"}`] : []),
  ].join("\n");
}

function walkVegaLite(spec: Json, found: Found): void {
  for (const { mark, encoding, rows } of unitViews(spec)) {
    found.marks.add(mark);
    if (rows) found.rowCounts.set(rows, rows.length);
    for (const [channel, definition] of Object.entries(encoding)) {
      if (!visible.test(channel) || !isJson(definition)) continue;
      const shown = describe(channel, definition, rows);
      const key = `${channel} ${shown?.label}`;
      if (shown && !found.shown.has(key)) found.shown.set(key, shown);
    }
  }
}

/** Channels that a reader sees or reads; the rest (order, detail, tooltip) say how it is drawn. */
const visible = /^(x2?|y2?|theta|radius|color|fill|stroke|size|shape|opacity|strokeDash|text|row|column|facet)$/;

function describe(channel: string, definition: Json, rows: readonly unknown[] | undefined): Shown | undefined {
  const { field, aggregate, timeUnit, bin, type } = definition;
  if (typeof field !== "string" && aggregate !== "count") return undefined;
  const name = typeof field === "string" ? field.replaceAll("\\", "") : "rows";
  const source = [
    typeof aggregate === "string" ? `${aggregate} of ${name}` : name,
    ...(typeof timeUnit === "string" ? [`by ${timeUnit}`] : []),
    ...(bin === true || isJson(bin) ? ["binned"] : []),
  ].join(" ");
  const kind = typeof type === "string" && type !== "quantitative" ? `, ${type}` : "";
  const title = titleOf(definition);
  return {
    channel,
    label: title && title !== source ? `${title} (${source}${kind})` : `${source}${kind ? ` (${kind.slice(2)})` : ""}`,
    range: aggregate === undefined && rows ? rangeOf(rows, name) : "",
  };
}

function titleOf(definition: Json): string {
  const inner = [definition.axis, definition.legend, definition.header].find((part) => isJson(part) && part.title !== undefined);
  return titleText(definition.title ?? jsonOr(inner).title);
}

function titleText(title: unknown): string {
  if (isJson(title)) return [title.text, title.subtitle].map(titleText).filter(Boolean).join(". ");
  if (Array.isArray(title)) return title.map(String).join(" ");
  return typeof title === "string" ? title : "";
}

const midnight = /T00:00:00$/;

function rangeOf(rows: readonly unknown[], field: string): string {
  const values = rows.map((row) => jsonOr(row)[field]).filter((value) => value !== null && value !== undefined);
  if (values.length === 0) return "";
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length === values.length) {
    const [least, most] = extent(numbers);
    return least === most ? formatNumber(least) : `${formatNumber(least)} to ${formatNumber(most)}`;
  }
  const texts = values.map(String);
  if (texts.every((text) => /^\d{4}-\d{2}/.test(text))) {
    const [first, last] = extent(texts);
    return `${first.replace(midnight, "")} to ${last.replace(midnight, "")}`;
  }
  const distinct = [...new Set(texts)];
  const named = distinct.slice(0, 6).map((text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text));
  return distinct.length > 6 ? `${named.join(", ")} and ${distinct.length - 6} more` : named.join(", ");
}

function extent<T extends number | string>(values: readonly T[]): [least: T, most: T] {
  const [first] = values as readonly [T, ...T[]];
  return values.reduce<[T, T]>(
    ([least, most], value) => [value < least ? value : least, value > most ? value : most],
    [first, first],
  );
}

function formatNumber(value: number): string {
  return (value === 0 ? 0 : value).toLocaleString("en-US", {
    maximumSignificantDigits: 6,
    useGrouping: Math.abs(value) >= 10_000,
  });
}

function walkVega(spec: Json, found: Found): void {
  const marks: readonly unknown[] = Array.isArray(spec.marks) ? spec.marks : [];
  for (const mark of marks.map(jsonOr)) {
    if (mark.type === "group") walkVega(mark, found);
    else if (typeof mark.type === "string") found.marks.add(mark.type);
  }
  const axes: readonly unknown[] = Array.isArray(spec.axes) ? spec.axes : [];
  for (const axis of axes.map(jsonOr)) {
    const title = titleText(axis.title);
    if (title)
      found.shown.set(`${String(axis.orient)} ${title}`, { channel: `${String(axis.orient)} axis`, label: title, range: "" });
  }
  const data: readonly unknown[] = Array.isArray(spec.data) ? spec.data : [];
  for (const { values } of data.map(jsonOr)) if (Array.isArray(values)) found.rowCounts.set(values, values.length);
}

const kinds: Readonly<Record<string, string>> = {
  line: "Line chart",
  area: "Area chart",
  bar: "Bar chart",
  point: "Scatter plot",
  circle: "Scatter plot",
  arc: "Pie chart",
  rect: "Heat map",
  boxplot: "Box plot",
};

function kindOf(marks: readonly string[]): string {
  const [only] = marks;
  return (marks.length === 1 && only !== undefined && kinds[only]) || marksOf(marks);
}

function marksOf(marks: readonly string[]): string {
  const last = marks.at(-1);
  if (last === undefined) return "Chart";
  return `Chart with ${marks.length === 1 ? last : `${marks.slice(0, -1).join(", ")} and ${last}`} marks`;
}
