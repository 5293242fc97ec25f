import { describe, expect, test } from 'bun:test';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildContact, TEST_NOW } from '../../test/build.ts';
import { isGoodHour, quietSpan, whyNoFollowUp } from './may-follow-up.ts';

describe('the hour', () => {
  test.each([
    ['2026-03-02T15:00:00Z', true, 'Monday at ten'],
    ['2026-03-02T13:59:00Z', false, 'Monday before nine'],
    ['2026-03-02T23:00:00Z', false, 'Monday evening'],
    ['2026-03-07T15:00:00Z', false, 'Saturday'],
    ['2026-03-09T01:00:00Z', false, 'Sunday night, although it is Monday in London'],
  ])('%s is good: %p (%s)', (time, isGood) => expect(isGoodHour(new Date(time), 'America/New_York')).toBe(isGood));
});

test('follow-ups come 3, 7 and 14 days after the first silence', () => {
  const settings = defaultSettings(TEST_NOW);
  const days = [0, 1, 2].map((step) => (TEST_NOW.getTime() - quietSpan(step, settings, TEST_NOW).to.getTime()) / 86_400_000);
  expect(days).toEqual([3, 4, 7]);
});

describe('a follow-up', () => {
  const facts = {
    thread: { stage: 'engaged' as const },
    contact: buildContact({ stage: 'engaged' }),
    isSuppressed: false,
    hasCall: false,
    isForged: false,
    criteria: { areas: ['Harbour'], lease: false },
  };
  const unsubscribed = buildContact({ consent: { state: 'unsubscribed', at: null, reason: '', source: '' } });
  test('may go out', () => expect(whyNoFollowUp(facts)).toBeNull());
  test.each([
    ['after an opt-out', { contact: unsubscribed }, 'unsubscribed'],
    ['to a suppressed address', { isSuppressed: true }, 'suppressed'],
    ['before a booked call', { hasCall: true }, 'a call is booked'],
    ['to somebody under contract', { contact: buildContact({ stage: 'under_contract' }) }, 'the customer is under_contract'],
    ['to a forged sender', { isForged: true }, 'their mail may be forged'],
    ['without a wish we know of', { criteria: { lease: true } }, 'nothing is known of what they look for'],
  ])('is not sent %s', (_, change, why) => expect(whyNoFollowUp({ ...facts, ...change })).toBe(why));
});
