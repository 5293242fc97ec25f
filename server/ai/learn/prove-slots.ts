import { type Slot, type SlotName, slotValuesSchema } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { LearnAnswer } from '../learn.ts';
import { numbersIn } from './numbers-in.ts';

type Claim = LearnAnswer['slots'][number];
type Proven = { kept: Slot[]; rejected: { slot: SlotName; quote: string; why: string }[] };

const MONEY: SlotName[] = ['budgetMin', 'budgetMax', 'priceExpectation'];

/** Keeps what a model claims to have read only where the mail's own visible text proves it. Pure. */
export function proveSlots({ slots }: LearnAnswer, mail: Stored<Message>, now: Date): Proven {
  const proven: Proven = { kept: [], rejected: [] };
  for (const claim of slots) {
    const checked = check(claim, mail.visibleText);
    if ('why' in checked) {
      proven.rejected.push({ slot: claim.slot, quote: claim.quote, why: checked.why });
      continue;
    }
    const evidence = { messageId: mail._id, quote: mail.visibleText.slice(checked.start, checked.end), at: mail.sortAt ?? now };
    const slot: Slot = { slot: claim.slot, value: checked.value, by: 'model', evidence: { ...evidence, ...spanOf(checked) } };
    proven.kept = [...proven.kept.filter((other) => other.slot !== slot.slot), slot];
  }
  return proven;
}

type Checked = { value: Slot['value']; start: number; end: number } | { why: string };
const spanOf = ({ start, end }: { start: number; end: number }) => ({ start, end });

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
  const shape = slotValuesSchema.shape[slot];
  const asNumber = typeof value === 'string' ? numbersIn(value)[0] : undefined;
  const candidates = [
    value,
    asNumber,
    typeof value === 'string' ? [value] : undefined,
    value === 'true',
    value === 'false' ? false : undefined,
  ];
  for (const candidate of candidates) {
    if (candidate === undefined || (candidate === true && value !== 'true')) continue;
    const parsed = shape.safeParse(typeof candidate === 'string' ? candidate.trim() : candidate);
    if (parsed.success && !isEmpty(parsed.data) && !(typeof parsed.data === 'number' && parsed.data <= 0)) return parsed.data;
  }
  return null;
}

const isEmpty = (value: Slot['value']) => value === '' || (Array.isArray(value) && value.length === 0);

/** "up to 600" may mean 600,000 where money is spoken of. */
function saysNumber(quoted: string, { value, isMoney }: { value: number; isMoney: boolean }): boolean {
  return numbersIn(quoted).some((said) => said === value || (isMoney && said < 10_000 && said * 1000 === value));
}

const digits = (text: string) => text.replace(/\D/g, '');
