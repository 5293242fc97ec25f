import type { Triage } from '../../../shared/decision.ts';
import type { MailKind, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { NOT_ADDRESSED } from '../../inbox/arrive/is-noise.ts';
import { wantsNoMail } from './wants-no-mail.ts';

/**
 * Recognises machines' mail and our own from headers and structure alone, without any model, and a mail that is nothing
 * but the wish to get no more.
 * @returns null for other mail that a person may have written
 */
export function triageByRules(mail: Stored<Message>): Triage | null {
  if (mail.kind && mail.kind !== 'unsubscribe' && mail.kindBy === 'rule')
    return machine(mail.kind, 'recognised on arrival', mail.automaticSigns[0] ?? '');
  // Mail from an address of ours, or from none, has no contact.
  if (mail.contactId === null) return machine('other', 'our own mail, or nobody wrote it', mail.from.address);
  const sign = mail.automaticSigns[0];
  if (!sign) return optOut(mail);
  const [kind, reason] = kindOf(mail.automaticSigns);
  return machine(kind, reason, sign);
}

function optOut(mail: Stored<Message>): Triage | null {
  const found = wantsNoMail(mail);
  if (!found) return null;
  const { words, language } = found;
  const said = machine('unsubscribe', 'nothing but the wish to get no more mail', words);
  return { ...said, language, intents: ['wants_to_stop'], refusesCall: true };
}

function kindOf(signs: string[]): [MailKind, string] {
  const has = (pattern: RegExp) => signs.some((sign) => pattern.test(sign));
  if (has(/disposition-notification/i)) return ['auto_reply', 'a receipt'];
  if (has(/feedback-report/i)) return ['spam_report', 'an abuse report'];
  if (has(/^Look-alike: /)) return ['spam', 'a look-alike portal'];
  if (has(/report-type="?tlsrpt|^From: .*(dmarc|tls)[-\w]*report/i)) return ['auto_reply', 'a report about mail servers'];
  if (has(/multipart\/report|delivery-status|X-Failed-Recipients|mailer[-_.]?daemon|bounces?[-+@]/i)) {
    return ['bounce', 'a delivery report'];
  }
  if (has(/which is ours|X-Openhouse-Message|X-Campaign|X-Loop/i)) return ['other', 'our own mail came back'];
  if (has(/^(List-|Feedback-ID|(X-)?Precedence: (bulk|list|junk))/i) && !has(/^(Auto-Submitted|Subject)/i)) return ['spam', 'bulk mail'];
  if (signs.every((sign) => sign === NOT_ADDRESSED)) return ['other', 'not addressed to us'];
  return ['auto_reply', 'a machine wrote it'];
}

function machine(kind: MailKind, reason: string, evidence: string): Triage {
  const quiet = { intents: [], engagement: 0, readiness: 0, asksForPerson: false, refusesCall: false, injectionSuspected: false };
  return { kind, confidence: 1, reason, evidence, language: '', ...quiet };
}
