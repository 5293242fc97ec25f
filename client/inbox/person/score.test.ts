import { expect, test } from 'bun:test';
import type { Contact } from '../../../shared/contact.ts';
import type { Decision } from '../../../shared/decision.ts';
import { scoreLead } from './score.ts';

const contact = (slots: number, change: Partial<Pick<Contact, 'consent' | 'stage'>> = {}) => ({
  stage: 'engaged' as const,
  consent: { state: 'subscribed' as const, at: null, reason: '', source: '' },
  qualification: Array.from({ length: slots }, () => {
    return {
      slot: 'areas' as const,
      value: 'x',
      by: 'model' as const,
      evidence: { messageId: null, quote: '', start: 0, end: 0, at: new Date(0) },
    };
  }),
  ...change,
});
const read = (readiness: number, engagement: number, triagedBy: Decision['triagedBy'] = 'model') => ({
  triagedBy,
  triage: { readiness, engagement } as Decision['triage'],
});

test('is the sum of its parts, and each part says what it counts', () => {
  const { points, parts } = scoreLead({ contact: contact(3), thread: { exchanges: 2 }, decisions: [read(0.1, 0.1), read(0.5, 0.8)] });
  expect(parts.map((part) => part.points)).toEqual([15, 20, 15, 4, 0]);
  expect(points).toBe(54);
});

test('reaches a hundred and no more', () => {
  const thread = { exchanges: 40, milestones: { callBookedAt: new Date(0) } };
  expect(scoreLead({ contact: contact(12), thread, decisions: [read(1, 1)] }).points).toBe(100);
});

test('knows nothing of somebody whom only a machine of theirs wrote for', () => {
  const { points, parts } = scoreLead({ contact: contact(0), thread: { exchanges: 0 }, decisions: [read(1, 1, 'rule')] });
  expect([points, parts[0]?.why]).toEqual([0, 'no mail was read yet']);
});

test('is nothing for who wants no mail or is not interested, and says why', () => {
  const out = { state: 'unsubscribed' as const, at: null, reason: '', source: '' };
  const known = { thread: { exchanges: 5 }, decisions: [read(1, 1)] };
  expect(scoreLead({ ...known, contact: contact(5, { consent: out }) })).toMatchObject({ points: 0, bar: 'They want no more mail' });
  expect(scoreLead({ ...known, contact: contact(5, { stage: 'not_interested' }) })).toMatchObject({
    points: 0,
    bar: 'They are not interested',
  });
});
