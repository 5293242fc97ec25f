import type { Contact } from '../../../shared/contact.ts';
import type { Decision, ModelCall } from '../../../shared/decision.ts';
import type { GuardCheck, MailKind, Message } from '../../../shared/message.ts';
import type { Match } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { AiState, Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Claim } from '../../inbox/answer/claim-thread.ts';
import { prepareListing } from '../../properties/prepare-listing.ts';
import { modeOf } from '../../settings/mode-of.ts';
import type { AiEdges } from '../ask-model.ts';
import { isSilentHandOver } from '../compose/compose-note.ts';
import { promisedWords } from '../compose/promised-words.ts';
import { CALL_BOOKED, CALL_OFF, TIME_TAKEN } from '../decide/policy.ts';
import { whyWait } from '../decide/why-wait.ts';
import type { Move } from '../decide-move.ts';
import { isReal } from '../mail-data.ts';
import { type Burst, languagesOf } from '../read/merge-burst.ts';
import { callOff, confirmCall } from './confirm-call.ts';
import type { Gathered } from './gather-extra.ts';
import { openReply } from './queue-reply.ts';
import { writeNote } from './write-note.ts';
import { writeReply } from './write-reply.ts';

export type Situation = {
  burst: Burst;
  contact: Stored<Contact>;
  /** Whose conversation it is: a buyer's, a renter's, a seller's. */
  kind: MailKind | null;
  history: Stored<Message>[];
  settings: Settings;
  gathered: Gathered;
  move: Move;
};

export type Acted = {
  outcome: Decision['outcome'];
  detail: string;
  replyId: string | null;
  guard: GuardCheck[];
  considered: Match[];
  calls: ModelCall[];
  /** The draft listing prepared or completed for an owner. */
  preparedListing?: string;
  /** When the world changed between deciding and doing: what was done instead. */
  instead?: Pick<Move, 'move' | 'because'>;
  /** What the thread shows from now on; null leaves what the outbox shows of the draft. */
  aiState: AiState | null;
  needs?: NonNullable<Thread['needs']>;
};

/** Does what was decided: stays quiet, calls a person, or has an answer written and held. */
export async function actOnMove(situation: Situation, claim: Claim, edges: AiEdges): Promise<Acted> {
  const preparedListing = await prepareForOwner(situation, claim, edges);
  return { ...(await act(situation, claim, edges)), ...(preparedListing && { preparedListing }) };
}

/** An owner's answer may be a question, a call or a person's matter: the agent finds the draft listing all the same. */
async function prepareForOwner({ contact, kind, move }: Situation, { thread }: Claim, edges: AiEdges): Promise<string | null> {
  if (kind !== 'seller_lead' || move.move === 'stay_quiet' || move.firedRow === 'forged sender') return null;
  return prepareListing({ contactId: contact._id, threadId: thread._id, qualification: contact.qualification }, edges);
}

async function act(situation: Situation, claim: Claim, edges: AiEdges): Promise<Acted> {
  const { burst, contact, move, settings } = situation;
  if (move.move === 'stay_quiet') return stayQuiet(situation, claim, edges);
  if (move.move === 'hand_to_person') return handToPerson(situation, claim, edges);
  const mode = modeOf({ ...claim.thread, kind: burst.triage.kind }, settings);
  if (mode === 'off') return quietly('handed_over', 'The AI is off here: this needs your answer', edges);

  const mail = burst.newest.mail;
  const reply = await openReply({ mail, purpose: 'reply', key: `reply:${mail._id}:${claim.thread.epoch}` }, claim, edges);
  if (!reply) return { ...NOTHING, outcome: 'superseded', detail: 'the conversation moved on' };
  // A run that died between the draft and its own end: the answer is there already.
  if (reply.delivery?.state !== 'drafting') return writtenBefore(reply, claim, edges);

  const { next, booked, calendar } = await bookIfPicked(situation, { claim, replyId: reply._id }, edges);
  const { matches } = situation.gathered;
  const { promised, ...written } = await writeReply(
    {
      reply,
      mail,
      history: situation.history,
      contact,
      settings,
      move: next,
      kind: situation.kind,
      intents: burst.triage.intents,
      mayProposeCall: move.mayProposeCall,
      matches,
      nearTimes: situation.gathered.choices.map(({ slotId }) => slotId),
      booked,
      calendar,
      whyWait: whyWait(mode, languagesOf(burst)),
    },
    edges,
  );
  return {
    ...NOTHING,
    ...written,
    considered: written.considered.length > 0 ? written.considered : matches,
    replyId: reply._id,
    ...(written.outcome === 'held' && keeping(promised, claim, edges)),
    ...(next !== move && { instead: next }),
  };
}

function writtenBefore(reply: Stored<Message>, claim: Claim, edges: AiEdges): Acted {
  const outcome = reply.delivery?.state === 'review' ? 'review' : 'held';
  const promised = promisedWords({ paragraphs: [reply.text], questions: [] });
  const known = { detail: 'written by an earlier run', replyId: reply._id, guard: reply.delivery?.guard ?? [] };
  return { ...NOTHING, ...known, outcome, ...(outcome === 'held' && keeping(promised, claim, edges)) };
}

/** What an answer promises that somebody will find out, somebody has to keep. */
function keeping(promised: string | null, { thread: { needs } }: Claim, { now }: AiEdges): Pick<Acted, 'needs'> {
  if (!promised) return {};
  // A second promise does not keep the first.
  const before = needs?.reason === 'promised' && !needs.detail.includes(promised) ? `${needs.detail} ` : '';
  const detail = `${before}${promised}`;
  return { needs: { reason: 'promised', detail: detail.length > LONGEST_PROMISE ? promised : detail, at: now() } };
}

/** Longer ones are found in the mails. */
const LONGEST_PROMISE = 600;

const NOTHING = { detail: '', replyId: null, guard: [], considered: [], calls: [], aiState: null };

function quietly(outcome: 'quiet' | 'handed_over', detail: string, { now }: AiEdges): Acted {
  const needs = outcome === 'handed_over' ? { needs: { reason: 'handed_over' as const, detail, at: now() } } : {};
  return { ...NOTHING, outcome, detail, aiState: 'idle', ...needs };
}

async function stayQuiet(situation: Situation, claim: Claim, edges: AiEdges): Promise<Acted> {
  const { burst, contact, history, settings, move } = situation;
  if (move.firedRow === CALL_OFF) return endCall(situation, claim, edges);
  if (claim.thread.isTakenOver) return { ...quietly('quiet', move.because, edges), aiState: 'standing_down' };
  if (move.firedRow !== 'unsubscribe' || wasOutBefore(situation)) return quietly('quiet', move.because, edges);
  const mode = modeOf({ ...claim.thread, kind: burst.triage.kind }, settings);
  const { mail, triage } = burst.newest;
  if (mode === 'off') return quietly('quiet', move.because, edges);
  const note = { kind: 'unsubscribe_confirmation' as const, mail, history, contact, settings, language: triage.language };
  const { replyId, guard } = await writeNote({ ...note, waitsForPerson: mode === 'review' }, claim, edges);
  return { ...quietly('quiet', move.because, edges), replyId, guard };
}

/** A run that died after it had changed consent finds it changed, by this very mail, and still owes the confirmation. */
function wasOutBefore({ burst, contact: { consent } }: Situation): boolean {
  const first = burst.earlier[0] ?? burst.newest;
  // A complaint stands when an opt-out follows, so nothing would tell the first from the tenth.
  if (consent.state === 'complained') return true;
  return consent.state === 'unsubscribed' && !(consent.source === 'mail' && consent.at !== null && consent.at >= first.mail.sortAt);
}

/** The customer's note about it, with the entry taken out of their calendar, is written by `remindCalls`. */
async function endCall({ burst, gathered, settings, move }: Situation, claim: Claim, edges: AiEdges): Promise<Acted> {
  if (modeOf({ ...claim.thread, kind: burst.triage.kind }, settings) === 'off') {
    return quietly('handed_over', 'The AI is off here: the customer calls the booked call off', edges);
  }
  const words = burst.newest.triage.evidence || burst.newest.mail.visibleText;
  if (gathered.bookedCall) await callOff(gathered.bookedCall._id, words, edges);
  return quietly('quiet', move.because, edges);
}

/** The customer learns that a person will answer, once per matter, and never when the sender may be forged or a spammer. */
async function handToPerson(situation: Situation, claim: Claim, edges: AiEdges): Promise<Acted> {
  const { burst, contact, history, settings, move } = situation;
  const handed = { ...quietly('handed_over', move.because, edges), ...stillAwaited(move, claim) };
  const { mail, triage } = burst.newest;
  const mode = modeOf({ ...claim.thread, kind: burst.triage.kind }, settings);
  const firedRow = isUntold(situation) ? '' : move.firedRow;
  if (isSilentHandOver({ firedRow, kind: burst.triage.kind, mode })) return handed;
  const isComplaint = burst.triage.kind === 'complaint';
  const note = { kind: 'hand_over' as const, mail, history, contact, settings, language: triage.language, isComplaint };
  const { replyId, guard, isHeld } = await writeNote({ ...note, waitsForPerson: mode === 'review' }, claim, edges);
  return { ...handed, replyId, guard, aiState: replyId === null || isHeld ? null : 'review' };
}

/** What a person is awaited for stays to be read, however often the customer writes meanwhile. */
function stillAwaited({ firedRow }: Move, { thread: { needs } }: Claim): Pick<Acted, 'needs'> {
  return firedRow === 'a person is awaited' && needs?.reason === 'handed_over' ? { needs } : {};
}

/** A person is awaited since an earlier mail of this burst, and a newer one has overtaken the note that says so. */
function isUntold({ burst: { earlier }, history, move }: Situation): boolean {
  const isNote = ({ delivery }: Stored<Message>) =>
    delivery?.purpose === 'hand_over' && earlier.some(({ mail }) => mail._id === delivery.basedOn);
  return move.firedRow === 'a person is awaited' && history.some((message) => isNote(message) && !isReal(message));
}

type Booking = Pick<Parameters<typeof writeReply>[0], 'booked' | 'calendar'> & { next: Pick<Move, 'move' | 'because'> };

async function bookIfPicked(situation: Situation, { claim, replyId }: { claim: Claim; replyId: string }, edges: AiEdges): Promise<Booking> {
  const { move, gathered, contact, settings, burst } = situation;
  const { pickedSlot, bookedCall } = gathered;
  const standing =
    bookedCall && move.because === CALL_BOOKED ? { ...bookedCall, slotId: bookedCall.startsAt.toISOString(), label: '' } : null;
  if (move.move !== 'confirm_call' || !pickedSlot) return { next: move, booked: standing, calendar: null };
  const topic = (burst.newest.mail.subject || claim.thread.subject).replace(/^(\s*(re|aw|sv|rv|fwd?)\s*:)+\s*/i, '');
  const picked = { slot: pickedSlot, bookedCallId: bookedCall?._id ?? null, replyId, contact, settings, topic };
  const confirmed = await confirmCall(picked, claim, edges);
  if (confirmed) return { next: move, ...confirmed };
  return {
    next: { move: 'ask_for_call', because: `${TIME_TAKEN}: offer the next ones` },
    booked: null,
    calendar: null,
  };
}
