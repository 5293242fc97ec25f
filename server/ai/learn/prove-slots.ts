import { type Slot, type SlotName, slotValuesSchema } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { LearnAnswer } from './learn-answer.ts';
import { numbersIn } from './numbers-in.ts';

type Claim = LearnAnswer['slots'][number];
type Proven = { kept: Slot[]; rejected: { slot: SlotName; quote: string; why: string }[] };

const MONEY: SlotName[] = ['budgetMin', 'budgetMax', 'priceExpectation'];

/** Keeps what a model claims to have read only where the mail's own visible text proves it. Pure. */
export function proveSlots({ slots }: LearnAnswer, mail: Stored<Message>): Proven {
  const proven: Proven = { kept: [], rejected: [] };
  for (const claim of slots) {
    const checked = check(claim, mail.visibleText);
    if ('why' in checked) {
      proven.rejected.push({ slot: claim.slot, quote: claim.quote, why: checked.why });
      continue;
    }
    const { value, start, end } = checked;
    const evidence = { messageId: mail._id, quote: mail.visibleText.slice(start, end), start, end, at: mail.sortAt };
    const slot: Slot = { slot: claim.slot, value, by: 'model', evidence };
    proven.kept = [...proven.kept.filter((other) => other.slot !== slot.slot), slot];
  }
  return proven;
}

/** Slots whose value is a name: the quote has to hold it, or a model could put any place behind "near the harbour". */
const PLACES: SlotName[] = ['areas', 'sellingAddress'];
const CLOCK = /^\d{1,2}([:.]\d{2})?\s*([ap]\.?m\b|[ECMP][SD]T\b)/i;

type Checked = { value: Slot['value']; start: number; end: number } | { why: string };

function check(claim: Claim, text: string): Checked {
  const span = findQuote(claim.quote, text);
  if (!span) return { why: 'the quoted words do not stand in the mail' };
  const value = fit(claim);
  if (value === null) return { why: `${JSON.stringify(claim.value)} is no value for this slot` };
  const quoted = text.slice(span.start, span.end);
  if (typeof value === 'number' && !saysNumber(quoted, { value, isMoney: MONEY.includes(claim.slot) })) {
    return { why: `the quoted words do not say ${value}` };
  }
  if (claim.slot === 'phone' && digits(String(value)) !== '' && !digits(quoted).includes(digits(String(value)).slice(-7))) {
    return { why: 'the quoted words hold another number' };
  }
  if (PLACES.includes(claim.slot) && !saysPlaces(quoted, value)) return { why: `the quoted words do not say ${JSON.stringify(value)}` };
  return { value, ...span };
}

/**
 * Where a quote stands in a text. Line breaks, runs of blanks, curly quotes and capitals may differ: models tidy them,
 * and a mail wraps its lines.
 */
function findQuote(quote: string, text: string): { start: number; end: number } | null {
  const words = quote.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const pattern = words.map((word) =>
    word
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/['’‘`]/g, "['’‘`]")
      .replace(/["“”]/g, '["“”]'),
  );
  const found = new RegExp(pattern.join('\\s+'), 'iu').exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : null;
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
  value === '' || (Array.isArray(value) && value.join('') === '') || (typeof value === 'number' && !(value > 0));

/** "up to 600" may mean 600,000 where money is spoken of. */
function saysNumber(quoted: string, { value, isMoney }: { value: number; isMoney: boolean }): boolean {
  return numbersIn(quoted).some((said) => said === value || (isMoney && said < 10_000 && said * 1000 === value));
}

/** Every name shares a word with the quote; a clock time is no address. */
function saysPlaces(quoted: string, value: Slot['value']): boolean {
  const words = new Set(wordsOf(quoted));
  const names = Array.isArray(value) ? value : [String(value)];
  return names.every((name) => !CLOCK.test(name) && wordsOf(name).some((word) => words.has(word)));
}

const wordsOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/harbor\b/g, 'harbour')
    .match(/[\p{L}\p{N}]{2,}/gu) ?? [];

const digits = (text: string) => text.replace(/\D/g, '');
