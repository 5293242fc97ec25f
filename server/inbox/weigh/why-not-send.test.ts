import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildDelivery, TEST_NOW } from '../../test/build.ts';
import { type SendFacts, whyNotSend } from './why-not-send.ts';

const limits = defaultSettings(TEST_NOW).ai;
const now = TEST_NOW;
const timeZone = 'America/New_York';
const ago = (ms: number) => new Date(now.getTime() - ms);
const rest = { epoch: 2, isTakenOver: false, lastInboundAt: null, kind: 'buyer_lead' as const };
const facts = (change: Partial<SendFacts> = {}): SendFacts => ({
  thread: { epoch: 2, isTakenOver: false, lastInboundAt: null, mode: null, kind: null },
  isErased: false,
  hasLeftUnknown: false,
  untrue: null,
  notBefore: null,
  hasNewerMail: false,
  isUnwanted: false,
  hasOptedOutSince: false,
  isToStranger: false,
  automaticSentAt: [],
  mailboxAutomaticLastHour: 0,
  isSameTextAgain: false,
  quickReturns: 0,
  ...change,
});
type Mail = Parameters<typeof whyNotSend>[0];
const mail = (delivery: Partial<Mail['delivery']> = {}, change: Partial<Mail> = {}): Mail => ({
  author: 'ai',
  userId: null,
  createdAt: ago(60_000),
  delivery: buildDelivery({ epoch: 2, ...delivery }),
  ...change,
});
const verdict = (message: Mail, change: Partial<SendFacts> = {}) => whyNotSend(message, facts(change), { limits, timeZone, now });

test.each([
  ['the conversation is as it was', mail(), {}, 'send'],
  ['the epoch moved', mail({ epoch: 1 }), {}, 'void'],
  ['a person has the thread', mail(), { thread: { epoch: 2, isTakenOver: true, lastInboundAt: null, mode: null, kind: null } }, 'void'],
  ['the thread is gone', mail(), { thread: null }, 'void'],
  ['the thread of a mail without a fence is gone', mail({ epoch: null }, { author: 'agent', userId: 'me' }), { thread: null }, 'void'],
  ['its contact was erased', mail({ purpose: 'system', epoch: null }, { author: 'system' }), { isErased: true }, 'void'],
  ['it was found in Sent, of which a restored ledger knew nothing', mail({ epoch: null }), { hasLeftUnknown: true }, 'void'],
  ['the customer wrote again', mail(), { hasNewerMail: true }, 'void'],
  ['the customer wrote again, and a person let the answer go', mail({}, { userId: 'agent-1' }), { hasNewerMail: true }, 'send'],
  [
    'a follow-up that a person let go, and the customer wrote',
    mail({ purpose: 'follow_up' }, { userId: 'a' }),
    { hasNewerMail: true },
    'void',
  ],
  ['the call it reminds of was cancelled', mail({ purpose: 'reminder', epoch: null }, { author: 'system' }), { untrue: 'x' }, 'void'],
  ['the call it confirms among other things was moved', mail(), { untrue: 'x' }, 'review'],
  ['the call it confirms was moved, but a person let it go', mail({}, { userId: 'agent-1' }), { untrue: 'x' }, 'send'],
  [
    'a person wrote it: no fence',
    mail({ epoch: null }, { author: 'agent' }),
    { thread: { epoch: 9, isTakenOver: true, lastInboundAt: null, mode: null, kind: null } },
    'send',
  ],
  [
    'a follow-up after the customer wrote',
    mail({ purpose: 'follow_up' }),
    { thread: { epoch: 2, isTakenOver: false, lastInboundAt: now, mode: null, kind: null } },
    'void',
  ],
  ['a follow-up would come at night where they live', mail({ purpose: 'follow_up' }), { notBefore: new Date(now.getTime() + 1) }, 'defer'],
  [
    'a follow-up would come at night where they live, but a person let it go',
    mail({ purpose: 'follow_up' }, { userId: 'agent-1' }),
    { notBefore: new Date(now.getTime() + 1) },
    'send',
  ],
  ['a Reply-To names somebody unknown', mail(), { isToStranger: true }, 'review'],
  ['a Reply-To names somebody unknown, and a person let it go', mail({}, { userId: 'agent-1' }), { isToStranger: true }, 'send'],
  [
    'an unsubscribe would be confirmed to somebody unknown',
    mail({ purpose: 'unsubscribe_confirmation' }, { author: 'system' }),
    { isToStranger: true },
    'review',
  ],
  ['a campaign has nothing to do with Reply-To', mail({ purpose: 'campaign' }, { author: 'campaign' }), { isToStranger: true }, 'send'],
  ['the AI was turned off meanwhile', mail(), { thread: { ...rest, mode: 'off' } }, 'review'],
  ['the AI was set to review meanwhile', mail({ purpose: 'follow_up' }), { thread: { ...rest, mode: 'review' } }, 'review'],
  ['the AI was turned off, but a person let it go', mail({}, { userId: 'agent-1' }), { thread: { ...rest, mode: 'off' } }, 'send'],
  [
    'the AI was turned off, but the unsubscribe is confirmed',
    mail({ purpose: 'unsubscribe_confirmation' }, { author: 'system' }),
    { thread: { ...rest, mode: 'off' } },
    'send',
  ],
  ['a campaign to somebody who opted out', mail({ purpose: 'campaign', epoch: null }), { isUnwanted: true }, 'void'],
  ['an answer to somebody who opted out of campaigns', mail(), { isUnwanted: true }, 'send'],
  ['an answer to what somebody asked before they opted out', mail(), { hasOptedOutSince: true }, 'review'],
  ['the same when a person let it go', mail({}, { userId: 'agent' }), { hasOptedOutSince: true }, 'send'],
  ['the same text was answered', mail(), { isSameTextAgain: true }, 'review'],
  ['three answers came back within seconds', mail(), { quickReturns: 3 }, 'review'],
  ['the hour is full', mail(), { automaticSentAt: [2, 3, 4, 5].map((n) => ago(n * 600_000)) }, 'review'],
  [
    'the day is full',
    mail(),
    { automaticSentAt: Array.from({ length: 12 }, (_, n) => ago((n + 2) * 3_600_000 * 0.9 + 3_600_000)) },
    'review',
  ],
  ['a minute has not passed', mail(), { automaticSentAt: [ago(59_000)] }, 'defer'],
  ['the mailbox has answered enough for this hour', mail(), { mailboxAutomaticLastHour: 60 }, 'defer'],
  [
    'a person approved it',
    mail({}, { userId: 'agent-1' }),
    { quickReturns: 3, isSameTextAgain: true, automaticSentAt: [ago(1000)] },
    'send',
  ],
] as const)('%s → the sender acts', (_, message, change, act) => {
  expect(verdict(message, change as Partial<SendFacts>).act).toBe(act);
});

test('the mode of its kind binds a held answer too', () => {
  const strict = { ...limits, modeByKind: { buyer_lead: 'review' as const } };
  expect(whyNotSend(mail(), facts({ thread: { ...rest, mode: null } }), { limits: strict, timeZone, now }).act).toBe('review');
});

test('a deferred answer waits until a minute after the last one', () => {
  expect(verdict(mail(), { automaticSentAt: [ago(20_000), ago(90_000)] })).toMatchObject({
    act: 'defer',
    until: new Date(now.getTime() + 40_000),
  });
});

test('no fenced mail of another epoch, and none of a thread that a person has, is ever let go', () => {
  fc.assert(
    fc.property(
      fc.nat(5),
      fc.nat(5),
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom('reply', 'hand_over', 'follow_up', 'system'),
      (written, current, isTakenOver, approved, purpose) => {
        const message = mail({ epoch: written, purpose: purpose as 'reply' }, { userId: approved ? 'agent-1' : null });
        const { act } = verdict(message, { thread: { epoch: current, isTakenOver, lastInboundAt: null, mode: null, kind: null } });
        expect(act === 'send').toBe(written === current && !isTakenOver);
      },
    ),
  );
});

test('at night an automatic answer waits for the morning; a person’s mail, a campaign and an answer to somebody awake do not', () => {
  const night = { ...limits, quietHours: { isOn: true, from: 21 * 60, to: 7 * 60, awakeMinutes: 15 } };
  // Ten in the evening in New York.
  const late = new Date('2026-03-03T03:00:00Z');
  const wrote = (minutesAgo: number) => ({
    thread: { ...rest, mode: null, lastInboundAt: new Date(late.getTime() - minutesAgo * 60_000) },
  });
  const at = (message: Mail, change: Partial<SendFacts>) => whyNotSend(message, facts(change), { limits: night, timeZone, now: late });
  expect(at(mail(), wrote(90))).toEqual({ act: 'defer', until: new Date('2026-03-03T12:00:00Z'), reason: 'quiet hours' });
  expect(at(mail({ purpose: 'follow_up' }, { createdAt: late }), wrote(90)).act).toBe('defer');
  expect(at(mail(), wrote(10)).act).toBe('send');
  expect(at(mail({}, { userId: 'a person' }), wrote(90)).act).toBe('send');
  expect(at(mail({ purpose: 'campaign', epoch: null }, { author: 'campaign' }), wrote(90)).act).toBe('send');
});
