import type { Stage } from '../../shared/contact.ts';
import type { ColumnTotals, LeadCard, PipelineSide } from '../../shared/pipeline.ts';
import { STAGE_WORDS } from '../lib/words/stage-words.ts';

export const SIDES: { value: PipelineSide; label: string }[] = [
  { value: 'buyers', label: 'Buyers' },
  { value: 'sellers', label: 'Sellers' },
  { value: 'others', label: 'Not known yet' },
];

export const isStage = (stage: string | undefined): stage is Stage => stage !== undefined && stage in STAGE_WORDS;

export const countWords = ({ count, isMore }: Pick<ColumnTotals, 'count' | 'isMore'>) => `${count}${isMore ? '+' : ''}`;

type Money = (amount: number) => string;

/** `$1.2M · avg $410K`, and rents apart; empty where nobody named an amount. */
export function worthWords({ price, rent }: Pick<ColumnTotals, 'price' | 'rent'>, money: Money): string {
  const prices =
    price.known === 0 ? '' : price.known === 1 ? money(price.sum) : `${money(price.sum)} · avg ${money(price.sum / price.known)}`;
  return [prices, rent.known > 0 && `${money(rent.sum)}/mo`].filter(Boolean).join(' · ');
}

/** What a lead would spend, or hopes for. */
export function amountWords(card: LeadCard, side: PipelineSide, money: Money): string {
  const { budgetMin, budgetMax, priceExpectation, contactTypes } = card;
  if (side === 'sellers') return priceExpectation === null ? '' : `hopes for ${money(priceExpectation)}`;
  const perMonth = contactTypes.includes('Tenant') && !contactTypes.includes('Buyer') ? '/mo' : '';
  if (budgetMin !== null && budgetMax !== null && budgetMin !== budgetMax) return `${money(budgetMin)}–${money(budgetMax)}${perMonth}`;
  if (budgetMax !== null) return `up to ${money(budgetMax)}${perMonth}`;
  return budgetMin === null ? '' : `from ${money(budgetMin)}${perMonth}`;
}

const DAY = 86_400_000;

/** How long somebody has stood in their stage: `today`, `9 d`, `5 wk`, `8 mo`. */
export function ageWords(since: Date, now: number): string {
  const days = Math.floor((now - since.getTime()) / DAY);
  if (days < 1) return 'today';
  if (days < 21) return `${days} d`;
  return days < 120 ? `${Math.floor(days / 7)} wk` : `${Math.floor(days / 30.4)} mo`;
}
