import type { Contact, Slot } from '../../../shared/contact.ts';
import type { ColumnTotals } from '../../../shared/pipeline.ts';
import { ContactModel } from '../contact.model.ts';
import { type LeadQuery, leadFilter } from './lead-filter.ts';
import { sumWorth } from './sum-worth.ts';

/** Nobody reads a count above this, and counting on would cost more the larger the brokerage. */
const COUNT_UP_TO = 1000;

type Row = { contactTypes: Contact['contactTypes']; qualification: Pick<Slot, 'slot' | 'value'>[] };

/** How many stand in a column, and what they would spend or hope for: of the thousand who came last, where there are more. */
export async function totalStage(query: LeadQuery): Promise<ColumnTotals> {
  const rows = await ContactModel.aggregate<Row>([
    { $match: leadFilter(query) },
    { $sort: { stageAt: -1, _id: -1 } },
    { $limit: COUNT_UP_TO + 1 },
    { $project: { _id: 0, contactTypes: 1, 'qualification.slot': 1, 'qualification.value': 1 } },
  ]);
  const counted = rows.slice(0, COUNT_UP_TO);
  return { count: counted.length, isMore: rows.length > COUNT_UP_TO, ...sumWorth(counted, query.side) };
}
