import { DateTime } from 'luxon';
import type { Contact } from '../../../shared/contact.ts';
import type { MoveName } from '../../../shared/decision.ts';
import type { Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import { calmText } from '../../calm-text.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Draft } from '../draft/draft.ts';
import { freshWords, isReal, MAIL_BUDGET } from '../mail-data.ts';

/** What a draft is held against. */
export type GuardContext = {
  move: MoveName;
  /** False after a refusal: the prose proposes no call then. */
  mayProposeCall: boolean;
  /** What the mail that is answered says anew. */
  mailText: string;
  /** The language a colleague asked for; null: the customer's own. */
  language: string | null;
  /** All the customer wrote to us, and what he told of himself. */
  customerWords: string;
  /** What we may say of ourselves: hours, phone, address, the times of calls. */
  brokerageWords: string;
  /** The text of our newest mail to them. */
  lastAnswer: string;
  contact: Pick<Contact, 'email' | 'otherEmails' | 'mobilePhone' | 'firstName' | 'lastName' | 'qualification'>;
  settings: Settings;
  /** The whole mail as it would leave, with signature and disclosure. */
  rendered: string;
};

export type GuardInput = {
  move: MoveName;
  mayProposeCall?: boolean;
  mail: Stored<Message>;
  history: readonly Stored<Message>[];
  contact: Stored<Contact>;
  settings: Settings;
  /** `renderReply(...).text`. */
  rendered: string;
  /** Left out: the language of the mail. */
  language?: string;
};

/** The newest of what the customer wrote: more than a long conversation holds. */
const CUSTOMER_BUDGET = 40_000;

export function guardContextOf(
  draft: Draft,
  { move, mayProposeCall = true, mail, history, contact, settings, rendered, language }: GuardInput,
): GuardContext {
  const inbound = [...history.filter(({ direction }) => direction === 'inbound'), mail];
  const wrote = inbound.flatMap(({ subject, visibleText }) => [subject, calmText(visibleText, MAIL_BUDGET)]);
  const told = contact.qualification.map(({ slot, value, evidence }) => `${evidence.quote}. ${slotWords(slot, value)}`);
  return {
    move,
    mailText: freshWords({ subject: mail.subject, text: calmText(mail.visibleText, MAIL_BUDGET) }),
    language: language ?? null,
    mayProposeCall,
    customerWords: [...wrote, ...told].join('\n').slice(-CUSTOMER_BUDGET),
    brokerageWords: brokerageWords(draft, settings),
    lastAnswer: history.findLast((message) => message.direction === 'outbound' && isReal(message))?.text ?? '',
    contact,
    settings,
    rendered,
  };
}

/** A slot as the customer might have said it, so that an agent's correction counts as the customer's words too. */
function slotWords(slot: string, value: unknown): string {
  if (/^(budget|price)/.test(slot)) return `$${value}`;
  if (slot.startsWith('bedrooms')) return `${value} bedrooms`;
  if (slot.startsWith('bathrooms')) return `${value} bathrooms`;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function brokerageWords({ slots, booked }: Draft, { brokerage, calls }: Settings): string {
  const times = [...slots, ...(booked ? [booked] : [])].map(({ startsAt, label }) => {
    const local = DateTime.fromJSDate(startsAt, { zone: brokerage.timeZone });
    return `${label}. ${local.toFormat('H:mm')} ${local.toFormat('d MMMM yyyy')}`;
  });
  return [brokerage.officeHours, brokerage.postalAddress, ...times, `${calls.lengthMinutes} minutes`].join('. ');
}
