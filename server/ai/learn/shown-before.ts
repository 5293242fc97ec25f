import type { Message } from '../../../shared/message.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import type { Stored } from '../../database/model-from.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { isReal, wasBefore } from '../mail-data.ts';

/** The listings of our newest mail before this one that had any and really left, in its order: "the second one" means these. */
export async function shownBefore(mail: Stored<Message>, history: readonly Stored<Message>[]): Promise<PublicProperty[]> {
  const showing = history.filter(
    (message) => message.direction === 'outbound' && message.listingKeys.length > 0 && isReal(message) && wasBefore(message, mail),
  );
  const newest = showing.toSorted((a, b) => a.sortAt.getTime() - b.sortAt.getTime()).at(-1);
  return propertiesByKeys(newest?.listingKeys ?? []);
}
