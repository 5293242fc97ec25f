import type { Contact, Slot, SlotName } from '../../../shared/contact.ts';
import type { ColumnTotals, PipelineSide } from '../../../shared/pipeline.ts';

type Lead = { contactTypes: Contact['contactTypes']; qualification: readonly Pick<Slot, 'slot' | 'value'>[] };
type Worth = Pick<ColumnTotals, 'price' | 'rent'>;

/** What a column is worth: prices of buyers or sellers, and apart from them the rents per month. Who names nothing is in neither. Pure. */
export function sumWorth(leads: readonly Lead[], side: PipelineSide): Worth {
  const worths = leads.map((lead) => ({ isRent: isRent(lead), amount: worthOf(lead, side) })).filter(({ amount }) => amount !== null);
  const total = (isRent: boolean) => {
    const amounts = worths.filter((worth) => worth.isRent === isRent).map(({ amount }) => amount ?? 0);
    return { known: amounts.length, sum: amounts.reduce((sum, amount) => sum + amount, 0) };
  };
  return { price: total(false), rent: total(true) };
}

/** A renter's budget is per month. Who rents until they buy is counted by the purchase. */
const isRent = ({ contactTypes }: Lead) => contactTypes.includes('Tenant') && !contactTypes.includes('Buyer');

function worthOf({ qualification }: Lead, side: PipelineSide): number | null {
  const number = (name: SlotName) => {
    const value = qualification.find(({ slot }) => slot === name)?.value;
    return typeof value === 'number' ? value : null;
  };
  const budget = number('budgetMax') ?? number('budgetMin');
  if (side === 'sellers') return number('priceExpectation');
  return side === 'buyers' ? budget : (budget ?? number('priceExpectation'));
}
