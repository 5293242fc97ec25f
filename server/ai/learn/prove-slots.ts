import { type Slot, type SlotName, slotValuesSchema } from '../../../shared/contact.ts';
import type { MailKind, Message } from '../../../shared/message.ts';
import { LIST_SLOTS } from '../../contacts/wishes/fold-slots.ts';
import type { Stored } from '../../database/model-from.ts';
import { answeredByNumber, answeredByYesOrNo, isBare } from '../asked/short-answer.ts';
import type { Asked } from '../prompt-data.ts';
import { findQuote, type Span } from './find-quote.ts';
import type { LearnAnswer } from './learn-answer.ts';
import { listChange } from './list-change.ts';
import { numbersIn, placesOfNumber } from './numbers-in.ts';
import { whyNotOwn } from './own-numbers.ts';
import { provenNames } from './proven-names.ts';
import { whyNotKept } from './why-not-kept.ts';

type Claim = LearnAnswer['slots'][number];
const ROOMS: SlotName[] = ['bedroomsMin', 'bathroomsMin', 'bedrooms'];
/** No home that anybody asks for has more: a year, a price or a house number has slipped in. */
const MOST_ROOMS = 30;

type Proven = { kept: Slot[]; rejected: { slot: SlotName; quote: string; why: string }[] };

const MONEY: SlotName[] = ['budgetMin', 'budgetMax', 'priceExpectation'];
const OF_WISHES: SlotName[] = ['budgetMin', 'budgetMax', 'priceExpectation', 'bedroomsMin', 'bathroomsMin'];

/**
 * Keeps what a model claims to have read only where the mail's own visible text proves it. Pure.
 * @param kind what the mail is: a tenant's budget is per month, a buyer's monthly sum is a payment
 * @param asked what we asked before it: only there does a "yes" or a bare "2" say anything
 */
export function proveSlots(
  { slots }: Pick<LearnAnswer, 'slots'>,
  mail: Stored<Message>,
  { kind = null, asked = [] }: { kind?: MailKind | null; asked?: readonly Asked[] } = {},
): Proven {
  const proven: Proven = { kept: [], rejected: [] };
  for (const claim of slots) {
    const checked = check(claim, mail.visibleText, { kind, asked });
    const reject = (why: string) => proven.rejected.push({ slot: claim.slot, quote: claim.quote, why });
    if (typeof checked === 'string') {
      reject(checked);
      continue;
    }
    const { value, change, start, end, dropped, question } = checked;
    if (dropped.length > 0) reject(`the mail does not say ${dropped.map((name) => JSON.stringify(name)).join(', ')}`);
    const quote = mail.visibleText.slice(start, end);
    const evidence = { messageId: mail._id, quote, start, end, at: mail.sortAt, ...(question && { question }) };
    const slot: Slot = { slot: claim.slot, value, by: 'model', evidence, ...(change && { change }) };
    proven.kept = [...proven.kept.filter((other) => other.slot !== slot.slot || other.change !== slot.change), slot];
  }
  return proven;
}

type Checked = Span & { value: Slot['value']; change: Slot['change']; dropped: string[]; question?: string };

type Context = { kind: MailKind | null; asked: readonly Asked[] };

function check(claim: Claim, text: string, { kind, asked }: Context): Checked | string {
  const span = findQuote(claim.quote, text);
  if (!span) return 'the quoted words do not stand in the mail';
  const value = fit(claim);
  if (value === null) return `${JSON.stringify(claim.value)} is no value for this slot`;
  const quoted = text.slice(span.start, span.end);
  const answered = isBare(quoted) ? answeredByYesOrNo(claim.slot, value, { quoted, text, asked }) : { question: undefined };
  if (typeof answered === 'string') return answered;
  const refusal = answered.question === undefined ? whyNotKept(claim.slot, value, { quoted, span, text }) : null;
  if (refusal) return refusal;
  if (typeof value === 'number') return checkNumber({ slot: claim.slot, value, kind, asked }, span, text);
  const names = provenNames(claim.slot, value, { quoted, text });
  if (names === null) return `the quoted words do not say ${JSON.stringify(value)}`;
  const isList = LIST_SLOTS.includes(claim.slot);
  const change = isList ? ((claim.change ?? null) === null ? listChange(claim.slot, span, text) : claim.change) : null;
  return { ...span, ...answered, value: names.value, change: change ?? undefined, dropped: names.dropped };
}

function checkNumber(
  { slot, value, kind, asked }: { slot: SlotName; value: number } & Context,
  span: Span,
  text: string,
): Checked | string {
  const quoted = text.slice(span.start, span.end);
  const said = numbersIn(quoted).find((number) => isMeant(number, { value, quoted, kind, isMoney: MONEY.includes(slot) }));
  if (said === undefined) return `the quoted words do not say ${value}`;
  if (ROOMS.includes(slot) && value > MOST_ROOMS) return `${value} counts something else`;
  if (!OF_WISHES.includes(slot)) return { ...span, value, change: undefined, dropped: [] };
  const place = placesOfNumber(quoted, said).at(-1);
  const at = place ? { start: span.start + place.start, end: span.start + place.end } : span;
  const answered = answeredByNumber(slot, at, { text, asked });
  const why = answered ? null : whyNotOwn(at, text, { slot, value, kind });
  return why ?? { ...span, ...answered, value, change: undefined, dropped: [] };
}

type Meaning = { value: number; quoted: string; kind: MailKind | null; isMoney: boolean };

/** To who buys, "up to 600" may mean 600,000; a tenant's sum is per month, and may be told per year or week. */
function isMeant(said: number, { value, quoted, kind, isMoney }: Meaning): boolean {
  if (said === value) return true;
  if (!isMoney) return false;
  if (kind !== 'renter_lead') return said < 10_000 && said * 1000 === value;
  if (/\b(year|annual|yearly|año|an\b|année|jahr|ano)/iu.test(quoted)) return Math.abs(said / 12 - value) < 1;
  return /\b(week|weekly|semana|semaine|woche)/iu.test(quoted) && Math.abs((said * 52) / 12 - value) < 5;
}

/** The value in the slot's own type: a model may write "450000" for a number or one area without its list. */
function fit({ slot, value }: Claim): Slot['value'] | null {
  const readings =
    typeof value === 'string' ? [value.trim(), numbersIn(value)[0], [value.trim()], BOOLEANS[value.trim().toLowerCase()]] : [value];
  for (const reading of readings) {
    const parsed = slotValuesSchema.shape[slot].safeParse(reading);
    if (parsed.success && !isEmpty(parsed.data)) return parsed.data;
  }
  return null;
}

const BOOLEANS: Record<string, boolean> = { true: true, yes: true, false: false, no: false };
const isEmpty = (value: Slot['value']) =>
  value === '' || (Array.isArray(value) && value.join('').trim() === '') || (typeof value === 'number' && !(value > 0));
