import type { Message } from '../../../shared/message.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { customerZones } from './customer-zones.ts';
import { nextGoodHour } from './may-follow-up.ts';

type Waiting = Pick<Message, 'author' | 'userId' | 'contactId' | 'delivery'>;

/**
 * A follow-up that was written in a good hour may be about to leave in a bad one: the mailbox rested, or the server was
 * down. It waits for the next good hour where the customer lives. One that a person let go leaves at once.
 * @returns null when it need not wait
 */
export async function notBefore({ author, userId, contactId, delivery }: Waiting, now: Date): Promise<Date | null> {
  if (author !== 'ai' || userId !== null || delivery?.purpose !== 'follow_up') return null;
  const contact = contactId ? await contactById(contactId) : null;
  const { brokerage } = await loadSettings(now);
  const zones = contact ? customerZones(contact, brokerage.timeZone) : [brokerage.timeZone];
  // No hour suits zones that lie half a world apart: then the brokerage's own counts.
  const at = nextGoodHour(now, zones) ?? nextGoodHour(now, [brokerage.timeZone]);
  return at && at > now ? at : null;
}
