import type { Contact } from '../../../shared/contact.ts';
import { fullName } from '../../../shared/full-name.ts';
import type { Property, PublicProperty, WantedBy } from '../../../shared/property.ts';
import { criteriaOf } from '../../contacts/wishes/criteria-of.ts';
import type { Stored } from '../../database/model-from.ts';
import { scoreProperties } from '../match/score-properties.ts';
import { isLease } from '../property-words.ts';

/**
 * Who would want a listing, the likeliest first, each with the reasons; who turned it down or rules it out is left out. A
 * listing that is not on the market yet is weighed as if it were. Pure.
 */
export function rankPeople(property: PublicProperty, contacts: readonly Stored<Contact>[], limit: number): WantedBy[] {
  const asOffered = { ...property, standardStatus: 'Active' as Property['standardStatus'], internetEntireListingDisplayYN: true };
  const ranked = contacts.flatMap((contact) => {
    const sent = contact.listings.find(({ listingKey }) => listingKey === property.listingKey);
    if (sent?.contactListingPreference === 'Discard') return [];
    const [match] = scoreProperties([asOffered], criteriaOf(contact, { isRenter: isLease(property) }));
    if (!match?.taken) return [];
    // A price that is met says little where nothing else is known: the more wishes are met, the likelier.
    const met = match.reasons.filter((reason) => !reason.startsWith('no ')).length;
    return [{ contact, sent, reasons: match.reasons, weight: (match.score * met) / (met + 1) }];
  });
  return ranked
    .sort((a, b) => b.weight - a.weight || a.contact._id.localeCompare(b.contact._id))
    .slice(0, limit)
    .map(({ contact, sent, reasons, weight }) => ({
      contactId: contact._id,
      name: fullName(contact),
      email: contact.email,
      score: Math.round(weight * 100) / 100,
      reasons,
      sentAt: sent?.listingSentTimestamp ?? null,
      mayMail: contact.consent.state === 'subscribed',
    }));
}
