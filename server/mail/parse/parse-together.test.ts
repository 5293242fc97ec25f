import { expect, test } from 'bun:test';
import { rawMail } from '../../test/mail-world.ts';
import { parseTogether } from './parse-bounded.ts';
import type { MailContext } from './parse-mail.ts';

const context: MailContext = {
  ...{ mailboxId: 'mailbox', ownAddresses: [], folder: 'inbox', rawHash: '', rawSize: 0, internalDate: new Date(0), emailId: null },
  ...{ authservId: null, secret: 'secret', isBackfill: false, flags: [] },
};
const mailOf = (n: number) => ({ raw: Buffer.from(rawMail({ from: `p${n}@example.com`, subject: `Mail ${n}` })), context });

test.each([3, 60])('of %i mails one that cannot be parsed is missing, and each of the others is in its place', async (count) => {
  const mails = Array.from({ length: count }, (_, n) => mailOf(n));
  const poison = { raw: Buffer.from(rawMail({ headers: [`X-Poison: ${'a'.repeat(1_100_000)}`] })), context };
  const parsed = await parseTogether(mails.with(1, poison));
  expect(parsed.map((mail) => mail?.subject ?? null)).toEqual(mails.map((_, n) => (n === 1 ? null : `Mail ${n}`)));
  expect(parsed[2]?.internalDate).toEqual(new Date(0));
});
