import type { ContactFacets } from '../../../shared/contact.ts';
import { ContactModel } from '../contact.model.ts';
import { oneForAll } from './one-for-all.ts';

type Field = 'tags' | 'leadSource' | 'preferredLanguage' | 'areaKeys';
type Facet = { value: string; count: number }[];

const MOST = 200;
/** Of more values than this, to count each takes longer than to look at everybody. */
const MOST_COUNTED = 500;
/** Every open page asks with every change: all of them together may take a quarter of one processor. */
const REST = 3;

/** What there is to choose from in a filter: the commonest values of each field that people write freely. */
export const contactFacets = oneForAll(countFacets, { rest: REST });

/** One counting by itself. */
export async function countFacets(): Promise<ContactFacets> {
  const fields: Field[] = ['tags', 'leadSource', 'preferredLanguage', 'areaKeys'];
  const [tags, sources, languages, areas] = await Promise.all(fields.map(commonest));
  return { tags: tags ?? [], sources: sources ?? [], languages: languages ?? [], areas: areas ?? [] };
}

/** An index tells its values without a look at anybody, and how many have each; of a list it cannot group them. */
async function commonest(field: Field): Promise<Facet> {
  const values = (await ContactModel.distinct(field)).filter((value): value is string => typeof value === 'string' && value !== '');
  if (values.length > MOST_COUNTED) return grouped(field);
  const counted: Facet = [];
  for (const value of values) counted.push({ value, count: await ContactModel.countDocuments({ [field]: value }) });
  const there = counted.filter(({ count }) => count > 0);
  return there.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1)).slice(0, MOST);
}

async function grouped(field: Field): Promise<Facet> {
  return ContactModel.aggregate([
    { $match: { [field]: { $gt: '' } } },
    { $project: { _id: 0, [field]: 1 } },
    { $unwind: `$${field}` },
    { $group: { _id: `$${field}`, count: { $sum: 1 } } },
    { $sort: { count: -1, _id: 1 } },
    { $limit: MOST },
    { $project: { _id: 0, value: '$_id', count: 1 } },
  ]);
}
