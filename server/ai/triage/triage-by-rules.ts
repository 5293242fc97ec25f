import type { Triage } from '../../../shared/decision.ts';
import type { MailKind, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';

/**
 * Recognises machines' mail and our own from headers and structure alone, without any model.
 * @returns null for mail that a person may have written
 */
export function triageByRules(mail: Stored<Message>): Triage | null {
  if (mail.kind && mail.kindBy === 'rule') return machine(mail.kind, 'recognised on arrival', mail.automaticSigns[0] ?? '');
  const report = mail.automaticSigns.find((sign) => REPORT.test(sign));
  if (report) return machine(FEEDBACK.test(report) ? 'spam_report' : 'bounce', 'a delivery or abuse report', report);
  // Mail from an address of ours, or from none, has no contact.
  if (mail.contactId === null) return machine('other', 'our own mail, or nobody wrote it', mail.from.address);
  const sign = mail.automaticSigns[0];
  if (!sign) return null;
  const bulk = mail.automaticSigns.every((each) => BULK.test(each));
  return bulk ? machine('spam', 'bulk mail', sign) : machine('auto_reply', 'a machine wrote it', sign);
}

const REPORT = /multipart\/report|delivery-status|feedback-report|mailer-daemon|bounce|null (sender|return-path)|Return-Path: <>/i;
const FEEDBACK = /feedback-report|\bARF\b|abuse/i;
const BULK = /list-(id|unsubscribe)|precedence|\bbulk\b|feedback-id/i;

function machine(kind: MailKind, reason: string, evidence: string): Triage {
  const quiet = { intents: [], engagement: 0, readiness: 0, asksForPerson: false, refusesCall: false, injectionSuspected: false };
  return { kind, confidence: 1, reason, evidence, language: '', ...quiet };
}
