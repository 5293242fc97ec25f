import { expect, test } from 'bun:test';
import type { ThreadRow } from '../../../shared/thread.ts';
import { asShown, type Rows, withChange, withFirstPage, withNews, withNextPage } from './rows.ts';

/** A row that is as old as its number says: `r(1)` stands above `r(2)`. */
const r = (age: number, id = `t${age}`) => ({ id, lastMessageAt: new Date(1_000_000 - age * 1000), unread: 0 }) as ThreadRow;
const page = (ages: number[], nextCursor: string | null = 'next') => ({ threads: ages.map((age) => r(age)), nextCursor });
const loaded = (...pages: ReturnType<typeof page>[]): Rows =>
  pages.slice(1).reduce(withNextPage, withFirstPage(undefined, pages[0] ?? page([])));
const ids = ({ rows }: Rows) => rows.map(({ id }) => id).join(' ');

test('a thread that changed stands where its newest mail puts it, without another row being asked for', () => {
  const rows = loaded(page([10, 20]), page([30, 40]));
  expect(ids(withNews(rows, ['t40'], [r(5, 't40')]))).toBe('t40 t10 t20 t30');
  expect(ids(withNews(rows, ['new'], [r(25, 'new')]))).toBe('t10 t20 new t30 t40');
  expect(ids(withNews(rows, ['t20', 't30'], [r(30)]))).toBe('t10 t30 t40');
});

test('what is older than everything loaded waits for its page; with all loaded it stands at the end', () => {
  const old = r(99, 'old');
  expect(ids(withNews(loaded(page([10, 20])), ['old'], [old]))).toBe('t10 t20');
  expect(ids(withNews(loaded(page([10, 20], null)), ['old'], [old]))).toBe('t10 t20 old');
});

test('the last row moving up leaves no gap: what takes its place is between the ends', () => {
  const moved = withNews(loaded(page([10, 20, 30])), ['t30'], [r(1, 't30')]);
  expect(ids(withNews(moved, ['x'], [r(28, 'x')]))).toBe('t30 t10 t20 x');
});

test('the first page asked for anew keeps what is deeper, and lets go what has left it', () => {
  const rows = loaded(page([10, 20]), page([30, 40], 'deep'));
  const again = withFirstPage(rows, { threads: [r(5), r(20)], nextCursor: 'first' });
  expect(ids(again)).toBe('t5 t20 t30 t40');
  expect(again.nextCursor).toBe('deep');
});

test('more news than a page holds begin the list anew, since there may be a gap', () => {
  const again = withFirstPage(loaded(page([10, 20]), page([30, 40], 'deep')), { threads: [r(1), r(2)], nextCursor: 'first' });
  expect(ids(again)).toBe('t1 t2');
  expect(again.nextCursor).toBe('first');
});

test('a page that came while its thread moved up shows it once', () => {
  const moved = withNews(loaded(page([10, 20])), ['t30'], [r(1, 't30')]);
  expect(ids(withNextPage(moved, page([30, 40])))).toBe('t30 t10 t20 t40');
});

test('what a person does shows at once: changed in place, or gone', () => {
  const rows = loaded(page([10, 20, 30]));
  const read = withChange(rows, ['t20'], (row) => ({ ...row, unread: 3 }));
  expect(read.rows.map(({ unread }) => unread)).toEqual([0, 3, 0]);
  expect(ids(withChange(rows, ['t10', 't30'], () => null))).toBe('t20');
});

test('a page older than a deed shows the thread of it as it stands on the screen, or not at all', () => {
  const shown = withChange(loaded(page([10, 20, 30])), ['t10', 't20'], (row) => (row.id === 't10' ? null : { ...row, unread: 3 }));
  const rows = asShown([r(5), r(10), r(20), r(30)], shown, (id) => id !== 't30');
  expect(rows.map(({ id, unread }) => `${id} ${unread}`)).toEqual(['t20 3', 't30 0']);
  // All of the page is gone with it: what is deeper stays, and where the page ended.
  const deep = loaded(page([10, 20]), page([30, 40], 'deep'));
  const emptied = withFirstPage(deep, page([10, 20], 'first'), []);
  expect([ids(emptied), emptied.nextCursor]).toEqual(['t30 t40', 'deep']);
  expect(withFirstPage(undefined, page([10, 20], 'first'), []).end?.id).toBe('t20');
});
