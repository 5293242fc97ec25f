import type { Page, Route } from 'playwright-core';
import superjson from 'superjson';

/** What an answer becomes on its way to the page: held back, refused, without rows, or with rows of endless words. */
type Turn = 'held' | 'refused' | 'empty' | 'long';
type Json = Parameters<typeof superjson.deserialize>[0];
type Answer = { result?: { data: Json }; error?: unknown };

/** Words without a blank, longer than any column. */
const ENDLESS = 'Donaudampfschifffahrtsgesellschaft'.repeat(8);
/** What people, machines and strangers write, and where it stands; not ids, codes and addresses that lead somewhere. */
const WRITTEN =
  /^(name|fileName|(first|last|contact|agent|owner|by|author)Name|subject|title|topic|lastWords|text|visibleText|reason|detail|error|lastError|words|unparsedAddress|streetName|subdivisionName|city|note|what|summary|outcome|path|to|email|address|contactEmail)$/;

/** Stands between a page and the answers to these questions; what else is asked passes untouched. */
export async function breakLists(page: Page, asked: readonly string[]) {
  let turn: Turn = 'held';
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const onAsk = async (route: Route) => {
    const names = namesIn(route.request().url());
    if (route.request().method() !== 'GET' || !names.some((name) => asked.includes(name))) return route.continue();
    await held;
    const response = await route.fetch();
    const answers = (await response.json()) as Answer[];
    return route.fulfill({ response, json: answers.map((answer, at) => turned(answer, { name: names[at] ?? '', asked, turn })) });
  };
  await page.route(/\/trpc\//, onAsk);
  return {
    /** From here on answers come, and come so. */
    turn: (next: Exclude<Turn, 'held'>) => {
      turn = next;
      release();
    },
    stop: async () => {
      release();
      await page.unrouteAll({ behavior: 'wait' });
    },
  };
}

/** The words of a refusal: each list says which question was not answered. */
export const refusalOf = (name: string) => `Nobody answers ${name} today.`;

/** A batch names its questions in its path. */
function namesIn(url: string): string[] {
  return decodeURIComponent(new URL(url).pathname).replace('/trpc/', '').split(',');
}

function turned(answer: Answer, { name, asked, turn }: { name: string; asked: readonly string[]; turn: Turn }): Answer {
  if (!asked.includes(name) || !answer.result) return answer;
  // This code is final: nothing is asked twice by itself, and a person may ask again.
  const data = { code: 'BAD_REQUEST', httpStatus: 400, path: name, userMessage: refusalOf(name) };
  if (turn === 'refused') return { error: { json: { message: 'refused', code: -32600, data } } };
  const value = superjson.deserialize(answer.result.data);
  return { result: { data: superjson.serialize(turn === 'empty' ? emptied(value) : lengthened(value)) } };
}

/** Every list in it without a row, and no further page. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'nextCursor' ? null : emptied(inner)]));
}

/** Every word that somebody wrote, endless. */
function lengthened(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return WRITTEN.test(key) && value !== '' ? `${value}${ENDLESS}` : value;
  if (Array.isArray(value)) return value.map((inner) => lengthened(inner, key));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, lengthened(one, inner)]));
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** What scrolls sideways and was not made to: the window itself, or a part that was to scroll down alone. Tables may. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll<HTMLElement>('body *')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
      .filter((part) => part === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(part).overflowX))
      .filter((part) => !/overflow-x-(auto|scroll)/.test(part.className) && part.role !== 'grid')
      .map((part) => `${part.tagName.toLowerCase()}.${part.className} is ${part.scrollWidth} wide in ${part.clientWidth}`),
  );
}
