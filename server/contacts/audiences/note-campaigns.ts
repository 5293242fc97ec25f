import { ContactModel } from '../contact.model.ts';

type Note = { contactId: string; campaignId: string; was: 'sent' | 'replied' };

/**
 * Notes on contacts what became of a campaign with them, so that an audience can ask for it. The campaigns room tells
 * when its ledger moves; a repeat is harmless.
 */
export async function noteCampaigns(notes: readonly Note[]): Promise<void> {
  if (notes.length === 0) return;
  const groups = [...Map.groupBy(notes, ({ campaignId, was }) => `${campaignId}:${was}`).values()];
  // Past mongoose, which would say when they were changed: what others see of a contact did not change.
  await ContactModel.collection.bulkWrite(
    groups.flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const field = first.was === 'sent' ? 'campaignsSent' : 'campaignsReplied';
      const filter = { _id: { $in: group.map(({ contactId }) => contactId) } };
      return [{ updateMany: { filter, update: { $addToSet: { [field]: first.campaignId } } } }];
    }) as never,
    { ordered: false },
  );
}
