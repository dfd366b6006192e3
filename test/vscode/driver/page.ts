import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Frame, type Locator, type Page } from "playwright-core";
import { type Found, type Place } from "./requests.ts";
import { type Handlers } from "./server.ts";

const actionTimeoutMs = 30_000;
const pollMs = 100;
const attributeNames = ["aria-label", "class", "fill", "role", "d", "href", "title"];

/** The requests that look at the page or act on it. */
export function pageHandlers(page: () => Page, screenshotFolder: string): Omit<Handlers, "report" | "measured" | "finished"> {
  rmSync(screenshotFolder, { recursive: true, force: true });
  mkdirSync(screenshotFolder, { recursive: true });
  let screenshots = 0;
  return {
    screenshot: async ({ name }) => {
      const number = String(++screenshots).padStart(2, "0");
      await page().screenshot({ path: join(screenshotFolder, `${number}-${name}.png`) });
    },
    find: async ({ selector, place, timeoutMs }) => {
      const found = await firstAnswer(page(), place, timeoutMs ?? actionTimeoutMs, (frame) => describedIn(frame, selector));
      return found ?? [];
    },
    click: async ({ selector, place }) => {
      const element = await firstMatch(page(), selector, place);
      await element.click({ timeout: actionTimeoutMs });
    },
    fill: async ({ selector, text }) => {
      const element = await firstMatch(page(), selector, "workbench");
      await element.fill(text, { timeout: actionTimeoutMs });
    },
    press: ({ key }) => page().keyboard.press(key),
  };
}

async function firstMatch(page: Page, selector: string, place: Place): Promise<Locator> {
  const [first] = (await firstAnswer(page, place, actionTimeoutMs, (frame) => visibleIn(frame, selector))) ?? [];
  if (!first) throw new Error(`nothing visible matches ${selector} in the ${place}`);
  return first;
}

/** Polls, because outputs come and go with their frames: a locator of playwright waits within one frame only. */
async function firstAnswer<Match>(
  page: Page,
  place: Place,
  timeoutMs: number,
  look: (frame: Frame) => Promise<Match[]>,
): Promise<Match[] | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    for (const frame of framesOf(page, place)) {
      const matches = await unlessGone(frame, look);
      if (matches.length > 0) return matches;
    }
    if (performance.now() >= deadline) return undefined;
    await page.waitForTimeout(pollMs);
  }
}

/** Outputs are drawn in frames within frames, all below the workbench's own. */
function framesOf(page: Page, place: Place): Frame[] {
  return place === "workbench" ? [page.mainFrame()] : page.frames().filter((frame) => frame !== page.mainFrame());
}

async function unlessGone<Match>(frame: Frame, look: (frame: Frame) => Promise<Match[]>): Promise<Match[]> {
  try {
    return await look(frame);
  } catch (error) {
    if (frame.isDetached() || String(error).includes("Execution context was destroyed")) return [];
    throw error;
  }
}

async function visibleIn(frame: Frame, selector: string): Promise<Locator[]> {
  const all = await frame.locator(selector).all();
  const visible = await Promise.all(all.map((locator) => locator.isVisible()));
  return all.filter((_, index) => visible[index]);
}

/** What of the page's elements is used: the page's own types are not among those of the tests. */
interface PageElement {
  readonly textContent: string | null;
  getBoundingClientRect(): { readonly width: number; readonly height: number };
  checkVisibility(options: { readonly visibilityProperty: true }): boolean;
  getAttribute(name: string): string | null;
}

/** Finds and describes in one step of the page: asked one by one, an element could be gone in between. */
function describedIn(frame: Frame, selector: string): Promise<Found[]> {
  return frame.locator(selector).evaluateAll(
    (elements: PageElement[], names) =>
      elements.flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        if (width === 0 || height === 0 || !element.checkVisibility({ visibilityProperty: true })) return [];
        const attributes = names.map((name) => [name, element.getAttribute(name)] as const);
        return [
          {
            text: element.textContent ?? "",
            widthPx: width,
            heightPx: height,
            attributes: Object.fromEntries(attributes.filter((pair): pair is readonly [string, string] => pair[1] !== null)),
          },
        ];
      }),
    attributeNames,
  );
}
