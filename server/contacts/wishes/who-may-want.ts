import type { QueryFilter } from 'mongoose';
import type { Contact } from '../../../shared/contact.ts';
import type { Stored } from '../../database/model-from.ts';
import { ContactModel } from '../contact.model.ts';
import { plain } from '../list/contact-keys.ts';

/** What a home is to those who look for one. `price` is per month when it is a lease. */
type Offer = { price: number; places: readonly string[]; isLease: boolean };

/** Read per question: enough to choose from, few enough to weigh within milliseconds. */
const NEAR_BUDGET = 160;
const NO_BUDGET = 60;
const NO_AREA = 60;
/** Somewhat below the price is still worth a word; far above it one looks for another home. */
const BUDGETS = { from: 0.97, to: 2.5 };
const DONE: Contact['stage'][] = ['closed', 'under_contract', 'not_interested'];

/**
 * Contacts who may want a home, off the index of areas and budgets: who names its area and can pay it (the closest budget
 * first), who names the area and no budget, and who can pay it and names no area. Weighing them is for who knows homes.
 */
export async function whoMayWant({ price, places, isLease }: Offer): Promise<Stored<Contact>[]> {
  const areas = [...new Set(places.filter(Boolean).flatMap(spellings))];
  const budgetMost = { $gte: price * BUDGETS.from, $lte: price * BUDGETS.to };
  const looking: QueryFilter<Stored<Contact>> = {
    contactTypes: { $in: isLease ? ['Tenant'] : ['Buyer', 'Lead', 'Prospect'] },
    stage: { $nin: DONE },
  };
  const ask = (filter: object, limit: number) =>
    ContactModel.find({ ...looking, ...filter } as QueryFilter<Stored<Contact>>)
      .select('-qualificationHistory -searchKeys')
      .sort({ budgetMost: 1 })
      .limit(limit)
      .lean<Stored<Contact>[]>();
  const found = await Promise.all([
    ask({ areaKeys: { $in: areas }, budgetMost }, NEAR_BUDGET),
    ask({ areaKeys: { $in: areas }, budgetMost: null }, NO_BUDGET),
    ask({ areaKeys: [], budgetMost }, NO_AREA),
  ]);
  return [...new Map(found.flat().map((contact) => [contact._id, contact])).values()];
}

/** A place as people write it: with or without its article, in either spelling, and the word that tells it best alone. */
function spellings(place: string): string[] {
  const name = plain(place);
  const both = [name, name.replace(/harbour/g, 'harbor'), name.replace(/\bharbor\b/g, 'harbour')];
  const [first = ''] = name.split(' ');
  return [...both, ...both.map((one) => `the ${one}`), ...both.map((one) => `${one} area`), ...(first.length >= 5 ? [first] : [])];
}
