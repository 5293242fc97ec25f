import type { Contact } from '../../shared/contact.ts';
import { nameOrAddress } from '../../shared/full-name.ts';
import { contactsByIds } from '../contacts/find-contacts.ts';
import type { Edges } from '../edges.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { CallModel } from './call.model.ts';
import { writeFeed } from './letters/write-feed.ts';
import { lineByFeed } from './set-availability.ts';

/** Calls of the last month stay in the agent's calendar, so that it tells what took place. */
const PAST_MS = 30 * 86_400_000;
const MOST = 500;

/** The calendar behind an agent's feed address; null when the token is nobody's. */
export async function showFeed(token: string, edges: Edges): Promise<string | null> {
  const line = await lineByFeed(token);
  if (!line) return null;
  const now = edges.now();
  const [{ brokerage, calls: rules }, calls] = await Promise.all([
    loadSettings(now),
    CallModel.find({
      agentId: line.agentId,
      state: { $in: ['booked', 'completed'] },
      startsAt: { $gte: new Date(now.getTime() - PAST_MS) },
    })
      .sort({ startsAt: 1 })
      .limit(MOST)
      .lean(),
  ]);
  const contacts = new Map((await contactsByIds(calls.map(({ contactId }) => contactId))).map((contact) => [contact._id, contact]));
  const entries = calls.map((call) => ({ ...call, ...whoIs(contacts.get(call.contactId) ?? null) }));
  const about = { name: `Calls · ${brokerage.name}`, publicUrl: edges.publicUrl, remindMinutesBefore: rules.remindMinutesBefore, now };
  return writeFeed(entries, about);
}

function whoIs(contact: Pick<Contact, 'firstName' | 'lastName' | 'email' | 'mobilePhone'> | null): { who: string; phone: string } {
  if (!contact) return { who: 'somebody we no longer know', phone: '' };
  return { who: nameOrAddress(contact), phone: contact.mobilePhone };
}
