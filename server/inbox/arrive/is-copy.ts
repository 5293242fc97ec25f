import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { IN_JUNK } from './judge-arrival.ts';

const MAX_TWINS = 20;

/**
 * True for a second copy of a mail that lies here already: the same writer, Message-ID and words, but for what a list
 * puts below them. It is not answered a second time. Forms that give every mail the same Message-ID have other words.
 * One that was left alone in Junk, where another mailbox's provider put it, is no first copy.
 * @param isLate it counts only now, so that a copy that came after it may have been dealt with before
 */
export async function isCopy(message: Stored<Message>, { isLate = false } = {}): Promise<boolean> {
  const twins = await MessageModel.find(
    {
      wireIds: { $in: message.wireIds },
      _id: isLate ? { $ne: message._id } : { $lt: message._id },
      $nor: [{ kind: 'spam', kindBy: 'rule', flags: IN_JUNK }],
      direction: 'inbound',
      'from.address': message.from.address,
    },
    { visibleText: 1 },
  )
    .limit(MAX_TWINS)
    .lean();
  return twins.some((twin) => saysTheSame(twin.visibleText, message.visibleText));
}

function saysTheSame(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].map((text) => text.replace(/\s+/g, ' ').trim()).sort((a, b) => a.length - b.length);
  return long.startsWith(short) && (short !== '' || long === '');
}
