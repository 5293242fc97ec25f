import type { CallSlot } from '../../../shared/call.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { ModelCall, MoveName, Triage } from '../../../shared/decision.ts';
import type { GuardCheck, MailKind, Message } from '../../../shared/message.ts';
import type { Match } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import { calmText } from '../../calm-text.ts';
import type { Stored } from '../../database/model-from.ts';
import { slotsOnOffer } from '../../inbox/answer/slots-on-offer.ts';
import { type AiEdges, ModelFault } from '../ask-model.ts';
import type { Move } from '../decide-move.ts';
import type { Draft } from '../draft/draft.ts';
import { draftReply } from '../draft/draft-reply.ts';
import { renderReply } from '../draft/render-reply.ts';
import { missesMail } from '../draft/speak-to-mail.ts';
import { guardDraft } from '../guard/guard-draft.ts';
import { freshWords, MAIL_BUDGET } from '../mail-data.ts';
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
  /** Nobody asked for this mail (a follow-up): it tells where it comes from and how to get no more. */
  isUnasked?: boolean;
  /** The prose so far, while it is being written. */
  onText?: (text: string) => void;
};

/** An answer as it would leave, and what the gates say of it: `failed` is empty when nothing stands against sending it. */
export type Composed = { draft: Draft; text: string; html: string; guard: GuardCheck[]; failed: string[]; calls: ModelCall[] };

/**
 * Has one answer written and guarded, and a second time if the guard objects or the answer would fit any mail. Stores
 * nothing and sends nothing.
 */
export async function composeReply(composing: Composing, edges: AiEdges): Promise<Composed> {
  const first = await attempt(composing, edges, { number: 1, failed: [] });
  const { bland, ...composed } = first;
  if (first.failed.length > 0) return secondTry(first, composing, edges);
  return bland ? lessBland({ ...composed, bland }, composing, edges) : composed;
}

/** Moves whose answer is about what the customer wrote. A time that is picked, or a person who takes over, says enough. */
const SPEAKING: readonly MoveName[] = ['qualify', 'suggest_properties', 'answer', 'ask_for_call', 'acknowledge_seller'];

const wordsOf = ({ subject, visibleText }: Stored<Message>) => freshWords({ subject, text: calmText(visibleText, MAIL_BUDGET) });

type Try = { number: number; failed: readonly string[] };
type Attempt = Composed & { bland: string | null };

async function attempt(composing: Composing, edges: AiEdges, { number, failed }: Try): Promise<Attempt> {
  const { mail, history, contact, settings, move, language, mayProposeCall = true, isUnasked = false } = composing;
  const onOffer = move.move === 'ask_for_call' ? await slotsOnOffer({ exceptThreadId: mail.threadId, now: edges.now() }) : [];
  const draft = await draftReply({ ...composing, ...move, mayProposeCall, slotsOnOffer: onOffer, failedChecks: failed }, edges);
  const { text, html } = renderReply(draft, { settings, contact, publicUrl: edges.publicUrl, isUnasked });
  const held = { move: move.move, mayProposeCall, mail, history, contact, settings, language, rendered: text };
  const guard = guardDraft(draft, held, number);
  const bland = SPEAKING.includes(move.move) && !isUnasked ? missesMail(draft, wordsOf(mail)) : null;
  return { draft, text, html, guard, failed: failuresOf(guard), calls: draft.calls, bland };
}

/** The model is told once what was wrong. When it cannot be asked again, the first draft goes to a person. */
async function secondTry({ bland: _, ...first }: Attempt, composing: Composing, edges: AiEdges): Promise<Composed> {
  const { second, calls } = await tryAgain(first, composing, edges);
  if (!second) return { ...first, calls };
  return { ...second, guard: [...first.guard, ...second.guard], calls };
}

/**
 * Blandness is told once too, but stops no mail: the gates have nothing against the first draft, so it stands unless the
 * second is better in every way.
 */
async function lessBland(first: Composed & { bland: string }, composing: Composing, edges: AiEdges): Promise<Composed> {
  const { bland, ...composed } = first;
  const failed = [`form: ${bland}`];
  const { second, calls } = await tryAgain({ ...composed, failed }, composing, edges);
  const isBetter = second !== null && second.failed.length === 0 && second.bland === null;
  const check = {
    gate: 'form' as const,
    passed: !isBetter,
    detail: isBetter ? bland : `${bland}; told so, it wrote nothing better`,
    attempt: 1,
  };
  const guard = [...composed.guard, check];
  return isBetter ? { ...second, guard: [...guard, ...second.guard], calls } : { ...composed, guard, calls };
}

async function tryAgain(first: Composed, composing: Composing, edges: AiEdges): Promise<{ second: Attempt | null; calls: ModelCall[] }> {
  try {
    const second = await attempt(composing, edges, { number: 2, failed: first.failed });
    return { second, calls: [...first.calls, ...second.calls] };
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    return { second: null, calls: [...first.calls, error.call] };
  }
}

function failuresOf(guard: GuardCheck[]): string[] {
  return guard.filter(({ passed }) => !passed).map(({ gate, detail }) => `${gate}: ${detail}`);
}
