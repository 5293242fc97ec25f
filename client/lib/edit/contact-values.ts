import { CONTACT_TYPES } from '../../../shared/choices.ts';
import type { Contact, ContactSeen } from '../../../shared/contact.ts';
import type { EditField, EditValues } from './newer.ts';

export type ContactField = keyof ContactSeen;

/** What a form of a contact may hold, and what each is called. */
export const CONTACT_FIELDS = [
  { name: 'firstName', label: 'First name' },
  { name: 'lastName', label: 'Last name' },
  { name: 'email', label: 'Email' },
  { name: 'otherEmails', label: 'Other addresses' },
  { name: 'mobilePhone', label: 'Phone' },
  { name: 'preferredLanguage', label: 'Language' },
  { name: 'leadSource', label: 'Source' },
  { name: 'contactTypes', label: 'Is' },
  { name: 'notes', label: 'Notes' },
] as const satisfies (EditField & { name: ContactField })[];

/** These fields as they stand in a form: a list with commas between. */
export function contactValues(contact: Contact, names: readonly ContactField[]): EditValues {
  return Object.fromEntries(names.map((name) => [name, Array.isArray(contact[name]) ? contact[name].join(', ') : contact[name]]));
}

/** What of the form is new, as the server takes it. Only that is written: what mail or the AI changes meanwhile stays. */
export function contactChange(values: EditValues, before: EditValues): ContactSeen {
  const text = (name: string) => String(values[name] ?? '').trim();
  const list = (name: string) =>
    text(name)
      .split(/[\s,;]+/)
      .filter(Boolean);
  const changed = Object.keys(values).filter((name) => text(name) !== String(before[name]).trim());
  return Object.fromEntries(
    changed.map((name) => {
      if (name === 'otherEmails') return [name, list(name)];
      if (name === 'contactTypes') return [name, CONTACT_TYPES.filter((type) => list(name).includes(type))];
      return [name, text(name)];
    }),
  );
}
