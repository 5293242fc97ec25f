import type { Slot, SlotName } from '../../../shared/contact.ts';
import { inWords, money } from './format.ts';

export const SLOT_WORDS: Record<SlotName, string> = {
  areas: 'Areas',
  budgetMin: 'Budget from',
  budgetMax: 'Budget up to',
  bedroomsMin: 'Bedrooms, at least',
  bathroomsMin: 'Bathrooms, at least',
  propertyTypes: 'Kinds of home',
  features: 'Must have',
  timeframe: 'When',
  financing: 'Financing',
  hasAgent: 'Has an agent',
  mustSellFirst: 'Must sell first',
  sellingAddress: 'Sells',
  propertyType: 'Kind of home',
  condition: 'Condition',
  bedrooms: 'Bedrooms',
  reason: 'Reason',
  priceExpectation: 'Hopes for',
  ownership: 'Ownership',
  callAvailability: 'Free for a call',
  phone: 'Phone',
  preferredChannel: 'Prefers',
};

const TIMEFRAMES: Record<string, string> = { now: 'Within a month', soon: 'In 1–3 months', later: 'In 3–12 months', distant: 'Some day' };
const MONEY = new Set<SlotName>(['budgetMin', 'budgetMax', 'priceExpectation']);
const CODES = new Set<SlotName>(['financing', 'preferredChannel', 'propertyType', 'propertyTypes']);

/** A slot's value as a person would write it. */
export function slotValueWords({ slot, value }: Pick<Slot, 'slot' | 'value'>): string {
  if (Array.isArray(value)) return value.map((one) => (CODES.has(slot) ? inWords(one) : one)).join(', ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return MONEY.has(slot) ? money(value) : String(value);
  if (slot === 'timeframe') return TIMEFRAMES[value] ?? value;
  return CODES.has(slot) ? inWords(value) : value;
}

/** The customer's words that a value came from, with our question where they say nothing without it. Empty where nobody said it. */
export function saidWords({ quote, question }: Pick<Slot['evidence'], 'quote' | 'question'>): string {
  if (!quote) return '';
  return question ? `“${quote}” to “${question}”` : `“${quote}”`;
}
