import type { Page } from 'playwright-core';

const axe = await Bun.file(Bun.resolveSync('axe-core/axe.min.js', import.meta.dirname)).text();

/** The faults axe calls serious or critical on what the page shows now, one line each. In the dark only colours differ. */
export async function faultsOf(page: Page, { dark = false } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  await comeToRest(page);
  return page.evaluate(
    // Without `preload`: no rule of this weight reads style sheets, and to fetch and parse them takes as long as all of them.
    async (only) => {
      const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
      type Violation = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };
      const { violations } = await axe.run({ resultTypes: ['violations'], preload: false, ...(only ? { runOnly: only } : {}) });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
    },
    dark ? ['color-contrast'] : null,
  );
}

/** Colours and places on their way to where they belong would be measured in between. One that ends may set off another. */
async function comeToRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const frame = () => Promise.race([new Promise((resolve) => requestAnimationFrame(resolve)), after(200)]);
    const isEndless = ({ effect }: Animation) => effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
    const underWay = () => document.getAnimations().filter((moving) => moving.playState === 'running' && !isEndless(moving));
    const end = Date.now() + 3000;
    do {
      await frame();
      await frame();
      await Promise.race([Promise.allSettled(underWay().map(({ finished }) => finished)), after(end - Date.now())]);
    } while (underWay().length > 0 && Date.now() < end);
  });
}

/** A screen: its path, and something that only it shows. */
export type Screen = [path: string, sign: string];

/** What stands where something will be; the dot of a job that runs breathes as well. */
export const LOADING = '[role=status][aria-label=Loading], .bg-sunken.animate-breathe';

/** Goes to a screen within the app, as its links do, and waits until nothing of it is loading. */
export async function go(page: Page, [path, sign]: Screen): Promise<void> {
  await page.evaluate((to) => history.pushState({}, '', to), path);
  await page.locator(sign).first().waitFor();
  const isThere = (loading: string) => !document.querySelector(loading);
  // By the clock: a page that Chromium thinks nobody looks at may draw no frames to ask in.
  await page.waitForFunction(isThere, LOADING, { polling: 100 }).catch(async (error) => {
    const what = await page
      .locator(LOADING)
      .first()
      .evaluate((part) => part.parentElement?.outerHTML.slice(0, 500));
    throw new Error(`${path} is still loading ${what}`, { cause: error });
  });
}

const widthOf = (page: Page) => page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth));

/** What is wrong with the looks of the screen shown now: axe's faults, anything cut off sideways, colours of the other theme. */
export async function looksOf(page: Page, { width, dark = false }: { width: number; dark?: boolean }): Promise<string[]> {
  const found = await faultsOf(page, { dark });
  if ((await widthOf(page)) > width) found.push('wider than the window');
  const light = await page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]));
  if (dark ? light > 60 : light < 200) found.push(`a background of ${light}`);
  return found;
}

/** The three ways every screen is looked at. */
export const LOOKS = [
  { look: 'in the light', width: 1440, dark: false },
  { look: 'in the dark', width: 1440, dark: true },
  { look: 'on a phone', width: 390, dark: false },
] as const;
