import { expect, test } from 'bun:test';
import type { MailKind, Message } from '../../../shared/message.ts';
import { buildMessage } from '../../test/build.ts';
import { triageByRules } from './triage-by-rules.ts';

const SIGNS: [string, string[], MailKind][] = [
  ['an out-of-office', ['Auto-Submitted: auto-replied', 'Return-Path: <>', 'Subject: Out of office'], 'auto_reply'],
  ['a vacation answer of old', ['Precedence: auto_reply'], 'auto_reply'],
  ['a delivery report', ['Content-Type: multipart/report; report-type=delivery-status'], 'bounce'],
  ['a bounce without a report', ['From: MAILER-DAEMON@mx.example'], 'bounce'],
  ['an abuse report', ['Content-Type: multipart/report; report-type=feedback-report'], 'spam_report'],
  ['a receipt', ['Content-Type: multipart/report; report-type=disposition-notification'], 'auto_reply'],
  ['a newsletter', ['List-Unsubscribe: <https://shop.example/u>', 'Precedence: bulk', 'From: noreply@shop.example'], 'spam'],
  ['our own mail', ['Message-ID: <v1.x@larkinvale.example>, which is ours'], 'other'],
  ['a notification', ['From: no-reply@portal.example'], 'auto_reply'],
];
test.each(SIGNS)('knows %s by its headers', (_, automaticSigns, kind) => {
  expect(triageByRules(buildMessage({ contactId: 'ana', automaticSigns }))).toMatchObject({ kind, confidence: 1, intents: [] });
});

test('keeps what was recognised on arrival', () => {
  const mail: Partial<Message> = { kind: 'bounce', kindBy: 'rule' };
  expect(triageByRules(buildMessage(mail))?.kind).toBe('bounce');
});

test('leaves to the model what a person may have written, even out of Junk', () => {
  expect(triageByRules(buildMessage({ contactId: 'ana', flags: ['found in Junk'] }))).toBeNull();
});

test('mail that has no contact is nobody’s lead', () => {
  expect(triageByRules(buildMessage({ contactId: null }))?.kind).toBe('other');
});
