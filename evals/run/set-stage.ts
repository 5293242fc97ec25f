import type { AiEdges } from '../../server/ai/ask-model.ts';
import { bookCall } from '../../server/calls/book-call.ts';
import { ContactModel } from '../../server/contacts/contact.model.ts';
import { MessageModel } from '../../server/inbox/message.model.ts';
import { ThreadModel } from '../../server/inbox/thread.model.ts';
import { buildMessage, buildOutbound } from '../../server/test/build.ts';
import type { Slot } from '../../shared/contact.ts';
import type { Message } from '../../shared/message.ts';
import type { Given } from '../label.ts';

const TURN_MS = 3_600_000;
const CALL_MS = 30 * 60_000;

/** Puts a thread that has just got its mail into the state that the label presupposes. */
export async function setStage(
  given: Given,
  { threadId, contactId }: { threadId: string; contactId: string | null },
  edges: AiEdges,
): Promise<void> {
  const { exchanges, callRefusedAt, isTakenOver, kind, contactStage, known, bookedCall, history } = given;
  const takenOver = isTakenOver ? { isTakenOver, standDownReason: 'a person took over' } : {};
  await ThreadModel.updateOne({ _id: threadId }, { $set: { exchanges, callRefusedAt, ...(kind && { kind }), ...takenOver } });
  if (!contactId) return;
  const evidence = { messageId: null, quote: '', start: 0, end: 0, at: edges.now() };
  const qualification = Object.entries(known).map(([slot, value]) => ({ slot, value, by: 'agent', evidence }) as Slot);
  await ContactModel.updateOne({ _id: contactId }, { $set: { qualification, ...(contactStage && { stage: contactStage }) } });
  const ids = { threadId, contactId };
  await MessageModel.insertMany(
    history.map((turn, n) => messageOf(turn, { ...ids, at: new Date(edges.now().getTime() - (history.length - n) * TURN_MS) })),
  );
  if (bookedCall) await bookCall({ ...ids, startsAt: new Date(bookedCall), topic: 'A call' }, edges);
}

type Place = { threadId: string; contactId: string; at: Date };

function messageOf({ us, agent, customer, offered }: Given['history'][number], { threadId, contactId, at }: Place) {
  const text = us ?? agent ?? customer ?? '';
  const common: Partial<Omit<Message, 'delivery'>> = {
    ...{ threadId, contactId, text, visibleText: text, date: at, sortAt: at },
    decisionId: 'before',
    offeredSlots: offered.map((start) => ({
      slotId: new Date(start).toISOString(),
      startsAt: new Date(start),
      endsAt: new Date(Date.parse(start) + CALL_MS),
    })),
  };
  if (customer !== undefined) return buildMessage(common);
  const author = agent === undefined ? ('ai' as const) : ('agent' as const);
  return buildOutbound({ ...common, author, delivery: { state: 'accepted', acceptedAt: at, holdUntil: null } });
}
