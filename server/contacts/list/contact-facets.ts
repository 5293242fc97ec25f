import type { ContactFacets } from '../../../shared/contact.ts';
import { ContactModel } from '../contact.model.ts';

const MOST = 200;

/** What there is to choose from in a filter: the commonest values of each field that people write freely. */
export async function contactFacets(): Promise<ContactFacets> {
  const [tags, sources, languages, areas] = await Promise.all(['tags', 'leadSource', 'preferredLanguage', 'areaKeys'].map(commonest));
  return { tags: tags ?? [], sources: sources ?? [], languages: languages ?? [], areas: areas ?? [] };
}

async function commonest(field: string): Promise<{ value: string; count: number }[]> {
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
