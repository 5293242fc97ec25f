import { describe, expect, test } from 'bun:test';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildContact, buildThread, TEST_NOW } from '../../test/build.ts';
import { type Facts, followUpBars, isGoodHour, nextGoodHour, quietSpan, whyNoFollowUp } from './may-follow-up.ts';

const NEW_YORK = 'America/New_York';

describe('the hour', () => {
  test.each([
    ['2026-03-02T15:00:00Z', true, 'Monday at ten'],
    ['2026-03-02T13:59:00Z', false, 'Monday before nine'],
    ['2026-03-02T23:00:00Z', false, 'Monday evening'],
    ['2026-03-07T15:00:00Z', false, 'Saturday'],
    ['2026-03-09T01:00:00Z', false, 'Sunday night, although it is Monday in London'],
  ])('%s is good: %p (%s)', (time, isGood) => expect(isGoodHour(new Date(time), [NEW_YORK])).toBe(isGood));

  test('has to suit every zone in which they may live', () => {
    const ten = new Date('2026-03-02T15:00:00Z');
    expect(isGoodHour(ten, [NEW_YORK, 'America/Chicago'])).toBe(true);
    expect(isGoodHour(ten, [NEW_YORK, 'America/Los_Angeles'])).toBe(false);
    expect(isGoodHour(ten, ['Asia/Tokyo'])).toBe(false);
  });

  test.each([
    ['2026-03-02T15:00:00Z', [NEW_YORK], '2026-03-02T15:00:00.000Z', 'now, when now is good'],
    ['2026-03-02T23:10:00Z', [NEW_YORK], '2026-03-03T14:00:00.000Z', 'the next morning'],
    ['2026-03-06T23:10:00Z', [NEW_YORK], '2026-03-09T13:00:00.000Z', 'Monday, on the other side of the change to summer time'],
    ['2026-03-02T15:00:00Z', [NEW_YORK, 'America/Los_Angeles'], '2026-03-02T17:00:00.000Z', 'when it is morning on both coasts'],
    ['2026-03-02T15:00:00Z', ['Europe/London', 'Australia/Sydney'], undefined, 'never, at two ends of the world'],
  ])('after %s in %p comes %s: %s', (at, zones, next) => {
    expect(nextGoodHour(new Date(at), zones)?.toISOString()).toBe(next as string);
  });
});

test('follow-ups come 3, 7 and 14 days after the first silence', () => {
  const settings = defaultSettings(TEST_NOW);
  const days = [0, 1, 2].map((step) => (TEST_NOW.getTime() - quietSpan(step, settings, TEST_NOW).to.getTime()) / 86_400_000);
  expect(days).toEqual([3, 4, 7]);
});

describe('a follow-up', () => {
  const quiet = { kind: 'buyer_lead' as const, stage: 'engaged' as const, lastAuthor: 'ai' as const };
  const times = { lastInboundAt: TEST_NOW, lastOutboundAt: TEST_NOW };
  const facts: Facts = {
    thread: buildThread({ ...quiet, ...times }),
    contact: buildContact({ stage: 'engaged' }),
    mode: 'autopilot',
    isSuppressed: false,
    hasCall: false,
    isForged: false,
    isDiscarded: false,
  };
  const inThread = (change: Partial<Facts['thread']>): Partial<Facts> => ({ thread: { ...facts.thread, ...change } });
  const unsubscribed = buildContact({ consent: { state: 'unsubscribed', at: null, reason: '', source: '' } });
  const needs = { reason: 'promised' as const, detail: '', at: TEST_NOW };

  test('may go out, and its record says why nothing stood against it', () => {
    expect(whyNoFollowUp(facts)).toBeNull();
    expect(followUpBars(facts)).toContainEqual({ row: 'refusal', fired: false, why: 'they refused no call' });
  });

  test.each<[string, Partial<Facts>, string]>([
    ['to an owner who sells', inThread({ kind: 'seller_lead' }), 'nobody here wants to buy or to rent'],
    ['to a machine without a contact', { contact: null }, 'nobody here wants to buy or to rent'],
    ['on a closed thread', inThread({ status: 'closed' }), 'the conversation is closed'],
    ['when the customer spoke last', inThread({ lastAuthor: 'customer' }), 'they wrote last, or we never answered'],
    ['when we never answered', inThread({ lastOutboundAt: null }), 'they wrote last, or we never answered'],
    ['after a takeover', inThread({ isTakenOver: true }), 'a person has the conversation'],
    ['while a person is awaited', inThread({ needs }), 'the conversation waits for a person'],
    ['where the AI is off', { mode: 'off' }, 'the AI is off here'],
    ['after a refused call', inThread({ callRefusedAt: 2 }), 'they refused a call'],
    ['after an opt-out', { contact: unsubscribed }, 'the customer is unsubscribed'],
    ['to a suppressed address', { isSuppressed: true }, 'this address is suppressed'],
    ['before a booked call', { hasCall: true }, 'a call is booked'],
    ['to somebody under contract', { contact: buildContact({ stage: 'under_contract' }) }, 'the customer is under contract'],
    ['in a thread that ended', inThread({ stage: 'not_interested' }), 'the customer is not interested'],
    ['after a person called them off', { thread: buildThread({ ...quiet, ...times, noFollowUps: true }) }, 'a person called them off'],
    ['after a person threw one away', { isDiscarded: true }, 'a person threw a follow-up away'],
    ['to a forged sender', { isForged: true }, 'their mail may be forged'],
  ])('is not sent %s', (_, change, why) => expect(whyNoFollowUp({ ...facts, ...change })).toBe(why));
});
