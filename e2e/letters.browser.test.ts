import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Browser, Page } from 'playwright-core';
import { sampleLetters } from '../server/test/sample-letters.ts';
import { closeWindows, openBrowser } from './open-browser.ts';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 420"><rect width="640" height="420" fill="#8ca3ad"/></svg>';
const LETTERS = Object.entries(sampleLetters());
const SCREENS = [
  { width: 680, dark: false },
  { width: 680, dark: true },
  { width: 390, dark: false },
  { width: 390, dark: true },
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => closeWindows(browser));

async function openPage({ width, dark }: (typeof SCREENS)[number]): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: dark ? 'dark' : 'light' });
  await page.route('**/*', (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }));
  return page;
}

type Seen = { faint: string[]; overflow: number; small: string[]; squeezed: string[] };

/** Runs in the page: what is hard to read, what sticks out, what is pressed together. */
function look(): Seen {
  const luminance = (colour: string) => {
    const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255);
    const [red = 0, green = 0, blue = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element | null): string => {
    const colour = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
    return colour === 'rgba(0, 0, 0, 0)' ? groundOf(element?.parentElement ?? null) : colour;
  };
  const seen: Seen = { faint: [], overflow: document.documentElement.scrollWidth - innerWidth, small: [], squeezed: [] };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement as Element;
    const words = node.textContent?.trim() ?? '';
    const box = element.getBoundingClientRect();
    if (!words || box.height === 0 || element.tagName === 'STYLE' || element.tagName === 'TITLE') continue;
    const { color, fontSize } = getComputedStyle(element);
    const [a, b] = [luminance(color), luminance(groundOf(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) seen.faint.push(`${words.slice(0, 40)}: ${ratio.toFixed(1)}`);
    if (Number.parseFloat(fontSize) < 11 && words.length > 1) seen.small.push(words.slice(0, 40));
    if (element.closest('td.stack') && (element.closest('td.stack')?.getBoundingClientRect().width ?? 0) < 140) seen.squeezed.push(words);
  }
  for (const picture of document.images)
    if (picture.getBoundingClientRect().right > innerWidth || picture.getBoundingClientRect().width < 90) seen.squeezed.push(picture.alt);
  return seen;
}

/** What is wrong with each mail on this screen; empty when nothing is. */
async function faultsOf(screen: (typeof SCREENS)[number], { drops = /^$/ }: { drops?: RegExp } = {}): Promise<Record<string, Seen>> {
  const page = await openPage(screen);
  const faults: Record<string, Seen> = {};
  for (const [name, { html }] of LETTERS) {
    await page.setContent(html.replace(drops, ''), { waitUntil: 'load' });
    const seen = await page.evaluate(look);
    if (seen.overflow > 0 || [seen.faint, seen.small, seen.squeezed].some(({ length }) => length > 0)) faults[name] = seen;
  }
  await page.close();
  return faults;
}

test.each(SCREENS)('every mail is read with ease and fits at %j', async (screen) => {
  expect(await faultsOf(screen)).toEqual({});
});

test.each([680, 390])('every mail is whole at %d in a program that drops its style sheet', async (width) => {
  expect(await faultsOf({ width, dark: true }, { drops: /<style>[\s\S]*?<\/style>/ })).toEqual({});
});

test('the dark theme is dark, and on a phone a picture is as wide as its card', async () => {
  const page = await openPage({ width: 390, dark: true });
  await page.setContent(sampleLetters().suggestions?.html ?? '', { waitUntil: 'load' });
  const [ground, width] = await page.evaluate(() => [
    getComputedStyle(document.querySelector('.sheet') as Element).backgroundColor,
    document.images[0]?.getBoundingClientRect().width ?? 0,
  ]);
  expect(ground).toBe('rgb(30, 26, 23)');
  expect(width).toBeGreaterThan(300);
  await page.close();
});
