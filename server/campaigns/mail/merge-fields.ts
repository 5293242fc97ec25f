import { Liquid } from 'liquidjs';
import type { Contact } from '../../../shared/contact.ts';
import { fullName } from '../../../shared/full-name.ts';
import type { Settings } from '../../../shared/settings.ts';
import { errorText } from '../../errors.ts';

/** What a campaign's subject and body may name. */
const MERGE_FIELDS = ['firstName', 'lastName', 'fullName', 'email', 'brokerage', 'phone', 'website'] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
export type MergeFields = Record<MergeField, string>;
/** Those that a contact may lack. */
export const CONTACT_FIELDS = ['firstName', 'lastName', 'fullName'] as const satisfies MergeField[];

const MAX_NAME = 100;

export function mergeFieldsOf(
  contact: Pick<Contact, 'firstName' | 'lastName' | 'email'>,
  { brokerage }: Pick<Settings, 'brokerage'>,
): MergeFields {
  return {
    firstName: nameOf(contact.firstName),
    lastName: nameOf(contact.lastName),
    fullName: nameOf(fullName(contact)),
    email: contact.email,
    brokerage: brokerage.name,
    phone: brokerage.phone,
    website: brokerage.website,
  };
}

/**
 * A name as it may stand in a mail: one line. Somebody who writes an address of a website where a form asks for a name
 * wants us to mail it to others under our letterhead: that is no name.
 */
function nameOf(written: string): string {
  const name = oneLine(written);
  return /:\/\/|\bwww\./i.test(name) || name.length > MAX_NAME ? '' : name;
}

/** What a stranger may have typed, as it may stand in a header. */
export function oneLine(written: string): string {
  return written.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
}

/** The listings as text: they are placed by the writer and are nobody's data, so that none is no fault. */
type Filling = MergeFields & {
  listings?: string;
  /** Whose clock the `date` filter goes by; the server's own says nothing to anybody. */
  timeZone?: string;
};
export type Filled = { text: string; fault?: undefined } | { text?: undefined; fault: string };

/**
 * Fills a template. What a contact does not have is undefined, so that a field without a `default` filter is a fault and
 * never a blank. Values are data: Liquid does not read what it has put in.
 */
export function fillTemplate(template: string, { listings = '', timeZone = 'UTC', ...fields }: Filling): Filled {
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  try {
    return { text: liquidIn(timeZone).renderSync(parse(template), { ...known, listings: `\n\n${listings}\n\n` }) };
  } catch (error) {
    const field = missingIn(error);
    return { fault: field ? `the contact has no ${field}` : errorText(error) };
  }
}

/** Fills a template as far as it goes: each field that is missing stands in brackets, and is named. For a preview. */
export function fillWithGaps(template: string, filling: Filling): { text: string; missing: string[]; fault: string | null } {
  const missing: string[] = [];
  for (let fields = filling; ; ) {
    const filled = fillTemplate(template, fields);
    if (filled.fault === undefined) return { text: filled.text, missing, fault: null };
    const field = /^the contact has no (\w+)$/.exec(filled.fault)?.[1];
    if (!field || missing.includes(field)) return { text: template, missing, fault: filled.fault };
    missing.push(field);
    fields = { ...fields, [field]: `[no ${field}]` };
  }
}

/** What is wrong with a template whoever it goes to: it cannot be read, or names a field that does not exist. */
export function templateFaults(template: string, { allowsListings = false } = {}): string[] {
  const known: string[] = allowsListings ? [...MERGE_FIELDS, 'listings'] : [...MERGE_FIELDS];
  try {
    const unknown = namesIn(template).filter((name) => !known.includes(name));
    return [...new Set(unknown)].map((name) => `There is no merge field “${name}”. There are: ${known.join(', ')}.`);
  } catch (error) {
    return [`The text cannot be read: ${errorText(error)}`];
  }
}

/** Does this template say where the listings stand? */
export function placesListings(template: string): boolean {
  try {
    return namesIn(template).includes('listings');
  } catch {
    return false; // What cannot be read places nothing; `templateFaults` says so.
  }
}

/** The fields without which this template cannot be filled: those that it names without a `default`. */
export function requiredFields(template: string): MergeField[] {
  const full = Object.fromEntries(MERGE_FIELDS.map((field) => [field, 'x'])) as MergeFields;
  return MERGE_FIELDS.filter((field) => fillTemplate(template, { ...full, [field]: '' }).fault === `the contact has no ${field}`);
}

/** A campaign fills the same few templates many thousand times. */
const parsed = new Map<string, ReturnType<typeof liquid.parse>>();
const MAX_PARSED = 50;

function parse(template: string): ReturnType<typeof liquid.parse> {
  const known = parsed.get(template);
  if (known) return known;
  const fresh = liquid.parse(template);
  if (parsed.size >= MAX_PARSED) parsed.clear();
  parsed.set(template, fresh);
  return fresh;
}

const namesIn = (template: string) => liquid.globalVariableSegmentsSync(template).map(([name]) => String(name));

const missingIn = (error: unknown) => /undefined variable: ([\w.]+)/.exec(errorText(error))?.[1];

/** Bounded, and without a file system: a template must neither read files nor run away with the process. */
const BOUNDS = {
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 200_000,
  renderLimit: 500,
  memoryLimit: 5_000_000,
};
const liquid = new Liquid(BOUNDS);
const zoned = new Map<string, Liquid>();

/** What one has parsed, another can render by the clock of its zone. */
function liquidIn(timeZone: string): Liquid {
  const known = zoned.get(timeZone) ?? new Liquid({ ...BOUNDS, timezoneOffset: timeZone });
  zoned.set(timeZone, known);
  return known;
}
