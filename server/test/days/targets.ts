import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import type { Memory } from './memory.ts';
import type { Person, World } from './world.ts';

export type Doing = { world: World; memory: Memory; who: Person; n: number };
export type Deed = (doing: Doing) => Promise<unknown>;

export const among = <Value>(values: Value[], n: number): Value | undefined => values[n % Math.max(1, values.length)];
export const byId = { _id: 1 } as const;

/** One of the conversations that stand in the inbox, or none. */
export async function onThread({ n }: Doing, act: (threadId: string) => Promise<unknown>): Promise<void> {
  const thread = among(
    await ThreadModel.find({ messageCount: { $gt: 0 } }, { _id: 1 })
      .sort(byId)
      .lean(),
    n,
  );
  if (thread) await act(thread._id);
}
export async function onMail(states: string[], { n }: Doing, act: (messageId: string) => Promise<unknown>): Promise<void> {
  const found = await MessageModel.find(
    { 'delivery.state': { $in: states as never[] }, 'delivery.purpose': { $ne: 'campaign' } },
    { _id: 1 },
  )
    .sort(byId)
    .lean();
  const mail = among(found, n);
  if (mail) await act(mail._id);
}
export async function onContact({ n }: Doing, act: (contact: { _id: string; email: string; otherEmails: string[] }) => Promise<unknown>) {
  const contact = among(await ContactModel.find({}).sort(byId).lean(), n);
  if (contact) await act(contact);
}
export const HOUR = 3_600_000;

export async function onCampaign({ world, n }: Doing, act: (campaignId: string) => Promise<unknown>): Promise<void> {
  const campaign = among((await world.doors.lead.campaigns.list({})).items, n);
  if (campaign) await act(campaign.campaign.id);
}
