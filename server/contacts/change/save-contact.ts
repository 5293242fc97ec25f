import type { Consent, Contact, ContactDetails, ContactSeen } from '../../../shared/contact.ts';
import { changedMeanwhile, untilWritten } from '../../changed-meanwhile.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { blankContact } from '../blank-contact.ts';
import { consentUnder, suppressionsOf, writeSuppression } from '../consent/suppress.ts';
import { ContactModel } from '../contact.model.ts';
import { contactByAddress } from '../find-contacts.ts';
import { keepJournal } from '../journal/keep-journal.ts';
import { contactKeys } from '../list/contact-keys.ts';

type ByWhom = { by: string | null; byName: string };

/**
 * Writes somebody down by hand. An address that opted out, bounced or was erased is written down as such: a new card
 * is no new consent.
 * @throws AppError CONFLICT when one of ours has this address already
 */
export async function createContact(
  { email, ...details }: ContactDetails & { email: string },
  { by, byName, edges }: ByWhom & { edges: Pick<Edges, 'now' | 'publish'> },
): Promise<Stored<Contact>> {
  if (await contactByAddress(email)) throw taken(email);
  const now = edges.now();
  const consent = (await consentOfAddress(email)) ?? {
    state: 'subscribed' as const,
    at: now,
    reason: 'written down by hand',
    source: byName,
  };
  const contact = { ...blankContact({ email, name: '', now }), ...details, consent, consentHistory: [consent] };
  const typed = { email, at: now };
  const made = await unlessTaken(email, async () => (await ContactModel.create({ ...contact, typed, _id: newId() })).toObject());
  await keepJournal([{ contactId: made._id, kind: 'made', at: now, by }]);
  edges.publish('contact.changed', { contactId: made._id });
  return made;
}

/** A slip of the pen is seen when the first mail is written, or when they are called: within a day. */
const SLIP_MS = 86_400_000;

type Changing = Pick<ByWhom, 'by'> & {
  edges: Pick<Edges, 'now' | 'publish'>;
  /** Whether any mail came from an address or went to it; absent: nobody knows. */
  hasMailWith?: (address: string) => Promise<boolean>;
};

type Change = { contactId: string; basedOn?: ContactSeen } & Partial<ContactDetails> & Addresses;

/**
 * Changes what is written down of somebody. The address they had stays with them as another one: mail on its way to it
 * is theirs, and so is the opt-out that answers it. But an address that a person has just typed and no mail was ever sent
 * to was a slip of the pen: it is somebody else's.
 * @param change `basedOn` is what the writer's form was made of: what others have changed of that is not written over unseen
 * @throws AppError NOT_FOUND, CONFLICT when the address is another's, or others have changed what `basedOn` names
 */
export async function updateContact(
  { contactId, basedOn = {}, ...asked }: Change,
  { by, edges, hasMailWith }: Changing,
): Promise<Stored<Contact>> {
  const which = { what: 'contact', id: contactId };
  return untilWritten(which, async () => {
    const contact = await ContactModel.findById(contactId).lean();
    if (!contact) throw notFound('contact', contactId);
    if (hasNews(basedOn, { contact, asked })) throw changedMeanwhile(which);
    const { typed } = contact;
    const isFresh = typed?.email === contact.email && edges.now().getTime() - typed.at.getTime() <= SLIP_MS;
    const isSlip = isFresh && asked.email !== undefined && hasMailWith !== undefined && !(await hasMailWith(contact.email));
    const change = { ...asked, ...othersAfter(contact, asked, { isSlip }) };
    await requireFree(contact, change);
    const fields = Object.entries(change).filter(
      ([field, value]) => value !== undefined && !isSame(value, contact[field as keyof typeof change]),
    );
    if (fields.length === 0) return contact;
    const news = Object.fromEntries(fields) as Partial<Contact>;
    await closeWhereOut({ ...contact, ...news }, edges);
    // Conditional on what was read: the keys and the other addresses are worked out from it.
    const updated = await unlessTaken(change.email ?? '', () =>
      ContactModel.findOneAndUpdate(
        { _id: contactId, updatedAt: contact.updatedAt },
        {
          $set: { ...news, ...contactKeys({ ...contact, ...news }), ...(news.email && { typed: { email: news.email, at: edges.now() } }) },
        },
        { returnDocument: 'after' },
      ).lean(),
    );
    if (!updated) return null;
    await keepJournal([{ contactId, kind: 'details', at: edges.now(), by, text: Object.keys(news).join(', ') }]);
    edges.publish('contact.changed', { contactId });
    return updated;
  });
}

/**
 * Whether others have changed what a form was made of. Not the time of the last change: mail that comes and what the AI
 * learns move that too. Nor what was only filled in or added to where the form leaves it: that is how mail helps, and
 * nothing is lost.
 */
function hasNews(basedOn: ContactSeen, { contact, asked }: { contact: Stored<Contact>; asked: Partial<ContactSeen> }): boolean {
  return Object.entries(basedOn).some(([name, seen]) => {
    const field = name as keyof ContactSeen;
    const now: string | readonly string[] = contact[field];
    if (asked[field] !== undefined) return !isSame(seen, now) && !isSame(asked[field], now);
    return typeof seen === 'string' ? seen !== '' && seen !== now : seen.some((one) => !now.includes(one));
  });
}

type Addresses = { email?: string; otherEmails?: string[] };

function othersAfter(contact: Stored<Contact>, { email, otherEmails }: Addresses, { isSlip }: { isSlip: boolean }): Addresses {
  if (email === undefined || email === contact.email) return {};
  const others = new Set([...(otherEmails ?? contact.otherEmails), ...(isSlip ? [] : [contact.email])]);
  others.delete(email);
  return { otherEmails: [...others] };
}

async function requireFree(contact: Stored<Contact>, { email, otherEmails }: Addresses): Promise<void> {
  const theirs = [contact.email, ...contact.otherEmails];
  for (const address of [email ?? [], otherEmails ?? []].flat().filter((one) => !theirs.includes(one))) {
    const other = await contactByAddress(address);
    if (other && other._id !== contact._id) throw taken(address);
  }
}

/** Who opted out has opted out at a new address too. A bounce was the old one's. */
async function closeWhereOut({ email, otherEmails, consent }: Contact | Stored<Contact>, edges: Pick<Edges, 'now'>): Promise<void> {
  if (consent.state !== 'unsubscribed' && consent.state !== 'complained') return;
  const reason = consent.state === 'complained' ? 'complaint' : 'unsubscribed';
  for (const address of [email, ...otherEmails]) await writeSuppression({ address, reason, source: consent.source }, edges);
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

async function consentOfAddress(email: string): Promise<Consent | undefined> {
  const suppression = (await suppressionsOf([email])).get(email);
  return suppression && consentUnder(suppression);
}

async function unlessTaken<T>(email: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicateKey(error) ? taken(email) : error;
  }
}

function taken(email: string): AppError {
  const userMessage = `There is a contact with the address ${email} already.`;
  return new AppError('CONFLICT', { message: 'a contact has this address', userMessage });
}
