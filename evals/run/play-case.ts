import { createHash } from 'node:crypto';
import { answerThreads } from '../../server/ai/answer-threads.ts';
import type { AiEdges } from '../../server/ai/ask-model.ts';
import { DecisionModel } from '../../server/ai/decision.model.ts';
import { nextCallOf } from '../../server/calls/list-calls.ts';
import { labelSlot } from '../../server/calls/slots/label-slot.ts';
import { ContactModel } from '../../server/contacts/contact.model.ts';
import type { Stored } from '../../server/database/model-from.ts';
import { receiveMail } from '../../server/inbox/arrive/receive-mail.ts';
import { markAccepted } from '../../server/inbox/ledger/mark-mail.ts';
import { moveDelivery } from '../../server/inbox/ledger/move-delivery.ts';
import { MessageModel } from '../../server/inbox/message.model.ts';
import { parseMail } from '../../server/mail/parse/parse-mail.ts';
import { defaultSettings } from '../../server/settings/default-settings.ts';
import type { TestEdges } from '../../server/test/test-edges.ts';
import type { Decision } from '../../shared/decision.ts';
import type { Message } from '../../shared/message.ts';
import type { EvalCase, Turn } from '../label.ts';
import type { Observed } from './observed.ts';
import { setStage } from './set-stage.ts';
import { type House, OUR_ADDRESS } from './start-house.ts';
import { answerableAddress, idOf, writeRaw } from './write-raw.ts';

type EvalEdges = AiEdges & TestEdges;
export type Played = { turn: Turn; seen: Observed; customer: string };

/** Between two mails of one conversation: an answer within the hour finds the times that we offered still on offer. */
const TURN_MS = 45 * 60_000;
const MINUTE = 60_000;
/** A provider that stumbles is asked again so often, each time some minutes later by the clock of the evals. */
const RUNS = 6;

/** Plays one case through the very code of production: parse, receive, triage, learn, decide, draft, guard. Nothing is sent. */
export async function playCase(one: EvalCase, house: House): Promise<Played[]> {
  const edges = await house.reset();
  const played: Played[] = [];
  let offered: Message['offeredSlots'] = [];
  for (const [index, turn] of one.turns.entries()) {
    const number = index + 1;
    const before = Array.from({ length: index }, (_, n) => idOf(one.id, n + 1));
    const text = turn.text.replace(/\{\{offered:(\d)\}\}/g, (_, nth) => label(offered[Number(nth) - 1]));
    const raw = turn.raw ?? writeRaw(one, { text, at: edges.now(), replyTo: before, number, headers: turn.headers });
    const seen = await playTurn(raw, edges, { one, isFirst: index === 0 });
    offered = seen.offered.length > 0 ? seen.offered : offered;
    played.push({ turn, seen: seen.observed, customer: answerableAddress(raw) });
    edges.advance(TURN_MS);
  }
  return played;
}

async function playTurn(raw: string, edges: EvalEdges, { one, isFirst }: { one: EvalCase; isFirst: boolean }) {
  const bytes = Buffer.from(raw);
  const incoming = await parseMail(bytes, {
    ...{ mailboxId: 'evals', ownAddresses: [OUR_ADDRESS], folder: 'inbox', internalDate: edges.now(), emailId: null, authservId: null },
    ...{
      rawHash: createHash('sha256').update(bytes).digest('hex'),
      rawSize: bytes.length,
      secret: edges.secret,
      isBackfill: false,
      flags: [],
    },
  });
  const { messageId, threadId } = await receiveMail(incoming, edges);
  if (!messageId || !threadId) throw new Error(`${one.id} was not received`);
  const contactId = (await MessageModel.findById(messageId).lean())?.contactId ?? null;
  if (isFirst) await setStage(one.given, { threadId, contactId }, edges);
  edges.advance(MINUTE);
  const began = performance.now();
  await answer(messageId, edges);
  const ms = performance.now() - began;
  const decision = await DecisionModel.findOne({ messageId }).lean();
  const reply = decision?.replyId ? await MessageModel.findById(decision.replyId).lean() : await replyTo(messageId);
  const observed = await observe({ messageId, contactId, decision, reply, ms }, edges);
  if (reply) await deliver(reply, edges);
  return { observed, offered: reply?.offeredSlots ?? [] };
}

async function answer(messageId: string, edges: EvalEdges): Promise<void> {
  for (let run = 1; run <= RUNS; run++) {
    const counts = await answerThreads(edges);
    if (!counts.waiting) return;
    edges.advance(10 * MINUTE);
  }
  throw new Error(`the model does not answer: ${messageId}`);
}

/** A confirmation of an unsubscription is nobody's answer, and is read all the same. */
async function replyTo(messageId: string): Promise<Stored<Message> | null> {
  return MessageModel.findOne({ direction: 'outbound', 'delivery.basedOn': messageId }).sort({ _id: -1 }).lean();
}

type Found = {
  messageId: string;
  contactId: string | null;
  decision: Stored<Decision> | null;
  reply: Stored<Message> | null;
  ms: number;
};

async function observe({ messageId, contactId, decision, reply, ms }: Found, edges: EvalEdges): Promise<Observed> {
  const [mail, contact, call] = await Promise.all([
    MessageModel.findById(messageId).lean(),
    contactId ? ContactModel.findById(contactId).lean() : null,
    contactId ? nextCallOf(contactId, edges.now()) : null,
  ]);
  const guard = reply?.delivery?.guard ?? [];
  const tries = Math.max(1, ...guard.map(({ attempt }) => attempt));
  return {
    kind: decision?.triage.kind ?? mail?.kind ?? null,
    by: decision?.triagedBy ?? null,
    triage: decision?.triage ?? null,
    slots: decision?.slotsKept ?? [],
    known: contact?.qualification ?? [],
    move: decision?.move ?? null,
    firedRow: decision?.firedRow ?? '',
    outcome: decision?.outcome ?? 'nothing',
    reply: reply && {
      purpose: reply.delivery?.purpose ?? '',
      isSent: reply.delivery?.state === 'holding',
      // Without the subject, which is the customer's own.
      text: reply.text,
      html: reply.html ?? '',
      to: reply.to.map(({ address }) => address).join(', '),
      slotsOffered: reply.offeredSlots.length,
      failedChecks: guard.filter(({ passed, attempt }) => !passed && attempt === tries).map(({ gate, detail }) => `${gate}: ${detail}`),
      tries,
    },
    consent: contact?.consent.state ?? 'subscribed',
    hasBookedCall: call !== null,
    calls: decision?.modelCalls ?? [],
    ms: Math.round(ms),
  };
}

/** What the sender would have done with a held answer, without a server: from now on it counts as said. */
async function deliver({ _id }: Stored<Message>, edges: EvalEdges): Promise<void> {
  edges.advance(MINUTE);
  const set = { sortAt: edges.now(), 'delivery.handingOverAt': edges.now() };
  const moved = await moveDelivery(_id, { from: ['holding'], to: 'handing_over', detail: 'evals', set }, edges);
  if (moved?.delivery) await markAccepted({ id: _id, fence: moved.delivery.fence }, { response: 'evals', filesByItself: false }, edges);
}

function label(slot: Message['offeredSlots'][number] | undefined): string {
  const { timeZone, locale } = defaultSettings(new Date()).brokerage;
  return slot ? labelSlot(slot.startsAt, { timeZone, locale }) : 'Any of these times';
}
