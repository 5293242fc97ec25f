import type { Contact, Slot, SlotName, SlotValues } from '../../../shared/contact.ts';
import { diceFrom } from './catalogue.ts';
import { AREAS } from './catalogue-words.ts';

/** What somebody wrote into the sign-up form of our website; every fifth person left it empty. */
export function wishesOf(types: Contact['contactTypes'], { at, saidAt }: { at: number; saidAt: Date }): Slot[] {
  if (at % 5 === 4) return [];
  const dice = diceFrom(9000 + at);
  const area = AREAS[dice(0, AREAS.length - 1)] ?? AREAS[0];
  const bedrooms = dice(1, 3);
  const value = (700 + bedrooms * 420) * (area?.perSquareFoot ?? 300);
  const price = Math.round((value * (1 + dice(0, 45) / 100)) / 5000) * 5000;
  const wishes: Partial<SlotValues> = types.includes('Seller')
    ? { priceExpectation: price, bedrooms, sellingAddress: `${dice(2, 180)} ${area?.streets[0] ?? ''}` }
    : {
        areas: [area?.name ?? ''],
        budgetMax: types.includes('Tenant') ? Math.round(value / 190 / 50) * 50 : price,
        bedroomsMin: bedrooms,
        ...(dice(0, 3) === 0 ? { features: [['garden', 'garage', 'pool', 'fireplace'][dice(0, 3)] ?? 'garden'] } : {}),
      };
  const evidence = { messageId: null, quote: '', start: 0, end: 0, at: saidAt };
  return Object.entries(wishes).map(([slot, said]) => ({ slot: slot as SlotName, value: said, by: 'portal', evidence }));
}
