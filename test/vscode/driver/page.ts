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
      const matches = await visibleMatches(page(), { selector, place, timeoutMs: timeoutMs ?? actionTimeoutMs });
      return Promise.all(matches.map(describe));
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
  const [first] = await visibleMatches(page, { selector, place, timeoutMs: actionTimeoutMs });
  if (!first) throw new Error(`nothing visible matches ${selector} in the ${place}`);
  return first;
}

/** Polls, because outputs come and go with their frames: a locator of playwright waits within one frame only. */
async function visibleMatches(
  page: Page,
  { selector, place, timeoutMs }: { selector: string; place: Place; timeoutMs: number },
): Promise<Locator[]> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    for (const frame of framesOf(page, place)) {
      const matches = await visibleIn(frame, selector);
      if (matches.length > 0) return matches;
    }
    if (performance.now() >= deadline) return [];
    await page.waitForTimeout(pollMs);
  }
}

/** Outputs are drawn in frames within frames, all below the workbench's own. */
function framesOf(page: Page, place: Place): Frame[] {
  return place === "workbench" ? [page.mainFrame()] : page.frames().filter((frame) => frame !== page.mainFrame());
}

async function visibleIn(frame: Frame, selector: string): Promise<Locator[]> {
  try {
    const all = await frame.locator(selector).all();
    const visible = await Promise.all(all.map((locator) => locator.isVisible()));
    return all.filter((_, index) => visible[index]);
  } catch (error) {
    if (frame.isDetached() || String(error).includes("Execution context was destroyed")) return [];
    throw error;
  }
}

async function describe(locator: Locator): Promise<Found> {
  const [text, box, attributes] = await Promise.all([
    locator.textContent(),
    locator.boundingBox(),
    Promise.all(attributeNames.map(async (name) => [name, await locator.getAttribute(name)] as const)),
  ]);
  return {
    text: text ?? "",
    widthPx: box?.width ?? 0,
    heightPx: box?.height ?? 0,
    attributes: Object.fromEntries(attributes.filter((pair): pair is [string, string] => pair[1] !== null)),
  };
}
