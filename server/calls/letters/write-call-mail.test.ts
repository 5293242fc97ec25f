import { expect, test } from 'bun:test';
import { defaultSettings } from '../../settings/default-settings.ts';
import { TEST_NOW } from '../../test/build.ts';
import { type CallMail, writeCallMail } from './write-call-mail.ts';

const write = (what: CallMail, mobilePhone: string, preferredLanguage = 'en') =>
  writeCallMail(
    what,
    { startsAt: TEST_NOW, topic: 'A house', token: 'abc' },
    {
      ...{ settings: defaultSettings(TEST_NOW), publicUrl: 'https://crm.example' },
      contact: { firstName: 'Ana', preferredLanguage, mobilePhone },
    },
  );

test('every mail about a call that takes place says on which number, or asks for it', () => {
  for (const what of ['confirmation', 'change', 'reminder'] as const) {
    expect(write(what, '+1 207 555 0119').text).toContain('We will call you at +1 207 555 0119.');
    expect(write(what, '').text).toContain('Please answer with the phone number');
  }
  const off = write('cancellation', '+1 207 555 0119').text;
  expect(off).not.toContain('0119');
});

test('in the language of the mail around it', () => {
  expect(write('reminder', '+1 207 555 0119', 'es').text).toContain('Le llamaremos al +1 207 555 0119.');
  // These mails know no German: one that is English says all of it in English.
  expect(write('reminder', '', 'de').text).toContain('Please answer with the phone number');
});
