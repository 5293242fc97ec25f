import type { CallSlot } from '../../../shared/call.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { ModelCall, Triage } from '../../../shared/decision.ts';
import type { GuardCheck, MailKind, Message } from '../../../shared/message.ts';
import type { Match } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Stored } from '../../database/model-from.ts';
import { slotsOnOffer } from '../../inbox/answer/slots-on-offer.ts';
import { fillDraft } from '../../inbox/outbox/update-draft.ts';
import { type AiEdges, ModelFault } from '../ask-model.ts';
import type { Move } from '../decide-move.ts';
import type { Draft } from '../draft/draft.ts';
import { draftReply } from '../draft/draft-reply.ts';
import { renderReply } from '../draft/render-reply.ts';
import { guardDraft } from '../guard/guard-draft.ts';
import { promisedWords } from './promised-words.ts';
import { holdUntil } from './queue-reply.ts';

type Writing = {
  reply: Stored<Message>;
  mail: Stored<Message>;
  history: Stored<Message>[];
  contact: Stored<Contact>;
  settings: Settings;
  move: Pick<Move, 'move' | 'because'>;
  kind: MailKind | null;
  intents?: Triage['intents'];
  mayProposeCall?: boolean;
  matches: Match[];
  booked: CallSlot | null;
  calendar: string | null;
  /** True in review mode: a person lets it go. */
  waitsForPerson: boolean;
};

export type Written = {
  outcome: 'held' | 'review' | 'superseded';
  detail: string;
  /** What the answer says that a person of ours will find out. */
  promised: string | null;
  guard: GuardCheck[];
  considered: Match[];
  calls: ModelCall[];
};

const STREAM_EVERY_MS = 80;

/** Has the answer written and guarded, a second time if the guard objects, and hands it to the outbox: held, or for review. */
export async function writeReply(writing: Writing, edges: AiEdges): Promise<Written> {
  const first = await attempt(writing, edges, { number: 1, failed: [] });
  const failed = failuresOf(first.guard);
  const last = failed.length > 0 ? await secondTry(first, { writing, edges, failed }) : first;
  return handOver(last, writing, edges);
}

type Attempt = { draft: Draft; text: string; html: string; guard: GuardCheck[]; calls: ModelCall[] };

async function attempt(writing: Writing, edges: AiEdges, { number, failed }: { number: number; failed: string[] }): Promise<Attempt> {
  const { reply, mail, history, contact, settings, move, kind, intents, mayProposeCall = true, matches, booked } = writing;
  const onText = streamTo(reply, edges);
  const onOffer = move.move === 'ask_for_call' ? await slotsOnOffer({ exceptThreadId: reply.threadId, now: edges.now() }) : [];
  const asked = { ...move, kind, intents, mayProposeCall, slotsOnOffer: onOffer };
  const draft = await draftReply({ ...asked, mail, history, contact, settings, matches, booked, failedChecks: failed, onText }, edges);
  const { text, html } = renderReply(draft, { settings, contact, publicUrl: edges.publicUrl });
  const guard = guardDraft(draft, { move: move.move, mayProposeCall, mail, history, contact, settings, rendered: text }, number);
  return { draft, text, html, guard, calls: draft.calls };
}

/** The model is told once what was wrong. When it cannot be asked again, the first draft goes to a person. */
async function secondTry(
  first: Attempt,
  { writing, edges, failed }: { writing: Writing; edges: AiEdges; failed: string[] },
): Promise<Attempt> {
  try {
    const second = await attempt(writing, edges, { number: 2, failed });
    return { ...second, guard: [...first.guard, ...second.guard], calls: [...first.calls, ...second.calls] };
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    return { ...first, calls: [...first.calls, error.call] };
  }
}

async function handOver({ draft, text, html, guard, calls }: Attempt, writing: Writing, edges: AiEdges): Promise<Written> {
  const { reply, settings, calendar, waitsForPerson } = writing;
  const failed = failuresOf(guard.filter(({ attempt }) => attempt === (guard.at(-1)?.attempt ?? 1)));
  const isHeld = failed.length === 0 && !waitsForPerson;
  const detail = failed.length > 0 ? `The guard objects: ${failed.join(' · ')}` : isHeld ? '' : 'Review mode: a person lets it go';
  const filled = await fillDraft(
    reply._id,
    {
      text,
      html,
      state: isHeld ? 'holding' : 'review',
      holdUntil: isHeld ? holdUntil(settings, edges.now()) : null,
      reviewReason: detail,
      listingKeys: draft.listings.map(({ listingKey }) => listingKey),
      listingsTold: draft.listings.map(({ listingKey, listPrice, standardStatus }) => ({ listingKey, listPrice, standardStatus })),
      offeredSlots: draft.slots.map(({ slotId, startsAt, endsAt }) => ({ slotId, startsAt, endsAt })),
      calendar,
      guard,
    },
    edges,
  );
  const written = { guard, considered: draft.considered, calls, promised: promisedWords(draft) };
  return filled
    ? { outcome: isHeld ? 'held' : 'review', detail, ...written }
    : { outcome: 'superseded', detail: 'withdrawn while it was written', ...written };
}

function failuresOf(guard: GuardCheck[]): string[] {
  return guard.filter(({ passed }) => !passed).map(({ gate, detail }) => `${gate}: ${detail}`);
}

/** The draft as it grows, a few times a second. */
function streamTo({ _id, threadId }: Stored<Message>, { publish }: AiEdges): (text: string) => void {
  let lastAt = 0;
  return (text) => {
    if (performance.now() - lastAt < STREAM_EVERY_MS) return;
    lastAt = performance.now();
    publish('draft.streaming', { threadId, messageId: _id, text });
  };
}
