import { expect, test } from 'bun:test';
import { triageByRules } from '../../ai/triage/triage-by-rules.ts';
import { buildMessage, TEST_NOW } from '../../test/build.ts';
import { readSampleMails } from '../../test/sample-mails.ts';
import { type MailContext, parseMail } from '../parse/parse-mail.ts';

const context: MailContext = {
  ...{ mailboxId: 'box', ownAddresses: ['hello@larkinvale.example'], folder: 'inbox', rawHash: 'a', rawSize: 1, internalDate: TEST_NOW },
  ...{ emailId: null, authservId: 'mx.larkinvale.example', secret: 'a-secret-for-tests-of-32-characters!', isBackfill: false, flags: [] },
};

test.each(readSampleMails('leads'))('$name becomes the mail of its customer', async ({ expected, raw }) => {
  const [address = '', name = '', phone = '', property = '', source = '', words = ''] = expected;
  const mail = await parseMail(raw, context);
  expect(mail).toMatchObject({ from: { address, name }, replyTo: [], automaticSigns: [], portal: { source, phone, property } });
  expect(mail.visibleText.toLowerCase()).toContain(words.toLowerCase());
  // What the listing costs is no word of the customer's.
  expect(mail.visibleText).not.toContain('465,000');
});

test.each(readSampleMails('not-leads'))('$name is no lead', async ({ expected, raw }) => {
  const mail = await parseMail(raw, context);
  expect({ portal: mail.portal, isVictim: mail.from.address.endsWith('inbox.example') }).toEqual({ portal: null, isVictim: false });
  const { automaticSigns, flags } = mail;
  const triage = triageByRules(buildMessage({ contactId: 'someone', automaticSigns }));
  if (expected[0] === 'Look-alike') {
    expect(triage).toMatchObject({ kind: 'spam' });
    expect(flags).toContainEqual(expect.stringMatching(/^claims to be (Zillow|Realtor\.com), comes from </));
  } else expect(triage === null ? 'person' : 'machine').toBe(expected[0] ?? '');
});

test('nobody whose DMARC failed is believed, whatever portal he claims to be', async () => {
  const failed = 'Authentication-Results: mx.larkinvale.example; dmarc=fail header.from=x\r\n';
  for (const { name, raw } of readSampleMails('leads')) {
    const mail = await parseMail(Buffer.concat([Buffer.from(failed), raw]), context);
    expect({ name, portal: mail.portal, dmarc: mail.trust?.dmarc }).toEqual({ name, portal: null, dmarc: 'fail' });
  }
});

test('a mail that brings the words of a portal in two ways says each once', async () => {
  const [zillow] = readSampleMails('leads').filter(({ name }) => name.includes('notification with an address'));
  const mail = await parseMail(zillow?.raw ?? Buffer.from(''), context);
  expect(mail.visibleText).toBe('Is the garden fenced?\n\nProperty: 113 Meadow St, Eastgate, ME 04044\n\nPhone: 207-555-0186');
});
