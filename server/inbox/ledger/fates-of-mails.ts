import type { DeliveryState, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

/** `open`: it may still leave, or a person is called to it, or the AI is about to write another in its place. */
export type Fate = { fate: 'left' | 'open' | 'lost'; calendar: string | null };

const LEFT: DeliveryState[] = ['accepted', 'confirmed'];
/** Nobody goes on with these by themselves. */
const WITHDRAWN: DeliveryState[] = ['drafting', 'voided'];

/** What became of mails of ours, by their id; a mail that is gone is in none. */
export async function fatesOfMails(ids: string[]): Promise<Map<string, Fate>> {
  const mails = await MessageModel.find({ _id: { $in: ids } }, { threadId: 1, delivery: 1 }).lean();
  const threadIds = mails.map(({ threadId }) => threadId);
  const answered = await ThreadModel.find({ _id: { $in: threadIds }, 'answer.state': { $ne: 'none' } }, { _id: 1 }).lean();
  const underWay = new Set(answered.map(({ _id }) => _id));
  return new Map(mails.map((mail) => [mail._id, { fate: fateOf(mail, underWay), calendar: mail.delivery?.calendar ?? null }]));
}

function fateOf({ threadId, delivery }: Pick<Stored<Message>, 'threadId' | 'delivery'>, underWay: Set<string>): Fate['fate'] {
  if (!delivery) return 'lost';
  if (LEFT.includes(delivery.state)) return 'left';
  return WITHDRAWN.includes(delivery.state) && !underWay.has(threadId) ? 'lost' : 'open';
}
