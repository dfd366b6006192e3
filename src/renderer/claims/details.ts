import type { SavedCalculation, SavedClaim, SavedSource } from "../../base/saved-claim.ts";
import { element } from "../element.ts";

/** All that a claim carries beside its figures: why, what would have to be true, the arithmetic, and where its inputs come from. */
export function claimDetails(claim: SavedClaim): HTMLElement {
  const sentences = [claim.note, claim.holdsWhen].filter((text) => text !== null && text !== "");
  return element("div", { class: "cb-claim-details" }, [
    ...sentences.map((text) => element("p", {}, [text ?? ""])),
    facts(claim),
    ...claim.steps.map(calculation),
    ...(claim.sources.length > 0 ? [sourcesTable(claim.sources)] : []),
  ]);
}

const comparisons: Readonly<Record<string, string>> = {
  equal: "the figure itself, to half of its last printed digit",
  about: "approximately, to a whole last printed digit",
  between: "both ends of the range",
  direction: "the direction of the change",
  against: "what the agency publishes",
  estimate: "the range of published models",
  none: "not compared",
};

function facts({ id, source, section, quantity, asOf, comparison, off }: SavedClaim): HTMLElement {
  const pairs: readonly (readonly [name: string, text: string | null])[] = [
    ["Claim", id],
    ["Said in", [source, section].filter((text) => text !== "").join(", ")],
    ["Quantity", quantity],
    ["As of", asOf],
    ["Compared", comparisons[comparison] ?? comparison],
    ["Off by", off],
  ];
  const shown = pairs.filter(([, text]) => text !== null && text !== "");
  return element(
    "dl",
    {},
    shown.map(([name, text]) => element("div", {}, [element("dt", {}, [name]), element("dd", {}, [text ?? ""])])),
  );
}

function calculation({ name, value, formula, inputs, steps, warnings }: SavedCalculation): HTMLElement {
  return element("section", {}, [
    element("h4", {}, [`${name} = ${value}`]),
    element("p", {}, [formula, element("small", {}, [inputs.length > 0 ? `Inputs: ${inputs.join(", ")}` : ""])]),
    ...(steps.length > 0 ? [plainTable(["Step", "Formula", "Numbers", "Value"], steps)] : []),
    ...warnings.map((warning) => element("p", { role: "note" }, [`Warning: ${warning}`])),
  ]);
}

const origins: Readonly<Record<string, string>> = {
  agency: "the agency",
  snapshot: "the snapshot that ships with Carrybook",
  file: "a file",
};

function sourcesTable(sources: readonly SavedSource[]): HTMLElement {
  const rows = sources.map(({ agency, series, figure, asOf, origin, url, sha256, note }) => [
    webLink(agency, url),
    series,
    figure ?? "",
    asOf,
    [origins[origin] ?? origin, note ?? ""].filter((text) => text !== "").join("; "),
    sha256,
  ]);
  return element("section", {}, [
    element("h4", {}, ["Official figures"]),
    plainTable(["Agency", "Series", "Figure", "Newest observation", "Read from", "sha256"], rows),
  ]);
}

/** A link to a web page only: an address in a notebook may be anything. */
function webLink(text: string, url: string): Node | string {
  return /^https?:\/\//.test(url) ? element("a", { href: url, title: url }, [text]) : text;
}

function plainTable(titles: readonly string[], rows: readonly (readonly (Node | string)[])[]): HTMLElement {
  return element("table", {}, [
    element("thead", {}, [
      element(
        "tr",
        {},
        titles.map((title) => element("th", { scope: "col" }, [title])),
      ),
    ]),
    element(
      "tbody",
      {},
      rows.map((cells) =>
        element(
          "tr",
          {},
          cells.map((cell) => element("td", {}, [cell])),
        ),
      ),
    ),
  ]);
}
