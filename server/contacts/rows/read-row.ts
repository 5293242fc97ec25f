import { readMoney } from '../../../shared/amount.ts';
import { CONTACT_TYPES, type Consent, type Contact, STAGES, type Stage } from '../../../shared/contact.ts';
import { readHarmless } from '../../../shared/harmless-cell.ts';
import { addressSchema, canonicalAddress } from '../../../shared/id.ts';
import type { ImportField, ImportMapping } from '../../../shared/import.ts';

/** What one row says of somebody; what it does not say is left out. */
export type RowContact = Partial<
  Pick<Contact, 'firstName' | 'lastName' | 'mobilePhone' | 'preferredLanguage' | 'contactTypes' | 'leadSource' | 'stage' | 'notes'>
> & {
  email: string;
  otherEmails: string[];
  tags: string[];
  consent: Exclude<Consent['state'], 'subscribed'> | null;
  areas: string[];
  budgetMin: number | null;
  budgetMax: number | null;
};

/** Which column holds what: positions, from left to right. */
export type Columns = Partial<Record<ImportField, number[]>>;

export function columnsOf(headers: readonly string[], mapping: ImportMapping): Columns {
  const columns: Columns = {};
  headers.forEach((header, at) => {
    const field = mapping[header];
    if (field) columns[field] = [...(columns[field] ?? []), at];
  });
  return columns;
}

/** Reads one row. @returns the contact it tells of, or why it tells of none. Pure. */
export function readRow(cells: readonly string[], columns: Columns): RowContact | { reason: string } {
  const all = (field: ImportField) => (columns[field] ?? []).flatMap((at) => readHarmless(cells[at] ?? '').trim() || []);
  const first = (field: ImportField) => all(field)[0] ?? '';
  const list = (field: ImportField) => all(field).flatMap((cell) => cell.split(/\s*(?:[;,|]|:::)\s*/).filter(Boolean));

  const addresses = [...all('email'), ...all('otherEmails')].flatMap(addressesIn);
  const [email] = all('email').length > 0 ? addresses : [];
  if (!email) return { reason: 'no email address' };
  const wrong = addresses.find((address) => !addressSchema.safeParse(address).success || !/\.[^.]+$/.test(address));
  if (wrong !== undefined) return { reason: `not an email address: ${wrong.slice(0, 100)}` };

  const stage = stageOf(first('stage'));
  if (stage === undefined) return { reason: `not a stage: ${first('stage').slice(0, 100)}` };
  const [budgetMin, budgetMax] = [moneyOf(first('budgetMin')), moneyOf(first('budgetMax'))];
  if (Number.isNaN(budgetMin) || Number.isNaN(budgetMax)) return { reason: 'the budget is not a number' };

  const names = namesOf({ first: first('firstName'), last: first('lastName'), full: first('fullName') });
  const types = [...new Set(list('contactTypes').map(typeOf))];
  const texts = {
    mobilePhone: first('mobilePhone'),
    preferredLanguage: first('preferredLanguage'),
    leadSource: first('leadSource'),
    notes: first('notes'),
  };
  return {
    email,
    otherEmails: [...new Set(addresses.slice(1))].filter((address) => address !== email),
    tags: [...new Set(list('tags').filter((tag) => !/^\*/.test(tag)))].map((tag) => tag.slice(0, 100)),
    consent: consentOf(first('consent'), first('optedOut')),
    areas: list('areas'),
    budgetMin,
    budgetMax,
    ...names,
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    ...(types.length > 0 && { contactTypes: types }),
    ...(stage && { stage }),
  };
}

/** "Reyes, Ana <ana@x.example>; second@x.example" holds two. */
function addressesIn(cell: string): string[] {
  const pieces = cell.split(/[;,]\s*|(?<=@\S+)\s+/).filter(Boolean);
  const withAt = pieces.filter((piece) => piece.includes('@'));
  return (withAt.length > 0 ? withAt : pieces).map(bareAddress);
}

const bareAddress = (text: string) => canonicalAddress(text.replace(/^.*<([^>]*)>.*$/, '$1').replace(/^mailto:/i, ''));

function namesOf({ first, last, full }: { first: string; last: string; full: string }): { firstName?: string; lastName?: string } {
  if (first || last) {
    const [firstName, lastName] = [first || beside(last, full), last || beside(first, full)].map((name) => name.slice(0, 200));
    return { ...(firstName && { firstName }), ...(lastName && { lastName }) };
  }
  if (!full) return {};
  // "Reyes, Ana" as well as "Ana Reyes".
  const [family = '', given = ''] = full.split(/\s*,\s*/);
  if (given) return { firstName: given, lastName: family };
  const words = full.split(/\s+/);
  return words.length > 1 ? { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' } : { firstName: full };
}

/** "Name, Vorname" means the family by the first; "Name, First name" all of it: what of it the other column does not say. */
function beside(known: string, full: string): string {
  const said = new Set(known.toLowerCase().split(/\s+/));
  return full
    .split(/[\s,]+/)
    .filter((word) => !said.has(word.toLowerCase()))
    .join(' ');
}

/** @returns null when the cell is empty, undefined when it names no stage of ours */
function stageOf(text: string): Stage | null | undefined {
  if (!text) return null;
  const name = text.toLowerCase().replace(/[\s-]+/g, '_');
  return STAGES.find((stage) => stage === name);
}

function typeOf(text: string): Contact['contactTypes'][number] {
  const named = CONTACT_TYPES.find((type) => type.toLowerCase() === text.toLowerCase());
  return named ?? TYPE_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'Other';
}

/** The same in the languages whose headers are guessed, and by other names. */
const TYPE_WORDS: readonly [Contact['contactTypes'][number], RegExp][] = [
  ['Tenant', /^(renter|inquilin[oa]|arrendatari[oa]|locataire|mieter(in)?|locat[áa]ri[oa]|huurder|hyresg[äa]st|najemca|租客)$/iu],
  ['Landlord', /^(arrendador(a)?|bailleur|vermieter(in)?|senhorio|locador(a)?|locatore|verhuurder|hyresv[äa]rd|房东)$/iu],
  ['Seller', /^(owner|vendedor(a)?|vendeu(r|se)|verk[äa]ufer(in)?|venditore|verkoper|s[äa]ljare|sprzedaj[ąa]cy|卖家|卖方)$/iu],
  ['Buyer', /^(comprador(a)?|acheteu(r|se)|acqu[ée]reur|k[äa]ufer(in)?|compratore|acquirente|koper|k[öo]pare|kupuj[ąa]cy|买家|买方)$/iu],
];

/** Nothing is null, what is no money NaN. */
function moneyOf(text: string): number | null {
  return text ? readMoney(text) : null;
}

/** A file may say that somebody wants no mail; that somebody wants some is for the import as a whole to say. */
function consentOf(state: string, optedOut: string): RowContact['consent'] {
  if (/^(true|yes|y|1|x|s[ií]|oui|ja|sim|tak|是|unsubscribed)$/i.test(optedOut)) return 'unsubscribed';
  if (/complain|spam|abuse/i.test(state)) return 'complained';
  if (/bounce|cleaned|invalid/i.test(state)) return 'bounced';
  return /unsub|opted.?out|non.?subscribed|do.?not|^no$|^false$/i.test(state) ? 'unsubscribed' : null;
}
