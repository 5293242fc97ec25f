import { Liquid } from 'liquidjs';
import type { Contact } from '../../../shared/contact.ts';
import type { Settings } from '../../../shared/settings.ts';
import { errorText } from '../../errors.ts';

/** What a campaign's subject and body may name. */
const MERGE_FIELDS = ['firstName', 'lastName', 'fullName', 'email', 'brokerage', 'phone', 'website'] as const;
type MergeFields = Record<(typeof MERGE_FIELDS)[number], string>;

export function mergeFieldsOf(contact: Pick<Contact, 'firstName' | 'lastName' | 'email'>, { brokerage }: Pick<Settings, 'brokerage'>) {
  return {
    firstName: contact.firstName.trim(),
    lastName: contact.lastName.trim(),
    fullName: `${contact.firstName} ${contact.lastName}`.trim(),
    email: contact.email,
    brokerage: brokerage.name,
    phone: brokerage.phone,
    website: brokerage.website,
  } satisfies MergeFields;
}

/**
 * Fills a template. What a contact does not have is undefined, so that a field without a `default` filter is a fault and
 * never a blank. Values are data: Liquid does not read what it has put in.
 */
export function fillTemplate(
  template: string,
  fields: MergeFields,
): { text: string; fault?: undefined } | { text?: undefined; fault: string } {
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  try {
    return { text: liquid.parseAndRenderSync(template, known) };
  } catch (error) {
    const field = /undefined variable: ([\w.]+)/.exec(errorText(error))?.[1];
    return { fault: field ? `the contact has no ${field}` : errorText(error) };
  }
}

/** What is wrong with a template whoever it goes to: it cannot be read, or names a field that does not exist. */
export function templateFaults(template: string): string[] {
  try {
    const named = liquid.globalVariableSegmentsSync(template).map(([name]) => String(name));
    const unknown = named.filter((name) => !MERGE_FIELDS.includes(name as (typeof MERGE_FIELDS)[number]));
    return [...new Set(unknown)].map((name) => `There is no merge field “${name}”. There are: ${MERGE_FIELDS.join(', ')}.`);
  } catch (error) {
    return [`The text cannot be read: ${errorText(error)}`];
  }
}

/** Bounded, and without a file system: a template must neither read files nor run away with the process. */
const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 200_000,
  renderLimit: 500,
  memoryLimit: 5_000_000,
});
