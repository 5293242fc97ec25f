import { expect, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import { buildOutbound, TEST_NOW } from '../../test/build.ts';
import { composeRaw } from './compose-raw.ts';

const mailbox = { address: 'hello@larkinvale.example', fromName: 'Larkin & Vale Realty' };
const edge = { mailbox, date: TEST_NOW, secret: 'a-secret-for-tests-of-32-characters!' };
const header = (raw: Buffer, name: string) =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'mi').exec(raw.toString())?.[1]?.replace(/\r\n\s+/g, ' ');

test('the same mail at the same moment is the same to the byte', async () => {
  const message = buildOutbound({ html: '<p>Hello</p>' });
  const [a, b] = await Promise.all([composeRaw(message, edge), composeRaw(message, edge)]);
  expect(a.raw.equals(b.raw)).toBe(true);
});

test('From and Reply-To are the mailbox’s, whatever the writer said', async () => {
  const { raw, from } = await composeRaw(buildOutbound({ from: { address: 'boss@elsewhere.example', name: 'Mara Vale' } }), edge);
  expect(from).toEqual({ address: mailbox.address, name: 'Mara Vale' });
  expect(header(raw, 'From')).toBe('Mara Vale <hello@larkinvale.example>');
  expect(header(raw, 'Reply-To')).toBe('Mara Vale <hello@larkinvale.example>');
});

test.each([
  ['ai', 'reply', 'auto-replied'],
  ['ai', 'follow_up', 'auto-generated'],
  ['system', 'reminder', 'auto-generated'],
  ['system', 'unsubscribe_confirmation', 'auto-replied'],
  ['campaign', 'campaign', 'auto-generated'],
  ['agent', 'reply', undefined],
] as const)('mail of %s for %s is marked %p', async (author, purpose, sign) => {
  const { raw } = await composeRaw(buildOutbound({ author, delivery: { purpose } }), edge);
  expect(header(raw, 'Auto-Submitted')).toBe(sign as string);
  expect(header(raw, 'X-Auto-Response-Suppress')).toBe(sign && 'All');
});

test('campaign mail carries its number and the headers of its writer, each once', async () => {
  const headers = [
    { name: 'X-Campaign', value: '1007' },
    { name: 'List-Unsubscribe', value: '<https://crm.example.com/u/abc>' },
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    { name: 'Auto-Submitted', value: 'auto-generated' },
  ];
  const { raw } = await composeRaw(
    buildOutbound({ author: 'campaign', campaignNumber: 1007, delivery: { purpose: 'campaign', headers } }),
    edge,
  );
  for (const { name, value } of headers) {
    expect(header(raw, name)).toBe(value);
    expect(raw.toString().split(new RegExp(`^${name}:`, 'mi')).length - 1).toBe(1);
  }
});

test('an invitation is a calendar part with the method of its text', async () => {
  const calendar = 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
  const { raw } = await composeRaw(buildOutbound({ delivery: { calendar } }), edge);
  expect(raw.toString()).toMatch(/^Content-Type: text\/calendar;[\s\S]*?method=CANCEL/m);
});

test('names and texts in any script come out as they went in, in lines that every server takes', async () => {
  const text = `Grüße aus Málaga — ${'long '.repeat(400)}\n.\n…`;
  const { raw } = await composeRaw(
    buildOutbound({ text, to: [{ address: 'ana@example.com', name: 'Ana "La Ñ" 李' }], subject: 'Ré: 海の家' }),
    edge,
  );
  const parsed = await simpleParser(raw);
  expect(parsed.text?.trim()).toBe(text.trim());
  expect(parsed.subject).toBe('Ré: 海の家');
  expect([parsed.to].flat()[0]?.value[0]?.name).toBe('Ana "La Ñ" 李');
  // RFC 5321 §4.5.3.1.6
  expect(
    Math.max(
      ...raw
        .toString('latin1')
        .split('\r\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(998);
});

test.each([
  ['subject', { subject: 'Hello\r\nBcc: everybody@example.com' }],
  ['name', { to: [{ address: 'ana@example.com', name: 'Ana\nBcc: x@example.com' }] }],
  ['address', { to: [{ address: 'ana@example.com>\r\nRCPT TO:<x@example.com', name: '' }] }],
  ['NUL in a subject', { subject: 'Hello\0' }],
  ['reference', { references: ['<a@b>\r\nBcc: x@example.com'] }],
  ['extra header', { delivery: { headers: [{ name: 'X-Campaign', value: '1\r\nBcc: x@example.com' }] } }],
  ['header name', { delivery: { headers: [{ name: 'X-A: b\r\nBcc', value: 'x@example.com' }] } }],
])('refuses a line break in a %s', async (_, change) => {
  await expect(composeRaw(buildOutbound(change), edge)).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('text that looks like a file or an address to fetch stays text', async () => {
  const { raw } = await composeRaw(buildOutbound({ text: '/etc/passwd', html: 'https://example.com/x' }), edge);
  expect(raw.toString()).toContain('/etc/passwd');
});
