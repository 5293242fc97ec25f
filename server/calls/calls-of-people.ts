import { isDuplicateKey } from '../database/connect.ts';
import { CallModel } from './call.model.ts';
import { agentThreadOf } from './notices/queue-call-mail.ts';

/** Two contacts were one person. A call that the other one has booked at the same hour stays where it is: it is the same call. */
export async function repointCalls({ from, to }: { from: string; to: string }): Promise<void> {
  for (const { _id } of await CallModel.find({ contactId: from }, { _id: 1 }).lean()) {
    await CallModel.updateOne({ _id }, { $set: { contactId: to } }).catch((error) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }
}

/** The conversations in which agents were told of their calls with this contact, by name and number. */
export async function threadsAboutCallsOf(contactId: string): Promise<string[]> {
  return (await CallModel.find({ contactId }, { _id: 1 }).lean()).map(({ _id }) => agentThreadOf(_id));
}

/** Every call with a contact is gone, booked ones too. */
export async function forgetCalls(contactId: string): Promise<void> {
  await CallModel.deleteMany({ contactId });
}
