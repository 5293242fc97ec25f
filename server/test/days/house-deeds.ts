import { ContactModel } from '../../contacts/contact.model.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { findWords } from '../find-words.ts';
import { among, byId, type Deed, HOUR, onCampaign, onContact } from './targets.ts';

/** What people do with contacts, campaigns, listings, calls and the mailbox. */
export const HOUSE_DEEDS = {
  merge: async (doing) => {
    const contacts = await ContactModel.find({}, { _id: 1 }).sort(byId).lean();
    const [keep, other] = [among(contacts, doing.n), among(contacts, doing.n + 1 + (doing.n % 2))];
    if (keep && other && keep !== other) await doing.world.doors.lead.contacts.merge({ keepId: keep._id, mergeId: other._id });
  },
  erase: (doing) =>
    onContact(doing, async ({ _id, email, otherEmails }) => {
      const { world, memory } = doing;
      await world.doors.admin.contacts.erase({ contactId: _id, confirm: email });
      const addresses = [email, ...otherEmails];
      // What lies in the mailbox and was not read yet comes in as news of somebody who is not known.
      if (memory.isRead) for (const address of addresses) memory.erase(address);
      const words = world.customers.flatMap((customer) =>
        customer.addresses.flatMap((each, m) => (addresses.includes(each) ? (customer.words[m] ?? []) : [])),
      );
      for (const address of addresses) memory.wished.delete(address);
      if (memory.isRead) for (const word of words) memory.forgotten.add(word);
      const found = words.length > 0 ? await findWords(new RegExp(words.join('|'), 'i')) : [];
      if (found.length > 0) throw new Error(`erased, and still there: ${found.join(', ')}`);
    }),
  'no more mail': (doing) =>
    onContact(doing, async ({ _id, email, otherEmails }) => {
      await doing.world.doors[doing.who].contacts.setConsent({ contactId: _id, state: 'unsubscribed', reason: 'on the phone' });
      doing.memory.optOut(email, ...otherEmails);
    }),
  'mail again': (doing) =>
    onContact(doing, async ({ _id, email, otherEmails }) => {
      await doing.world.doors.admin.contacts.setConsent({ contactId: _id, state: 'subscribed', reason: 'on the phone' });
      for (const address of [email, ...otherEmails]) {
        doing.memory.optedOut.delete(address);
        doing.memory.wished.delete(address);
      }
    }),
  campaign: async ({ world, n }) => {
    const { id } = await world.doors.lead.campaigns.create({
      ...{ name: `News ${n}`, subject: 'New homes for {{ firstName }}', body: 'Hello {{ firstName }},\n\nnew homes came up this week.' },
      ...{ audience: { tags: ['readers'] }, listingKeys: n % 2 ? ['PL-12'] : [] },
      ...(n % 3 === 0 ? { steps: [{ subject: 'Once more', body: 'Hello again, {{ firstName }}.', waitHours: 1 }] } : {}),
    });
    await world.doors.lead.campaigns.start({ campaignId: id });
  },
  'pause campaign': (doing) => onCampaign(doing, (campaignId) => doing.world.doors.lead.campaigns.pause({ campaignId })),
  'resume campaign': (doing) => onCampaign(doing, (campaignId) => doing.world.doors.lead.campaigns.resume({ campaignId })),
  'cancel campaign': (doing) => onCampaign(doing, (campaignId) => doing.world.doors.lead.campaigns.cancel({ campaignId })),
  'retry campaign': (doing) => onCampaign(doing, (campaignId) => doing.world.doors.lead.campaigns.retryFailed({ campaignId })),
  'mailbox off or on': ({ world, n }) => world.switchMailbox(n % 2 === 0),
  listing: async ({ world, n }) => {
    const home = among(await PropertyModel.find({}).sort(byId).lean(), n);
    if (!home) return;
    const change =
      n % 3 === 0
        ? { listPrice: 400_000 + (n % 100) * 1000 }
        : { standardStatus: (['Active', 'Pending', 'Delete', 'Closed'] as const)[n % 4] };
    await world.doors.lead.properties.update({ listingKey: home.listingKey, change });
  },
  'book call': (doing) =>
    onContact(doing, async ({ _id }) => {
      const { world, who, n } = doing;
      const from = new Date(world.edges.now().getTime() + HOUR);
      const { slots } = await world.doors[who].calls.slots({ from, to: new Date(from.getTime() + 7 * 24 * HOUR) });
      const slot = among(slots, n);
      if (slot) await world.doors[who].calls.book({ contactId: _id, startsAt: slot.startsAt, topic: 'A home' });
    }),
  'move call': async (doing) => {
    const { world, who, n } = doing;
    const call = among((await world.doors[who].calls.list({ states: ['booked'] })).items, n);
    if (!call) return;
    const from = new Date(world.edges.now().getTime() + HOUR);
    const { slots } = await world.doors[who].calls.slots({ from, to: new Date(from.getTime() + 7 * 24 * HOUR), callId: call.id });
    const slot = among(slots, n);
    if (slot) await world.doors[who].calls.reschedule({ callId: call.id, startsAt: slot.startsAt });
  },
  'cancel call': async ({ world, who, n }) => {
    const call = among((await world.doors[who].calls.list({ states: ['booked'] })).items, n);
    if (call) await world.doors[who].calls.cancel({ callId: call.id });
  },
} satisfies Record<string, Deed>;
