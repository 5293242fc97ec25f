import { expect, test } from 'bun:test';
import { audienceOf, filterOf, isNarrowed, readContactsSearch } from './contacts-search.ts';

test('an address is read as far as it says something known', () => {
  const search = readContactsSearch({ q: 42, stage: 'hot', consent: 'maybe', owner: 'nobody', sort: 'sideways', open: 'import' });
  expect(search).toMatchObject({ q: '42', stage: 'hot', owner: 'nobody', open: 'import' });
  expect(search.consent).toBeUndefined();
  expect(search.sort).toBeUndefined();
  expect(filterOf(search)).toEqual({ search: '42', stages: ['hot'], ownerIds: [null] });
});

test('the conditions of the address narrow a saved audience', () => {
  const saved = { tags: ['lake'], stages: ['new' as const] };
  expect(filterOf({ stage: 'hot' }, saved)).toEqual({ tags: ['lake'], stages: ['hot'], strays: 'none' });
  expect(filterOf({}, saved)).toEqual({ ...saved, strays: 'none' });
  expect(audienceOf({ stage: 'hot' }, saved)).toEqual({ tags: ['lake'], stages: ['hot'] });
});

test('strays are asked for by themselves', () => {
  const search = readContactsSearch({ strays: true, q: 'win' });
  expect(filterOf(search)).toEqual({ search: 'win', strays: 'only' });
  expect([filterOf(readContactsSearch({ strays: 'yes' })), isNarrowed(search)]).toEqual([{}, true]);
});

test('an order alone narrows nothing', () => {
  expect(isNarrowed({ sort: 'name', open: 'import', tab: 'timeline' })).toBe(false);
  expect(isNarrowed({ tag: 'lake' })).toBe(true);
});
