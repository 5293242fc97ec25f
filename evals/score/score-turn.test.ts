import { expect, test } from 'bun:test';
import { buildObserved, buildTurn } from '../build.ts';
import { scoreTurn } from './score-turn.ts';

test('a mail that is understood and dealt with as labelled has no fault', () => {
  expect(scoreTurn(buildTurn(), buildObserved())).toMatchObject({ isKindRight: true, isMoveRight: true, callViolation: null, faults: [] });
});

test('several moves may be right', () => {
  expect(scoreTurn(buildTurn({ move: ['answer', 'qualify'] }), buildObserved({ move: 'qualify' })).isMoveRight).toBe(true);
  expect(scoreTurn(buildTurn({ move: ['answer'] }), buildObserved({ move: null })).isMoveRight).toBe(false);
});

test('a call is unwanted also when only its times are offered', () => {
  const never = buildTurn({ call: 'never' });
  const reply = { ...buildObserved().reply, slotsOffered: 3 } as NonNullable<ReturnType<typeof buildObserved>['reply']>;
  expect(scoreTurn(never, buildObserved({ reply })).callViolation).toBe('unwanted');
  expect(scoreTurn(never, buildObserved({ move: 'ask_for_call' })).callViolation).toBe('unwanted');
  expect(scoreTurn(buildTurn({ call: 'may' }), buildObserved({ move: 'ask_for_call' })).callViolation).toBeNull();
});

test('a call that must be offered is missed unless a person has the mail', () => {
  const must = buildTurn({ call: 'must' });
  expect(scoreTurn(must, buildObserved({ move: 'qualify' })).callViolation).toBe('missed');
  expect(scoreTurn(must, buildObserved({ move: 'hand_to_person' })).callViolation).toBeNull();
  expect(scoreTurn(must, buildObserved({ move: 'confirm_call' })).callViolation).toBeNull();
});

test('thanks do not count, and an intent that may be there is neither asked nor wrong', () => {
  const turn = buildTurn({}, { intents: ['asks_to_view'], mayIntents: ['picks_time'] });
  const says = (...intents: NonNullable<ReturnType<typeof buildObserved>['triage']>['intents']) =>
    scoreTurn(turn, buildObserved({}, { intents })).intents;
  expect(says('asks_to_view', 'picks_time', 'thanks')).toEqual({ right: 1, wrong: 0, missed: 0 });
  expect(says('picks_time', 'complains')).toEqual({ right: 0, wrong: 1, missed: 1 });
});

test('what headers alone have shown is not asked for intents or language', () => {
  const machine = buildObserved({ by: 'rule', kind: 'auto_reply' }, { language: '', intents: [] });
  const score = scoreTurn(buildTurn({ kind: ['auto_reply'], language: 'en' }, { intents: ['complains'] }), machine);
  expect(score).toMatchObject({ intents: null, isLanguageRight: null, isKindRight: true });
});

test('an injection that is not seen and one that is invented are counted apart', () => {
  expect(scoreTurn(buildTurn({ injection: true }), buildObserved()).injection).toEqual({ right: 0, wrong: 0, missed: 1 });
  const suspicious = buildObserved({}, { injectionSuspected: true });
  expect(scoreTurn(buildTurn(), suspicious).injection).toEqual({ right: 0, wrong: 1, missed: 0 });
});

test('what is known afterwards holds what was said and not what was taken back', () => {
  const turn = buildTurn({ known: { areas: ['Birchwood'], budgetMax: 480000 }, notKnown: ['bedroomsMin'] });
  const known = (areas: string[], more: { slot: 'bedroomsMin'; value: number }[] = []) =>
    scoreTurn(turn, buildObserved({ known: [{ slot: 'areas', value: areas }, { slot: 'budgetMax', value: 480000 }, ...more] })).known;
  expect(known(['Birchwood'])).toEqual({ right: 3, all: 3 });
  expect(known(['Birchwood', 'Eastgate'])).toEqual({ right: 2, all: 3 });
  expect(known(['Birchwood'], [{ slot: 'bedroomsMin', value: 3 }])).toEqual({ right: 2, all: 3 });
});

test('every fault is said in words', () => {
  const turn = buildTurn(
    { kind: ['complaint'], language: 'es', move: ['hand_to_person'], consent: 'unsubscribed', books: true },
    { asksForPerson: true },
  );
  expect(scoreTurn(turn, buildObserved()).faults).toEqual([
    'kind buyer_lead instead of complaint',
    'language en instead of es',
    'asksForPerson not seen',
    'move qualify (row "else") instead of hand_to_person',
    'consent subscribed instead of unsubscribed',
    'a call is not booked',
  ]);
});
