import { expect, setDefaultTimeout, test } from 'bun:test';
import { BOMBS } from '../../test/bombs/bombs.ts';
import { parseBounded } from './parse-bounded.ts';
import type { MailContext } from './parse-mail.ts';
import { readAttachment } from './read-attachment.ts';

setDefaultTimeout(60_000);
const context: MailContext = {
  ...{ mailboxId: 'box', ownAddresses: ['hello@larkinvale.example'], folder: 'inbox', rawHash: 'a'.repeat(64), rawSize: 1 },
  ...{ internalDate: new Date('2026-03-02T15:00:00Z'), emailId: null, authservId: 'mx.larkinvale.example' },
  ...{ secret: 'a-secret-for-tests-of-32-characters!', isBackfill: false, flags: [] },
};
/** Far above what they take, on a machine that has other things to do; far below what stops a server. */
const PATIENCE_MS = 8000;
/** The parser refuses these out of hand; they are put aside with their bytes. */
const REFUSED = /^Error: Max (allowed child nodes|header size for a MIME node) exceeded$/;

test.each([12_000, 250_000, 1_200_000])(
  'a bomb of any kind and %i bytes is parsed or refused in time, and what it becomes is bounded',
  async (bytes) => {
    const wrong: string[] = [];
    for (const { name, raw } of BOMBS) {
      const began = performance.now();
      const mail = await parseBounded(raw(bytes), context).catch((error) => (REFUSED.test(String(error)) ? null : String(error)));
      const ms = Math.round(performance.now() - began);
      if (ms > PATIENCE_MS) wrong.push(`${name}: ${ms} ms`);
      if (typeof mail === 'string') wrong.push(`${name}: ${mail}`);
      if (mail === null || typeof mail === 'string') continue;
      const { subject, references, text, visibleText, html, attachments, to, cc, from, date, messageId } = mail;
      const isBounded =
        subject.length <= 998 &&
        references.length <= 220 &&
        Math.max(text.length, visibleText.length) <= 500_000 &&
        (html?.length ?? 0) <= 2_000_000 &&
        Math.max(to.length, cc.length) <= 500 &&
        attachments.length <= 200 &&
        attachments.every(({ fileName }) => fileName.length <= 255) &&
        [...to, ...cc, from].every((person) => person.address.length <= 320 && person.name.length <= 200) &&
        (messageId?.length ?? 0) <= 902;
      if (!isBounded) wrong.push(`${name}: not bounded`);
      if (date.getUTCFullYear() < 1990 || date.getUTCFullYear() > 2026) wrong.push(`${name}: ${date.toISOString()}`);
      if (/\0/.test(JSON.stringify([subject, text, from, to, cc]))) wrong.push(`${name}: a NUL`);
      if (!text.isWellFormed() || !subject.isWellFormed()) wrong.push(`${name}: half a character`);
    }
    expect(wrong).toEqual([]);
  },
);

test('a mail cannot reach the insides of JavaScript', async () => {
  const raw = BOMBS.find(({ name }) => name.includes('JavaScript'))?.raw(1000) ?? Buffer.from('');
  const mail = await parseBounded(raw, context);
  expect(mail.text).toContain('Three bedrooms?');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.getPrototypeOf(mail)).toBe(Object.prototype);
});

test.each(['a winmail.dat', 'a zip bomb'])(
  '%s is shown with its name and size, and handed out as it came: nothing unpacks it',
  async (name) => {
    const raw = BOMBS.find((bomb) => bomb.name === name)?.raw(100_000) ?? Buffer.from('');
    const mail = await parseBounded(raw, context);
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]?.size).toBeLessThan(100_000);
    expect((await readAttachment(raw, { index: 0 }))?.length).toBe(mail.attachments[0]?.size ?? -1);
  },
);
