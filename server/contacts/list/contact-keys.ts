import type { Contact } from '../../../shared/contact.ts';
import { spellingsOf } from '../consent/spellings-of.ts';

type Known = Pick<Contact, 'email' | 'otherEmails' | 'firstName' | 'lastName' | 'mobilePhone' | 'qualification'>;

/** What contacts are found and sorted by, kept beside them in a form that an index can serve. */
export type ContactKeys = { searchKeys: string[]; nameKey: string; areaKeys: string[]; budgetMost: number | null };

/** The keys of one contact. Whoever changes a name, an address, a phone number or a slot writes them with it. Pure. */
export function contactKeys(contact: Known): ContactKeys {
  const { firstName, lastName, email, otherEmails, mobilePhone, qualification } = contact;
  const slotValue = (name: string) => qualification.find(({ slot }) => slot === name)?.value;
  const areas = slotValue('areas');
  const budget = slotValue('budgetMax');
  return {
    searchKeys: [
      ...new Set([
        ...plain(`${firstName} ${lastName}`).split(/[\s-]+/),
        ...[email, ...otherEmails].flatMap(spellingsOf).flatMap(addressKeys),
        ...phoneKeys(mobilePhone),
      ]),
    ].filter(Boolean),
    nameKey: `${plain(lastName)} ${plain(firstName)}`.trim() || plain(email),
    areaKeys: Array.isArray(areas) ? areas.map(plain) : [],
    budgetMost: typeof budget === 'number' ? budget : null,
  };
}

/** What somebody typed, as the beginnings of keys. A phone number is one word however it is written. */
export function searchWords(typed: string): string[] {
  const digits = typed.replace(/\D/g, '');
  if (digits.length >= 4 && /^[\d\s()+./-]+$/.test(typed)) return [digits];
  return plain(typed).split(/\s+/).filter(Boolean).slice(0, 6);
}

/** Without case and accents: "Núñez" is found by "nunez". */
export function plain(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();
}

/** The whole address, the words before the @, and the domain. */
function addressKeys(address: string): string[] {
  const [local = '', domain = ''] = plain(address).split('@');
  return [plain(address), ...local.split(/[._+-]+/), domain];
}

/** With the country code, without it, and as neighbours say it. */
function phoneKeys(phone: string): string[] {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 4 ? [] : [digits, digits.slice(-10), digits.slice(-7)];
}
