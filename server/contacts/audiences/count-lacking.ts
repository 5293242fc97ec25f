import type { AudienceFilter } from '../../../shared/audience.ts';
import { countAll } from '../../database/count-all.ts';
import { ContactModel } from '../contact.model.ts';
import { inAudience } from './audience-query.ts';

const BLANK = { $regex: /^\s*$/ };
/** What a mail may name of somebody and may not be known. */
const LACKS = { firstName: { firstName: BLANK }, lastName: { lastName: BLANK }, fullName: { firstName: BLANK, lastName: BLANK } };
export type Lackable = keyof typeof LACKS;

/** How many of an audience have no such name. */
export async function countLacking(filter: AudienceFilter, field: Lackable, now: Date): Promise<number> {
  return countAll(() => ContactModel.countDocuments({ $and: [inAudience(filter, now), LACKS[field]] }));
}
