import { MessageModel } from '../message.model.ts';

/** Whether any mail of a contact came from this address, went to it or is about to. */
export async function hasMailWith({ contactId, address }: { contactId: string; address: string }): Promise<boolean> {
  const named = ['from', 'to', 'cc', 'replyTo'].map((field) => ({ [`${field}.address`]: address }));
  return (await MessageModel.exists({ contactId, 'delivery.state': { $nin: ['drafting', 'voided'] }, $or: named })) !== null;
}
