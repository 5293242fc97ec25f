import { expect, test } from 'bun:test';
import fc from 'fast-check';
import type { Slot, SlotName } from '../../shared/contact.ts';
import { INTENTS, MOVES, type MoveName, type Triage } from '../../shared/decision.ts';
import { MAIL_KINDS } from '../../shared/message.ts';
import type { Settings } from '../../shared/settings.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { buildContact, buildMessage, buildThread, TEST_NOW } from '../test/build.ts';
import type { Extra, Given } from './decide/facts.ts';
import { decideMove } from './decide-move.ts';

const SETTINGS = defaultSettings(TEST_NOW);
const LATER = new Date(TEST_NOW.getTime() + 86_400_000);

const slot = (name: SlotName, value: Slot['value']): Slot => ({
  slot: name,
  value,
  by: 'model',
  evidence: { messageId: null, quote: '', start: 0, end: 0, at: TEST_NOW },
});
const ENOUGH = [slot('areas', ['Harbour']), slot('budgetMax', 600_000)];

type Case = {
  triage?: Partial<Triage>;
  thread?: Partial<Given['thread']>;
  contact?: Partial<NonNullable<Given['contact']>>;
  mail?: Partial<Given['mail']>;
  extra?: Partial<Extra>;
};

function decide({ triage, thread, contact, mail, extra }: Case, ai: Partial<Settings['ai']> = {}) {
  const calm: Triage = {
    ...{ kind: 'buyer_lead', confidence: 0.9, reason: '', evidence: '', language: 'en', intents: [], engagement: 0.4, readiness: 0.2 },
    ...{ asksForPerson: false, refusesCall: false, injectionSuspected: false },
    ...triage,
  };
  return decideMove(
    buildThread(thread),
    buildContact(contact),
    buildMessage(mail),
    { ...SETTINGS, ai: { ...SETTINGS.ai, ...ai } },
    TEST_NOW,
    {
      ...{ bookedCall: null, pickedSlot: null, newMatches: 0, ...extra },
      triage: calm,
    },
  );
}

const ROWS: [string, MoveName, Case][] = [
  ['an out-of-office', 'stay_quiet', { triage: { kind: 'auto_reply', asksForPerson: true } }],
  ['mail with automatic signs, whatever the model says', 'stay_quiet', { mail: { automaticSigns: ['Auto-Submitted: auto-replied'] }, triage: { intents: ['asks_to_talk'] } }],
  ['a bounce', 'stay_quiet', { triage: { kind: 'bounce' } }],
  ['spam', 'stay_quiet', { triage: { kind: 'spam', intents: ['asks_to_talk'] } }],
  ['spam in a conversation that we answered', 'hand_to_person', { thread: { exchanges: 2 }, triage: { kind: 'spam' } }],
  ['doubtful spam goes to a person', 'hand_to_person', { triage: { kind: 'spam', confidence: 0.4 } }],
  ['a vendor who only pitches', 'stay_quiet', { triage: { kind: 'vendor', intents: ['pitches'] } }],
  ['a business that pitches nothing: a bill, the press', 'hand_to_person', { triage: { kind: 'vendor', intents: ['other'] } }],
  ['another agent about a listing', 'hand_to_person', { triage: { kind: 'vendor', intents: ['is_agent_about_listing'] } }],
  ['a thread that is taken over', 'stay_quiet', { thread: { isTakenOver: true }, triage: { intents: ['asks_to_talk'] } }],
  ['a person answered from another client', 'stay_quiet', { thread: { standDownReason: 'answered elsewhere' } }],
  ['unsubscribe', 'stay_quiet', { triage: { kind: 'unsubscribe' } }],
  ['a wish to stop in a lead’s mail', 'stay_quiet', { triage: { intents: ['wants_to_stop', 'asks_to_talk'] } }],
  ['a forged sender', 'hand_to_person', { mail: { trust: { spf: 'fail', dkim: 'fail', dmarc: 'fail' } }, triage: { intents: ['asks_to_talk'] } }],
  ['a thread that waits for a person already', 'hand_to_person', { thread: { needs: { reason: 'handed_over', detail: '', at: TEST_NOW } } }],
  ['a complaint', 'hand_to_person', { triage: { kind: 'complaint' } }],
  ['asks for a person', 'hand_to_person', { triage: { asksForPerson: true } }],
  ['an existing client', 'hand_to_person', { triage: { kind: 'existing_client' } }],
  ['a contact under contract', 'hand_to_person', { contact: { stage: 'under_contract' } }],
  ['has an agent', 'hand_to_person', { contact: { qualification: [slot('hasAgent', true)] } }],
  ['a legal or lending question', 'hand_to_person', { triage: { intents: ['asks_legal_or_money_question'] } }],
  ["asks for other people's data", 'hand_to_person', { triage: { intents: ['asks_for_others_data'] } }],
  ['low confidence', 'hand_to_person', { triage: { confidence: 0.59 } }],
  ['injection', 'hand_to_person', { triage: { injectionSuspected: true } }],
  ['picks a free time', 'confirm_call', { triage: { intents: ['picks_time'] }, extra: { pickedSlot: { startsAt: LATER } } }],
  ['moves a booked call', 'confirm_call', { triage: { intents: ['picks_time'] }, extra: { pickedSlot: { startsAt: LATER }, bookedCall: { startsAt: LATER } } }],
  ['calls a booked call off', 'hand_to_person', { triage: { intents: ['cancels_call'] }, extra: { bookedCall: { startsAt: LATER } } }],
  ['wants to move a booked call to a time that is not free', 'hand_to_person', { triage: { intents: ['picks_time'] }, extra: { bookedCall: { startsAt: LATER }, isMoveUnclear: true } }],
  ['an owner whose call is booked', 'answer', { triage: { kind: 'seller_lead' }, extra: { bookedCall: { startsAt: LATER } } }],
  ['names a time that is not free', 'ask_for_call', { triage: { intents: ['picks_time'] } }],
  ['wishes to view, at the first exchange', 'ask_for_call', { triage: { intents: ['asks_to_view'] } }],
  ['is ready', 'ask_for_call', { triage: { readiness: 0.7 } }],
  ['a new wish beats an older refusal', 'ask_for_call', { thread: { exchanges: 3, callRefusedAt: 3 }, triage: { intents: ['asks_to_talk'] } }],
  ['readiness alone does not beat a refusal', 'qualify', { thread: { exchanges: 3, callRefusedAt: 3 }, triage: { readiness: 0.9 } }],
  ['fourth exchange and engaged', 'ask_for_call', { thread: { exchanges: 3 }, triage: { engagement: 0.5 } }],
  ['fourth exchange with three slots', 'ask_for_call', { thread: { exchanges: 3 }, contact: { qualification: [...ENOUGH, slot('bedroomsMin', 3)] } }],
  ['fourth exchange, not engaged', 'qualify', { thread: { exchanges: 3 } }],
  ['third exchange, engaged', 'qualify', { thread: { exchanges: 2 }, triage: { engagement: 0.9 } }],
  ['fifth exchange, not disengaged', 'ask_for_call', { thread: { exchanges: 4 }, triage: { engagement: 0.3 } }],
  ['fifth exchange, disengaged', 'qualify', { thread: { exchanges: 4 }, triage: { engagement: 0.1 } }],
  ['fifth exchange within the refusal window', 'qualify', { thread: { exchanges: 4, callRefusedAt: 3 }, triage: { engagement: 0.9 } }],
  ['the window is over', 'ask_for_call', { thread: { exchanges: 7, callRefusedAt: 4 }, triage: { engagement: 0.9 } }],
  ['a seller', 'acknowledge_seller', { triage: { kind: 'seller_lead', intents: ['wants_valuation'] } }],
  ['a seller far enough gets the valuation call', 'ask_for_call', { triage: { kind: 'seller_lead', engagement: 0.8 }, thread: { exchanges: 3 } }],
  ['a question about a listing', 'answer', { triage: { intents: ['asks_about_listing'] } }],
  ['office hours', 'answer', { triage: { kind: 'general_inquiry', intents: ['asks_office_question'] } }],
  ['a wish although a call is booked', 'answer', { triage: { intents: ['asks_to_talk'] }, extra: { bookedCall: { startsAt: LATER } } }],
  ['enough known and something new', 'suggest_properties', { contact: { qualification: ENOUGH }, extra: { newMatches: 2 } }],
  ['enough known, nothing new', 'qualify', { contact: { qualification: ENOUGH } }],
  ['something new, not enough known', 'qualify', { contact: { qualification: [slot('areas', ['Harbour'])] }, extra: { newMatches: 2 } }],
  ['a renter gets leases', 'suggest_properties', { triage: { kind: 'renter_lead' }, contact: { qualification: ENOUGH }, extra: { newMatches: 1 } }],
]; // biome-ignore format: one row per case

test.each(ROWS)('%s → %s', (_, move, situation) => {
  expect(decide(situation).move).toBe(move);
});

const THRESHOLDS: [string, Partial<Settings['ai']>, Case, MoveName, MoveName][] = [
  ['minConfidence', { minConfidence: 0.95 }, {}, 'qualify', 'hand_to_person'],
  ['minConfidence, for spam', { minConfidence: 0.3 }, { triage: { kind: 'spam', confidence: 0.4 } }, 'hand_to_person', 'stay_quiet'],
  ['callReadiness', { callReadiness: 0.4 }, { triage: { readiness: 0.5 } }, 'qualify', 'ask_for_call'],
  ['callEngagement', { callEngagement: 0.8 }, { thread: { exchanges: 3 }, triage: { engagement: 0.7 } }, 'ask_for_call', 'qualify'],
  ['callExchange', { callExchange: 2 }, { thread: { exchanges: 1 }, triage: { engagement: 0.9 } }, 'qualify', 'ask_for_call'],
  ['callExchange, without engagement', { callExchange: 6 }, { thread: { exchanges: 4 }, triage: { engagement: 0.3 } }, 'ask_for_call', 'qualify'],
  ['callSlotsFilled', { callSlotsFilled: 2 }, { thread: { exchanges: 3 }, contact: { qualification: ENOUGH } }, 'qualify', 'ask_for_call'],
  ['refusalWindow', { refusalWindow: 1 }, { thread: { exchanges: 4, callRefusedAt: 3 }, triage: { engagement: 0.9 } }, 'qualify', 'ask_for_call'],
]; // biome-ignore format: one row per case

test.each(THRESHOLDS)('%s of Settings decides', (_, ai, situation, before, after) => {
  expect([decide(situation).move, decide(situation, ai).move]).toEqual([before, after]);
});

test('shows the row that fired and why every other one did not', () => {
  const { rows, firedRow } = decide({ triage: { kind: 'complaint', intents: ['asks_to_talk'] } });
  expect(firedRow).toBe('needs a person');
  expect(rows.filter(({ fired }) => fired).map(({ row }) => row)).toEqual(['needs a person']);
  expect(rows.every(({ why }) => why.length > 0)).toBe(true);
  expect(rows.find(({ row }) => row.startsWith('wishes'))?.why).toContain('comes first');
});

test('says a picked time as people do, in the brokerage’s zone', () => {
  const { rows } = decide({ triage: { intents: ['picks_time'] }, extra: { pickedSlot: { startsAt: new Date('2026-03-05T20:30:00Z') } } });
  expect(rows.find(({ fired }) => fired)?.why).toBe('names Thursday, March 5 at 3:30 PM EST, which is free');
});

const unit = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
const seldom = fc.constantFrom(false, false, false, false, true);
const anySituation = fc.record({
  triage: fc.record({
    kind: fc.constantFrom(...MAIL_KINDS),
    // Mostly calm and clear mail: else a person gets nearly all of it, and the rows below are never reached.
    confidence: fc.constantFrom(0.5, 0.8, 0.9, 1),
    intents: fc.subarray([...INTENTS], { maxLength: 2 }),
    engagement: unit,
    readiness: unit,
    asksForPerson: seldom,
    refusesCall: fc.boolean(),
    injectionSuspected: seldom,
  }),
  thread: fc.record({
    isTakenOver: seldom,
    exchanges: fc.nat(12),
    callRefusedAt: fc.option(fc.integer({ min: 1, max: 12 })),
  }),
  contact: fc.record({ qualification: fc.constantFrom<Slot[]>([], ENOUGH, ENOUGH, [slot('hasAgent', true)]) }),
  mail: fc.record({ automaticSigns: fc.constantFrom<string[]>([], [], [], ['Auto-Submitted: auto-replied']) }),
  extra: fc.record({
    bookedCall: fc.constantFrom(null, { startsAt: LATER }),
    pickedSlot: fc.constantFrom(null, null, { startsAt: LATER }),
    newMatches: fc.nat(3),
  }),
});

test('is total, repeats itself, and exactly one row fires, whatever comes', () => {
  fc.assert(
    fc.property(anySituation, (situation) => {
      const decided = decide(situation);
      expect(MOVES).toContain(decided.move);
      expect(decided.rows.filter(({ fired }) => fired)).toHaveLength(1);
      expect(decide(situation)).toEqual(decided);
    }),
    { numRuns: 500 },
  );
});

test('never asks for a call that is booked, refused in this mail, or refused lately without a new wish', () => {
  fc.assert(
    fc.property(anySituation, (situation) => {
      const { triage, thread, extra } = situation;
      const isWish = triage.intents.some((intent) => ['asks_to_talk', 'asks_to_view', 'picks_time'].includes(intent));
      const isLately = thread.callRefusedAt !== null && thread.exchanges + 1 - thread.callRefusedAt <= SETTINGS.ai.refusalWindow;
      fc.pre(extra.bookedCall !== null || triage.refusesCall || (isLately && !isWish));
      expect(decide(situation).move).not.toBe('ask_for_call');
    }),
    { numRuns: 1000 },
  );
});

test('never answers machines, nor a thread that a person has', () => {
  fc.assert(
    fc.property(anySituation, (situation) => {
      const isMachine = situation.mail.automaticSigns.length > 0 || ['auto_reply', 'bounce', 'spam_report'].includes(situation.triage.kind);
      fc.pre(isMachine || situation.thread.isTakenOver);
      expect(decide(situation).move).toBe('stay_quiet');
    }),
    { numRuns: 500 },
  );
});

/** Half of the time nothing but mood and history decides: among all situations a call is too rare to tell. */
const moodySituation = fc.oneof(
  anySituation,
  anySituation.map(({ triage, thread, extra }) => ({
    triage: {
      ...triage,
      kind: 'buyer_lead' as const,
      confidence: 0.9,
      asksForPerson: false,
      injectionSuspected: false,
      refusesCall: false,
    },
    thread: { ...thread, isTakenOver: false },
    contact: { qualification: ENOUGH },
    mail: { automaticSigns: [] },
    extra: { ...extra, bookedCall: null },
  })),
);
const CALLS: MoveName[] = ['ask_for_call', 'confirm_call'];

test('more readiness never takes a call away, and never gives one that is refused', () => {
  fc.assert(
    fc.property(moodySituation, unit, (situation, more) => {
      const readier = { ...situation, triage: { ...situation.triage, readiness: Math.max(situation.triage.readiness, more) } };
      const [before, after] = [decide(situation), decide(readier)];
      if (CALLS.includes(before.move)) expect(after.move).toBe(before.move);
      else if (after.move !== before.move) expect([after.move, after.mayProposeCall]).toEqual(['ask_for_call', true]);
    }),
    { numRuns: 1000 },
  );
});
