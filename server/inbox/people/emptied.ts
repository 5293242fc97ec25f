import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';

export const ERASED = 'the contact was erased';

/** True for a line of the ledger whose contact was erased: it has nobody to go to any more, and nothing to say. */
export function isEmptied({ direction, delivery, to }: Pick<Stored<Message>, 'direction' | 'delivery' | 'to'>): boolean {
  return direction === 'outbound' && delivery !== null && to.length === 0;
}

/** Of a bounce its status stays (RFC 3464 §2.3.3), by which campaigns count; what was said with it names the recipient. */
const found = { $regexFind: { input: '$$line.detail', regex: /\bfailed \d\.\d+(\.\d+)?/ } };
const status = { $let: { vars: { found }, in: { $ifNull: ['$$found.match', ''] } } };
const line = { at: '$$line.at', state: '$$line.state', detail: status };

/** What servers said of a mail, and who may be named in it, as fields of an update by pipeline. */
export const WITHOUT_WORDS_OF_SERVERS = {
  'delivery.smtpResponse': null,
  // Why a mail was withdrawn are our own words.
  'delivery.lastError': { $cond: [{ $eq: ['$delivery.state', 'voided'] }, '$delivery.lastError', null] },
  'delivery.evidence': { $map: { input: { $ifNull: ['$delivery.evidence', []] }, as: 'line', in: line } },
};
