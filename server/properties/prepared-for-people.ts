import { PropertyModel } from './property.model.ts';

/** The drafts of one owner are the other's now. Their keys stay: a key is a name. */
export async function repointPrepared({ from, to }: { from: string; to: string }): Promise<void> {
  await PropertyModel.updateMany({ 'preparedFor.contactId': from }, { $set: { 'preparedFor.contactId': to } });
}

/** Drafts made of what an owner wrote go with the owner; a listing on the market is the brokerage's and forgets who wrote. */
export async function forgetPrepared(contactId: string): Promise<void> {
  await PropertyModel.deleteMany({ 'preparedFor.contactId': contactId, standardStatus: 'Incomplete' });
  await PropertyModel.updateMany({ 'preparedFor.contactId': contactId }, { $unset: { preparedFor: 1 } });
}
