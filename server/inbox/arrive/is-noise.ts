import type { QueryFilter } from 'mongoose';
import type { MailKind, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';

/** The one sign that a person's mail may bear too: a blind copy. */
export const NOT_ADDRESSED = 'our address is in neither To nor Cc';

const NOISE: readonly MailKind[] = ['spam', 'spam_report', 'bounce', 'auto_reply'];
const SAID: MailKind[] = [...NOISE];

/** Spam, or a machine's mail: it makes nobody a lead. A person's word stands above the signs. Pure. */
export function isNoise({ kind, kindBy, automaticSigns }: Pick<Message, 'kind' | 'kindBy' | 'automaticSigns'>): boolean {
  if (kind && NOISE.includes(kind)) return true;
  return kindBy !== 'person' && automaticSigns.some((sign) => sign !== NOT_ADDRESSED);
}

/** The same of mails in the database. */
export const NOISY: QueryFilter<Stored<Message>> = {
  direction: 'inbound',
  $or: [{ kind: { $in: SAID } }, { kindBy: { $ne: 'person' }, automaticSigns: { $elemMatch: { $ne: NOT_ADDRESSED } } }],
};

/**
 * What makes its writer or recipient somebody: a mail that was found to be no noise, one of the past, which nobody sorts,
 * and one that we sent. What is still to be read says nothing yet.
 */
export const HONEST: QueryFilter<Stored<Message>> = {
  $or: [
    {
      direction: 'inbound',
      $and: [
        { $or: [{ kind: { $nin: [null, ...SAID] } }, { kind: null, isBackfill: true }] },
        { $or: [{ kindBy: 'person' }, { automaticSigns: { $size: 0 } }, { automaticSigns: [NOT_ADDRESSED] }] },
      ],
    },
    { direction: 'outbound', 'delivery.state': { $nin: ['drafting', 'review', 'holding', 'voided', 'failed'] } },
  ],
};
