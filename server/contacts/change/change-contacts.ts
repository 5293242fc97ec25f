import { allFound, type ContactFilter } from '../../../shared/audience.ts';
import type { ContactChange, Stage } from '../../../shared/contact.ts';
import { newId } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { ContactModel } from '../contact.model.ts';
import { keepJournal, type NewEntry } from '../journal/keep-journal.ts';
import { listedQuery } from '../list/listed-contacts.ts';
import { tellOfContacts } from '../tell-of-contacts.ts';

type Asked = { filter: ContactFilter; change: ContactChange; by: string | null };
/** What else says the stage of a contact: told of each batch. Other rooms' business, so the door hands it in. */
export type StageFollower = (contactIds: readonly string[], stage: Stage) => Promise<void>;
type Limits = {
  edges: Pick<Edges, 'now' | 'publish'>;
  /** Only contacts of these owners are given another stage or owner; absent: everybody's. */
  ownerIds?: readonly (string | null)[];
  followStage?: StageFollower;
};

const BATCH = 1000;

/**
 * Gives everybody whom the list shows for a filter, but strays that words alone find, another stage, owner or tags, in batches by
 * id. What each one had before stands in the journal under the change's id, which is what undoing it reads.
 * @returns how many were changed, and how many were left alone because a colleague has them; who had it already is neither
 */
export async function changeContacts(
  { filter, change, by }: Asked,
  { edges, ownerIds, followStage }: Limits,
): Promise<{ changed: number; skipped: number; changeId: string }> {
  const changeId = newId();
  const at = edges.now();
  const isBound = ownerIds !== undefined && (change.stage !== undefined || change.ownerId !== undefined);
  const asked = listedQuery(allFound(filter), at);
  const query = isBound ? { $and: [asked, { ownerId: { $in: [...ownerIds] } }] } : asked;
  const skipped = isBound ? await ContactModel.countDocuments({ $and: [asked, { ownerId: { $nin: [...ownerIds] } }] }) : 0;
  let changed = 0;
  let afterId = '';
  for (;;) {
    const found = await ContactModel.find({ $and: [query, { _id: { $gt: afterId } }] }, { stage: 1, ownerId: 1, tags: 1 })
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean();
    const entries = found.flatMap((contact) =>
      entriesOf(contact, change).map((entry) => ({ ...entry, contactId: contact._id, at, by, changeId })),
    );
    const ids = [...new Set(entries.map(({ contactId }) => contactId))];
    if (ids.length > 0) {
      // The journal first: an undo must never find less than was changed, and an entry too many undoes nothing.
      await keepJournal(entries);
      await ContactModel.updateMany({ _id: { $in: ids } }, updateOf(change, at), { updatePipeline: true });
      if (change.stage) await followStage?.(ids, change.stage);
      tellOfContacts(ids, edges);
    }
    changed += ids.length;
    afterId = found.at(-1)?._id ?? '';
    if (found.length < BATCH) return { changed, skipped, changeId };
  }
}

type Had = { stage: string; ownerId: string | null; tags: string[] };

/** What the change means for one contact; nothing when it is so already. Pure. */
function entriesOf(
  had: Had,
  { stage, ownerId, addTags = [], removeTags = [] }: ContactChange,
): Omit<NewEntry, 'contactId' | 'at' | 'by'>[] {
  const added = addTags.filter((tag) => !had.tags.includes(tag));
  const removed = removeTags.filter((tag) => had.tags.includes(tag));
  return [
    ...(stage && stage !== had.stage ? [{ kind: 'stage' as const, before: had.stage, after: stage }] : []),
    ...(ownerId !== undefined && ownerId !== had.ownerId ? [{ kind: 'owner' as const, before: had.ownerId, after: ownerId }] : []),
    ...(added.length + removed.length > 0 ? [{ kind: 'tags' as const, added, removed }] : []),
  ];
}

/** One update of a document may not add to and take from the same list: as a pipeline it may. */
function updateOf({ stage, ownerId, addTags, removeTags }: ContactChange, at: Date) {
  const literal = (value: unknown) => ({ $literal: value });
  const kept = removeTags?.length ? { $setDifference: ['$tags', literal(removeTags)] } : '$tags';
  const tags = addTags?.length || removeTags?.length ? { tags: { $concatArrays: [kept, missing(kept, addTags ?? [])] } } : {};
  const since = { stageAt: { $cond: [{ $eq: ['$stage', literal(stage)] }, '$stageAt', at] } };
  const fields = { ...(stage && { stage: literal(stage), ...since }), ...(ownerId !== undefined && { ownerId: literal(ownerId) }) };
  return [{ $set: { ...fields, ...tags, updatedAt: '$$NOW' } }];
}

/** New tags go behind the others, in the order they were given. */
function missing(kept: unknown, addTags: string[]) {
  return { $filter: { input: { $literal: addTags }, as: 'tag', cond: { $not: { $in: ['$$tag', kept] } } } };
}
