import { expect, test } from 'bun:test';
import { readMime } from '../../server/mail/parse/read-mime.ts';
import { TEST_NOW } from '../../server/test/build.ts';
import { answerableAddress, idOf, writeRaw } from './write-raw.ts';

const one = { id: 'dev-1', from: '林晓雯 <xw.lin@yunyou.example>', subject: 'Öffnungszeiten und 租房咨询, bitte sehr schnell beantworten' };
const wire = { text: '您好\n\nÜber die Brücke\n> quoted', at: TEST_NOW, replyTo: [], number: 1, headers: {} };

test('any language passes through the parser unharmed', async () => {
  const mime = await readMime(Buffer.from(writeRaw(one, wire)));
  expect(mime).toMatchObject({ subject: one.subject, from: [{ address: 'xw.lin@yunyou.example', name: '林晓雯' }] });
  expect(mime.text.trim()).toBe(wire.text);
});

test('a later mail answers the earlier ones', () => {
  const raw = writeRaw(one, { ...wire, number: 3, replyTo: [idOf('dev-1', 1), idOf('dev-1', 2)] });
  expect(raw).toContain('In-Reply-To: <dev-1.2@evals.example>');
  expect(raw).toContain('References: <dev-1.1@evals.example> <dev-1.2@evals.example>');
});

test.each([
  ['From: Ana <ana@example.com>\nTo: x@y.example\n\nReply-To: <evil@example.com>', 'ana@example.com'],
  ['From: Portal <leads@portal.example>\nReply-To: Ana Reyes <Ana@example.com>\n\nhi', 'ana@example.com'],
  ['From: ana@example.com\r\n\r\nhi', 'ana@example.com'],
  [writeRaw({ ...one, from: 'Joaquín Belmar de la Fuente y Ortega <joaquin@example.com>' }, wire), 'joaquin@example.com'],
])('an answer to %j may go to %s', (raw, address) => {
  expect(answerableAddress(raw)).toBe(address);
});
