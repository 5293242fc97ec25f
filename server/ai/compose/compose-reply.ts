import type { CallSlot } from '../../../shared/call.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { ModelCall, Triage } from '../../../shared/decision.ts';
import type { GuardCheck, MailKind, Message } from '../../../shared/message.ts';
import type { Match } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Stored } from '../../database/model-from.ts';
import { slotsOnOffer } from '../../inbox/answer/slots-on-offer.ts';
import { type AiEdges, ModelFault } from '../ask-model.ts';
import type { Move } from '../decide-move.ts';
import type { Draft } from '../draft/draft.ts';
import { draftReply } from '../draft/draft-reply.ts';
import { renderReply } from '../draft/render-reply.ts';
import { guardDraft } from '../guard/guard-draft.ts';
import type { Wish } from '../prompt-data.ts';

export type Composing = {
  mail: Stored<Message>;
  history: Stored<Message>[];
  contact: Stored<Contact>;
  settings: Settings;
  move: Pick<Move, 'move' | 'because'>;
  kind: MailKind | null;
  intents?: Triage['intents'];
  mayProposeCall?: boolean;
  matches: Match[];
  /** The free times nearest to what the customer wished: offered first. */
  nearTimes?: readonly string[];
  booked: CallSlot | null;
  /** A colleague asked for it: `DraftInput`. */
  wish?: Wish;
  language?: string;
  /** The prose so far, while it is being written. */
  onText?: (text: string) => void;
};

/** An answer as it would leave, and what the gates say of it: `failed` is empty when nothing stands against sending it. */
export type Composed = { draft: Draft; text: string; html: string; guard: GuardCheck[]; failed: string[]; calls: ModelCall[] };

/** Has one answer written and guarded, and a second time if the guard objects. Stores nothing and sends nothing. */
export async function composeReply(composing: Composing, edges: AiEdges): Promise<Composed> {
  const first = await attempt(composing, edges, { number: 1, failed: [] });
  return first.failed.length > 0 ? secondTry(first, composing, edges) : first;
}

type Try = { number: number; failed: readonly string[] };

async function attempt(composing: Composing, edges: AiEdges, { number, failed }: Try): Promise<Composed> {
  const { mail, history, contact, settings, move, language, mayProposeCall = true } = composing;
  const onOffer = move.move === 'ask_for_call' ? await slotsOnOffer({ exceptThreadId: mail.threadId, now: edges.now() }) : [];
  const draft = await draftReply({ ...composing, ...move, mayProposeCall, slotsOnOffer: onOffer, failedChecks: failed }, edges);
  const { text, html } = await renderReply(draft, { settings, contact, publicUrl: edges.publicUrl });
  const held = { move: move.move, mayProposeCall, mail, history, contact, settings, language, rendered: text };
  const guard = guardDraft(draft, held, number);
  return { draft, text, html, guard, failed: failuresOf(guard), calls: draft.calls };
}

/** The model is told once what was wrong. When it cannot be asked again, the first draft goes to a person. */
async function secondTry(first: Composed, composing: Composing, edges: AiEdges): Promise<Composed> {
  try {
    const second = await attempt(composing, edges, { number: 2, failed: first.failed });
    return { ...second, guard: [...first.guard, ...second.guard], calls: [...first.calls, ...second.calls] };
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    return { ...first, calls: [...first.calls, error.call] };
  }
}

function failuresOf(guard: GuardCheck[]): string[] {
  return guard.filter(({ passed }) => !passed).map(({ gate, detail }) => `${gate}: ${detail}`);
}
