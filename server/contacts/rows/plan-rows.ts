import type { Consent, Contact, Slot, Suppression } from '../../../shared/contact.ts';
import type { ImportOptions } from '../../../shared/import.ts';
import type { Stored } from '../../database/model-from.ts';
import { blankContact } from '../blank-contact.ts';
import { milderConsents, stricterConsent } from '../consent/stricter.ts';
import { consentUnder } from '../consent/suppress.ts';
import { type ContactKeys, contactKeys } from '../list/contact-keys.ts';
import type { RowContact } from './read-row.ts';

type NewContact = Omit<Contact, 'id' | 'createdAt' | 'updatedAt'>;
export type Plan =
  | { does: 'create'; contact: NewContact }
  | { does: 'update'; contactId: string; set: Partial<Contact> }
  | { does: 'nothing' }
  | { does: 'reject'; reason: string };
type Known = { contact: Stored<Contact> | undefined; suppression: Stored<Suppression> | undefined };

/**
 * What a row means for our contacts. Consent is never loosened by a file, and who was erased does not come back. A file that
 * is bound to somebody changes no colleague's contact. Pure.
 */
export function planRow(row: RowContact, { contact, suppression }: Known, { options, now, boundTo }: Context): Plan {
  if (suppression?.reason === 'erased') return { does: 'reject', reason: 'was erased at their own request' };
  if (!contact) return { does: 'create', contact: newContact(row, suppression, { options, now }) };
  if (options.onKnown === 'skip') return { does: 'nothing' };
  const set = differences(row, contact, { options, now });
  if (Object.keys(set).length === 0) return { does: 'nothing' };
  const isColleagues = boundTo && contact.ownerId !== null && contact.ownerId !== boundTo;
  return isColleagues ? { does: 'reject', reason: theirs(row) } : { does: 'update', contactId: contact._id, set };
}

/** `boundTo`: only this person's contacts and nobody's are changed; null or absent: everybody's. */
type Context = { options: ImportOptions; now: Date; boundTo?: string | null };

function theirs(row: RowContact): string {
  const rest = isOptOut(row) ? '; that they want no mail is written down' : '';
  return `a colleague has this contact: ask them or a team lead${rest}`;
}

/** Nobody is kept from honouring a wish to get no more mail. A complaint is one too; a bounce says nothing of the person. Pure. */
export const isOptOut = ({ consent }: RowContact) => consent === 'unsubscribed' || consent === 'complained';

function newContact(row: RowContact, suppression: Stored<Suppression> | undefined, { options, now }: Context): NewContact {
  const { email, otherEmails, tags, consent: told, areas, budgetMin, budgetMax, ...fields } = row;
  const source = options.consentSource || 'import';
  const said: Consent = { state: told ?? 'subscribed', at: now, reason: told ? 'said so in the file' : '', source };
  const consent = suppression ? stricterConsent(consentUnder(suppression), said) : said;
  return {
    ...blankContact({ email, name: '', now }),
    ...fields,
    otherEmails,
    tags: [...new Set([...tags, ...options.tags])],
    leadSource: fields.leadSource ?? options.leadSource,
    ownerId: options.ownerId,
    qualification: slotsOf({ areas, budgetMin, budgetMax }, now),
    consent,
    consentHistory: [consent],
  };
}

function slotsOf({ areas, budgetMin, budgetMax }: Pick<RowContact, 'areas' | 'budgetMin' | 'budgetMax'>, now: Date): Slot[] {
  const evidence = { messageId: null, quote: '', start: 0, end: 0, at: now };
  const values = { areas: areas.length > 0 ? areas : null, budgetMin, budgetMax };
  return Object.entries(values).flatMap(([slot, value]) =>
    value === null ? [] : [{ slot: slot as keyof typeof values, value, by: 'portal' as const, evidence }],
  );
}

const TEXTS = ['firstName', 'lastName', 'mobilePhone', 'preferredLanguage', 'leadSource', 'notes'] as const;

function differences(row: RowContact, contact: Stored<Contact>, { options, now }: Context): Partial<Contact> {
  const isOpen = (old: unknown) => options.onKnown === 'update' || old === '' || old === null;
  const set: Partial<Contact> = {};
  for (const field of TEXTS) {
    const value = row[field] ?? (field === 'leadSource' && !contact.leadSource ? options.leadSource : undefined);
    if (value && value !== contact[field] && isOpen(contact[field])) set[field] = value;
  }
  if (row.stage && row.stage !== contact.stage && (options.onKnown === 'update' || contact.stage === 'new')) set.stage = row.stage;
  if (options.ownerId && contact.ownerId === null) set.ownerId = options.ownerId;
  const additions = {
    tags: [...row.tags, ...options.tags],
    contactTypes: row.contactTypes ?? [],
    otherEmails: [row.email, ...row.otherEmails].filter((address) => address !== contact.email),
  };
  for (const [field, values] of Object.entries(additions) as ['tags', string[]][]) {
    const fresh = [...new Set(values)].filter((value) => !contact[field].includes(value));
    if (fresh.length > 0) set[field] = [...contact[field], ...fresh];
  }
  const known = new Set(contact.qualification.map(({ slot }) => slot));
  const slots = slotsOf(row, now).filter(({ slot }) => !known.has(slot));
  if (slots.length > 0) set.qualification = [...contact.qualification, ...slots];
  if (row.consent && milderConsents(row.consent).includes(contact.consent.state)) {
    set.consent = { state: row.consent, at: now, reason: 'said so in the file', source: options.consentSource || 'import' };
    set.consentHistory = [...contact.consentHistory, set.consent];
  }
  return set;
}

/** An update with the keys that go with it. */
export function withKeys(contact: Stored<Contact>, set: Partial<Contact>): Partial<Contact> & ContactKeys {
  return { ...set, ...contactKeys({ ...contact, ...set }) };
}
