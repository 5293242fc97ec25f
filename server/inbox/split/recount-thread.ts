import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

const LAST_WORDS = 200;

/** Everything a thread says of its mails, counted anew from them. */
export async function recountThread(threadId: string): Promise<void> {
  const mails = await MessageModel.find(
    { threadId, $or: [{ delivery: null }, { 'delivery.state': { $in: ['accepted', 'confirmed'] } }] },
    { direction: 1, author: 1, kind: 1, sortAt: 1, subject: 1, visibleText: 1, listingKeys: 1, campaignId: 1, delivery: 1 },
  )
    .sort({ sortAt: 1, _id: 1 })
    .lean();
  const said = mails.map((mail) => ({ ...mail, saidAt: saidAt(mail) })).sort((a, b) => a.saidAt.getTime() - b.saidAt.getTime());
  const newest = said.at(-1);
  const [inbound, outbound] = [
    said.filter(({ direction }) => direction === 'inbound'),
    said.filter(({ direction }) => direction === 'outbound'),
  ];
  const answers = outbound.filter(
    ({ author, delivery }) => ['ai', 'agent'].includes(author) && ['reply', 'hand_over'].includes(delivery?.purpose ?? ''),
  );
  const kind = inbound.findLast((mail) => mail.kind !== null)?.kind ?? null;
  await ThreadModel.updateOne(
    { _id: threadId },
    {
      $set: {
        messageCount: said.length,
        exchanges: answers.length,
        followUpsSent: outbound.filter(({ delivery }) => delivery?.purpose === 'follow_up').length,
        lastInboundAt: inbound.at(-1)?.saidAt ?? null,
        lastOutboundAt: outbound.at(-1)?.saidAt ?? null,
        listingKeys: [...new Set(said.flatMap(({ listingKeys }) => listingKeys))],
        campaignIds: [...new Set(said.flatMap(({ campaignId }) => campaignId ?? []))],
        kind,
        ...(newest && {
          lastMessageAt: newest.saidAt,
          lastAuthor: newest.author,
          lastWords: (newest.visibleText || newest.subject).replace(/\s+/g, ' ').trim().slice(0, LAST_WORDS),
        }),
      },
    },
  );
}

/** A mail of ours is said when a server took it, as `noteSent` counts, and not when it was written. */
const saidAt = ({ sortAt, delivery }: Pick<Stored<Message>, 'sortAt' | 'delivery'>) => delivery?.acceptedAt ?? sortAt;
