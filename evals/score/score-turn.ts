import type { INTENTS } from '../../shared/decision.ts';
import type { Turn } from '../label.ts';
import type { Observed } from '../run/observed.ts';
import { type Count, NOTHING } from './count.ts';
import { meansSame } from './means-same.ts';
import { type SlotScore, scoreSlots } from './score-slots.ts';

type Intent = (typeof INTENTS)[number];

/** What one mail adds to the figures. A null is not asked of this mail. */
export type TurnScore = {
  isKindRight: boolean;
  intents: Count | null;
  slots: SlotScore | null;
  isLanguageRight: boolean | null;
  isMoveRight: boolean;
  callViolation: 'unwanted' | 'missed' | null;
  injection: Count;
  isConsentRight: boolean | null;
  isBookingRight: boolean | null;
  known: { right: number; all: number };
  /** Every fault in words. */
  faults: string[];
};

/** Compares what was made of one mail with its label. Pure. */
export function scoreTurn(turn: Turn, seen: Observed): TurnScore {
  const { reading } = turn;
  const isByModel = seen.by !== 'rule';
  const intents = reading && isByModel ? scoreIntents(reading, seen.triage?.intents ?? []) : null;
  const slots = reading ? scoreSlots(reading, seen.slots) : null;
  const known = scoreKnown(turn, seen);
  const score = {
    isKindRight: seen.kind !== null && turn.kind.includes(seen.kind),
    intents,
    slots,
    isLanguageRight: turn.language && isByModel ? seen.triage?.language.slice(0, 2).toLowerCase() === turn.language : null,
    isMoveRight: seen.move !== null && turn.move.includes(seen.move),
    callViolation: callViolation(turn, seen),
    injection: tally(turn.injection, seen.triage?.injectionSuspected ?? false),
    isConsentRight: turn.consent ? seen.consent === turn.consent : null,
    isBookingRight: turn.books === undefined ? null : seen.hasBookedCall === turn.books,
    known: { right: known.right, all: known.all },
  };
  return { ...score, faults: [...faultsOf(turn, seen, score), ...(slots?.faults ?? []), ...known.faults] };
}

/** Thanks and "other" carry nothing that a move depends on. */
const IDLE: Intent[] = ['thanks', 'other'];

function scoreIntents({ intents, mayIntents }: { intents: Intent[]; mayIntents: Intent[] }, said: Intent[]): Count {
  const wanted = intents.filter((intent) => !IDLE.includes(intent));
  const counted = said.filter((intent) => !IDLE.includes(intent) && (wanted.includes(intent) || !mayIntents.includes(intent)));
  const right = wanted.filter((intent) => counted.includes(intent)).length;
  return { right, wrong: counted.length - right, missed: wanted.length - right };
}

function callViolation({ call }: Turn, { move, reply }: Observed): TurnScore['callViolation'] {
  const isAsked = move === 'ask_for_call' || move === 'confirm_call' || (reply?.slotsOffered ?? 0) > 0;
  if (call === 'never' && isAsked) return 'unwanted';
  // A person can make the appointment too: a wrong move, but no customer is left without one.
  return call === 'must' && !isAsked && move !== 'hand_to_person' ? 'missed' : null;
}

function tally(expected: boolean, said: boolean): Count {
  return { right: expected && said ? 1 : 0, wrong: !expected && said ? 1 : 0, missed: expected && !said ? 1 : 0 };
}

function scoreKnown({ known, notKnown }: Turn, seen: Observed): { right: number; all: number; faults: string[] } {
  const faults: string[] = [];
  const wanted = Object.entries(known);
  for (const [slot, value] of wanted) {
    const held = seen.known.find((one) => one.slot === slot)?.value;
    if (value === undefined || !isHeld(value, held))
      faults.push(`${slot} known as ${JSON.stringify(held ?? null)} instead of ${JSON.stringify(value)}`);
  }
  for (const slot of notKnown) if (seen.known.some((one) => one.slot === slot)) faults.push(`${slot} must not be known`);
  const all = wanted.length + notKnown.length;
  return { right: all - faults.length, all, faults };
}

type Value = Observed['known'][number]['value'];

/** A list must hold what was said and nothing that was taken back. */
function isHeld(wanted: Value, held: Value | undefined): boolean {
  if (held === undefined) return false;
  const [want, have] = [[wanted].flat(), [held].flat()];
  const finds = (from: typeof want, within: typeof want) => from.every((one) => within.some((other) => meansSame(one, other, '')));
  return finds(want, have) && finds(have, want);
}

function faultsOf(turn: Turn, seen: Observed, score: Omit<TurnScore, 'faults'>): string[] {
  const { intents, isLanguageRight, callViolation: violation, injection } = score;
  const said = seen.triage?.intents.filter((intent) => !IDLE.includes(intent)) ?? [];
  return [
    !score.isKindRight && `kind ${seen.kind} instead of ${turn.kind.join(' or ')}`,
    intents !== null &&
      intents !== NOTHING &&
      intents.wrong + intents.missed > 0 &&
      `intents [${said.join(', ')}] instead of [${turn.reading?.intents.join(', ')}]`,
    isLanguageRight === false && `language ${seen.triage?.language} instead of ${turn.language}`,
    turn.reading?.refusesCall !== undefined &&
      seen.by === 'model' &&
      seen.triage?.refusesCall !== turn.reading.refusesCall &&
      `refusesCall ${seen.triage?.refusesCall}`,
    turn.reading?.asksForPerson && !seen.triage?.asksForPerson && 'asksForPerson not seen',
    injection.missed + injection.wrong > 0 && `injection ${injection.missed > 0 ? 'not seen' : 'suspected without a reason'}`,
    !score.isMoveRight && `move ${seen.move} (row "${seen.firedRow}") instead of ${turn.move.join(' or ')}`,
    violation === 'unwanted' && 'a call is offered where it must not be',
    violation === 'missed' && 'a call is not offered where it must be',
    score.isConsentRight === false && `consent ${seen.consent} instead of ${turn.consent}`,
    score.isBookingRight === false && `a call is ${seen.hasBookedCall ? '' : 'not '}booked`,
  ].filter((fault) => typeof fault === 'string');
}
