import type { DeliveryState, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { noteSent } from '../outbox/show-on-thread.ts';
import { moveDelivery } from './move-delivery.ts';

export type SentSighting = {
  /** The Message-ID it was seen with, in angle brackets. */
  wireId: string | null;
  /** `X-Openhouse-Message`: the id of our record. */
  openhouseMessage?: string | null;
  /** When it was seen, or the INTERNALDATE of the copy. */
  at: Date;
  /** Where it was seen, for the mail's history, e.g. `seen in Sent`. */
  where?: string;
};

/**
 * What proof of its having left overrules: also a mail that a person sends again or gave up, which must not leave a
 * second time, and one that a restored backup still believes to be a draft. A sender that holds a claim finds it gone
 * before the first byte.
 */
const BEFORE_PROOF: DeliveryState[] = [
  ...(['drafting', 'review', 'holding', 'queued', 'claimed', 'handing_over'] as const),
  ...(['accepted', 'uncertain', 'failed', 'voided'] as const),
];

/**
 * A mail of ours was seen on the wire: in Sent, or named by a reply or a report. That is the proof that it left, so it
 * settles an uncertain mail and a claim whose sender died, and it is recorded under the id it was seen with.
 * @returns our record, or null when this is no mail of ours
 */
export async function confirmSent({ wireId, openhouseMessage, at, where = 'seen in Sent' }: SentSighting, edges: Edges) {
  const message = await findOurs(wireId, openhouseMessage);
  if (!message?.delivery) return null;
  if (wireId) await MessageModel.updateOne({ _id: message._id }, { $addToSet: { wireIds: wireId } });
  const confirmedAt = edges.now();
  const set = {
    'delivery.confirmedAt': confirmedAt,
    'delivery.acceptedAt': message.delivery.acceptedAt ?? at,
    'delivery.nextLookAt': null,
    'delivery.claimedBy': null,
    'delivery.claimedUntil': null,
  };
  const confirmed = await moveDelivery(message._id, { from: BEFORE_PROOF, to: 'confirmed', detail: where, set }, edges);
  // A repeat counts again what a crash may have left uncounted.
  if (confirmed || message.delivery.state === 'confirmed') await noteSent(confirmed ?? message);
  if (confirmed) {
    const { threadId: thread, author, delivery } = message;
    edges.log[author === 'campaign' ? 'debug' : 'info'](
      { outbound: message._id, thread, mail: delivery.basedOn, where },
      'a mail of ours has left',
    );
    edges.publish('thread.changed', { threadId: message.threadId });
  }
  return MessageModel.findById(message._id).lean();
}

async function findOurs(wireId: string | null, openhouseMessage?: string | null): Promise<Stored<Message> | null> {
  const outbound = { direction: 'outbound' as const, delivery: { $type: 'object' as const } };
  const byHeader = openhouseMessage ? await MessageModel.findOne({ _id: openhouseMessage, ...outbound }).lean() : null;
  return byHeader ?? (wireId ? await MessageModel.findOne({ wireIds: wireId, ...outbound }).lean() : null);
}
