import { ContactModel } from '../contact.model.ts';

type Note = { contactId: string; campaignId: string; was: 'sent' | 'replied' };

/**
 * Notes on contacts what became of a campaign with them, so that an audience can ask for it. The campaigns room tells
 * when its ledger moves; a repeat is harmless.
 */
export async function noteCampaigns(notes: readonly Note[]): Promise<void> {
  if (notes.length === 0) return;
  await ContactModel.bulkWrite(
    notes.map(({ contactId, campaignId, was }) => ({
      updateOne: {
        filter: { _id: contactId },
        update: { $addToSet: { [was === 'sent' ? 'campaignsSent' : 'campaignsReplied']: campaignId } },
        // What others see of a contact did not change.
        timestamps: false,
      },
    })),
    { ordered: false },
  );
}
