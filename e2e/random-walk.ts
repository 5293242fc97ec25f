import type { Page } from 'playwright-core';
import { faultsOnPage, targetsOnPage } from './walk-page.ts';

const WORDS = [
  ...['house', '<b>bold</b><img src=x onerror=alert(1)>', '{{ firstName }} {{#if}}', 'שלום مرحبا', '🏡👩‍👩‍👧‍👦', '\u200b\u202e'],
  ...['-1', '99999999999999999999', '1e309', '25:99', '((((', '\\', '%', '/', '@', '   ', '[a](javascript:alert(1))'],
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(6),
];
const KEYS = [
  ...['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Enter', 'Escape', 'Escape', 'Tab', 'Shift+Tab', 'Home', 'End', ' '],
  ...[
    'Backspace',
    'Control+k',
    'Control+a',
    'Control+z',
    '/',
    '@',
    '?',
    'j',
    'k',
    'e',
    'r',
    'n',
    'z',
    'a',
    's',
    't',
    'h',
    'w',
    'x',
    'u',
    'g',
  ],
];
/** Where the walk would end for everybody. */
const NEVER = /sign out|rehearsal|live|begin again|reset|remove/i;
/** Steps that are told with a fault. */
const TOLD = 15;

type Walk = { page: Page; random: () => number; paths: readonly string[] };

/**
 * Does what no test does: presses, types and goes as the numbers have it, and watches what must never be.
 * @returns each fault once, with the steps that led to it
 */
export async function walkAtRandom({ page, random, paths }: Walk, until: number): Promise<string[]> {
  const found = new Map<string, string>();
  const steps: string[] = [];
  const tell = (fault: string) => {
    const key = fault.replace(/\d+/g, '#').slice(0, 100);
    if (!found.has(key)) found.set(key, `${fault}\n  at ${page.url()}\n  ${steps.slice(-TOLD).join('\n  ')}`);
  };
  page.on('pageerror', ({ message }) => tell(message));
  page.on('console', (said) => said.type() === 'error' && !/Failed to load resource/.test(said.text()) && tell(said.text()));
  // A machine that is busy may be unavailable for a moment (503): that is told as such and tried again.
  page.on('response', (answer) => answer.status() === 500 && tell(`${answer.status()} of ${answer.url().slice(0, 300)}`));
  page.on('dialog', (asked) => void asked.accept().catch(() => undefined));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

  /** What goes on under a step may take its page away: that is a step too. */
  const step = (what: string, act: () => Promise<unknown>) => {
    steps.push(what);
    return act().catch(() => steps.push('  (the page went on)'));
  };
  const type = () => {
    const words = pick(WORDS);
    return step(`type ${words.slice(0, 30)}`, () => page.keyboard.insertText(words));
  };
  const press = async () => {
    const targets = (await page.evaluate(targetsOnPage).catch(() => [])).filter(({ name }) => !NEVER.test(name));
    const within = targets.filter(({ isNav }) => !isNav);
    const target = pick(within.length > 0 && random() < 0.9 ? within : targets);
    if (!target) return;
    await step(`press ${target.name}`, () => page.mouse.click(target.x, target.y));
    if (target.isField) await type();
  };
  const goOn = async () => {
    const dice = random();
    if (dice < 0.06) {
      const path = pick(paths);
      return step(`go to ${path}`, () => page.evaluate((to) => history.pushState({}, '', to), path));
    }
    if (dice < 0.08) return step('back', () => page.goBack());
    if (dice < 0.35) {
      const key = pick(KEYS);
      return step(`key ${key}`, () => page.keyboard.press(key));
    }
    return dice < 0.4 ? type() : press();
  };

  while (Date.now() < until) {
    await goOn();
    for (const fault of await page.evaluate(faultsOnPage).catch(() => [])) tell(fault);
  }
  return [...found.values()];
}
