import { expect, test } from 'bun:test';
import type { Contact } from '../../../shared/contact.ts';
import { CONTACT_FIELDS, contactChange, contactValues } from './contact-values.ts';

const names = CONTACT_FIELDS.map(({ name }) => name);
const contact = {
  ...{ email: 'ana@lake.example', otherEmails: ['a@lake.example', 'b@lake.example'], firstName: 'Ana', lastName: ' Reyes ' },
  ...{ mobilePhone: '', preferredLanguage: 'es', contactTypes: ['Lead', 'Buyer'], leadSource: '', notes: 'Rings\nat noon' },
} as Partial<Contact> as Contact;

test('only what was changed in a form of a contact is sent, as the server takes it', () => {
  const before = contactValues(contact, names);
  expect(contactChange(before, before)).toEqual({});
  // Blanks around a word are nobody's change.
  expect(contactChange({ ...before, firstName: 'Ana ', notes: '' }, before)).toEqual({ notes: '' });
  const mine = { ...before, otherEmails: 'b@lake.example; c@lake.example,', contactTypes: 'Buyer, Tenant', mobilePhone: ' 207 ' };
  expect(contactChange(mine, before)).toEqual({
    otherEmails: ['b@lake.example', 'c@lake.example'],
    contactTypes: ['Buyer', 'Tenant'],
    mobilePhone: '207',
  });
  expect(contactChange({ ...before, contactTypes: '' }, before)).toEqual({ contactTypes: [] });
});

test('a form of fewer fields speaks of those alone', () => {
  expect(contactValues(contact, ['firstName', 'mobilePhone'])).toEqual({ firstName: 'Ana', mobilePhone: '' });
});
