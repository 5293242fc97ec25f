import { expect, test } from 'bun:test';
import type { ThreadRow } from '../../../shared/thread.ts';
import { changed } from './changed.ts';

const row = { status: 'open', snoozedUntil: null, ownerId: null, ownerName: null, unread: 2, needs: null } as unknown as ThreadRow;
const within = (view: 'all' | 'mine' | 'unassigned' | 'closed' | 'snoozed', assigneeId?: string) => ({
  place: { view, kind: undefined, stage: undefined, assigneeId, campaignId: undefined },
  userId: 'me',
});
const bo = { id: 'bo', name: 'Bo' };

test('a closed thread leaves every view but Closed, a snoozed one every view but Snoozed', () => {
  expect(changed(row, { status: 'closed' }, within('all'))).toBeNull();
  expect(changed(row, { status: 'closed' }, within('closed'))).toMatchObject({ status: 'closed', unread: 0 });
  // Who searches in All finds what is closed as well.
  expect(changed(row, { status: 'closed' }, { ...within('all'), isSearch: true })).toMatchObject({ status: 'closed' });
  expect(changed(row, { status: 'closed' }, { ...within('mine'), isSearch: true })).toBeNull();
  const until = new Date();
  expect(changed(row, { status: 'snoozed', until }, within('mine'))).toBeNull();
  expect(changed(row, { status: 'snoozed', until }, within('snoozed'))).toMatchObject({ snoozedUntil: until });
  expect(changed({ ...row, status: 'closed' }, { status: 'open' }, within('closed'))).toBeNull();
});

test('an assigned thread leaves Unassigned and the lists of others, and names its owner everywhere else', () => {
  expect(changed(row, { owner: bo }, within('unassigned'))).toBeNull();
  expect(changed(row, { owner: bo }, within('mine'))).toBeNull();
  expect(changed(row, { owner: bo }, within('all', 'ada'))).toBeNull();
  expect(changed(row, { owner: bo }, within('all', 'bo'))).toMatchObject({ ownerId: 'bo', ownerName: 'Bo' });
  expect(changed({ ...row, ownerId: 'bo' }, { owner: null }, within('unassigned'))).toMatchObject({ ownerId: null });
});

test('new again it counts one, and keeps more where there is more', () => {
  expect(changed({ ...row, unread: 0 }, { unread: 1 }, within('all'))?.unread).toBe(1);
  expect(changed(row, { unread: 1 }, within('all'))?.unread).toBe(2);
});
