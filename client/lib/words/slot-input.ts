import { CHANNELS, FINANCINGS, TIMEFRAMES } from '../../../shared/choices.ts';
import type { Slot, SlotName } from '../../../shared/contact.ts';
import { inWords } from './format.ts';
import { slotValueWords } from './slot-words.ts';

const NUMBERS: SlotName[] = ['budgetMin', 'budgetMax', 'bedroomsMin', 'bathroomsMin', 'bedrooms', 'priceExpectation'];
const LISTS: SlotName[] = ['areas', 'propertyTypes', 'features'];
const YES_NO: SlotName[] = ['hasAgent', 'mustSellFirst'];
const CHOICES: Partial<Record<SlotName, readonly string[]>> = {
  timeframe: TIMEFRAMES,
  financing: FINANCINGS,
  preferredChannel: CHANNELS,
};

/** What may be chosen for a slot, or null when it is written freely. */
export function slotChoices(slot: SlotName): { value: string; words: string }[] | null {
  if (YES_NO.includes(slot)) return ['true', 'false'].map((value) => ({ value, words: value === 'true' ? 'Yes' : 'No' }));
  return CHOICES[slot]?.map((value) => ({ value, words: slot === 'timeframe' ? slotValueWords({ slot, value }) : inWords(value) })) ?? null;
}

/** A slot's value as it is edited. */
export function slotToWords({ value }: Pick<Slot, 'value'>): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** What an agent typed, as the slot's value; null when it was emptied, undefined when it does not fit. */
export function slotFromWords(slot: SlotName, words: string): Slot['value'] | null | undefined {
  const text = words.trim();
  if (text === '') return null;
  if (YES_NO.includes(slot)) return text === 'true';
  if (LISTS.includes(slot)) {
    const names = text.split(',').map((name) => name.trim());
    return names.filter(Boolean);
  }
  if (!NUMBERS.includes(slot)) return text;
  const scaled = /^[^\d]*([\d.,\s]*\d)\s*([km])?$/i.exec(text);
  const plain = (scaled?.[1] ?? '').replace(/[,\s]/g, '');
  const number = Number(plain) * ({ k: 1000, m: 1_000_000 }[scaled?.[2]?.toLowerCase() ?? ''] ?? 1);
  return scaled && number > 0 ? number : undefined;
}
