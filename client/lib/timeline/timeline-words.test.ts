import { expect, test } from 'bun:test';
import type { TimelineItem } from '../../../shared/timeline.ts';
import { timelineWords } from './timeline-words.ts';

const item = (part: Partial<TimelineItem>): TimelineItem => ({
  ...{ id: 'x', kind: 'note', at: new Date(0), byName: '', title: '', text: '', before: '', added: [], removed: [] },
  ...{ author: '', state: '', isInbound: false, threadId: null, campaignId: null },
  ...part,
});

test.each([
  ['agent', 'review', 'We drafted, waits for approval: A garden'],
  ['agent', 'holding', 'We drafted, waits to leave: A garden'],
  ['ai', 'queued', 'Openhouse AI drafted, waits to leave: A garden'],
  ['campaign', 'failed', 'A campaign drafted, could not be sent: A garden'],
  ['ai', 'voided', 'Openhouse AI drafted, withdrawn: A garden'],
  ['agent', 'uncertain', 'We wrote, maybe sent: A garden'],
  ['agent', 'accepted', 'We wrote: A garden'],
  ['ai', 'confirmed', 'Openhouse AI wrote: A garden'],
  ['other_client', 'confirmed', 'We wrote from another mail program: A garden'],
])('a mail by %s that is %s is told as it stands', (author, state, words) => {
  expect(timelineWords(item({ kind: 'mail', author, state, title: 'A garden' })).words).toBe(words);
});

test('a line says who did what, and what was taken back', () => {
  expect(timelineWords(item({ kind: 'mail', isInbound: true, title: 'A garden' })).words).toBe('They wrote: A garden');
  expect(timelineWords(item({ kind: 'mail', author: 'ai', title: '' })).words).toBe('Openhouse AI wrote: (no subject)');
  expect(timelineWords(item({ kind: 'stage', before: 'new', title: 'call_scheduled' })).words).toBe('From New to Call scheduled');
  expect(timelineWords(item({ kind: 'tags', added: ['lake'], removed: ['sold'], state: 'undone' })).words).toBe(
    '+ lake, − sold (taken back)',
  );
  expect(timelineWords(item({ kind: 'listing', title: 'PL-1', state: 'Favorite' })).detail).toBe('They said: Favorite');
  expect(timelineWords(item({ kind: 'call', title: 'Valuation', state: 'no_show', text: 'Rang twice' }))).toEqual({
    words: 'A call: Valuation',
    detail: 'No show · Rang twice',
  });
});
