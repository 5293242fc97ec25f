import type { Contact } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import type { FollowUpPlan, Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { customerZones } from './customer-zones.ts';
import { gatherFacts } from './gather-facts.ts';
import { nextGoodHour, quietDays, quietSpan, whyNoFollowUp } from './may-follow-up.ts';

type Conversation = { thread: Stored<Thread>; contact: Stored<Contact> | null; messages: readonly Stored<Message>[] };

/**
 * The follow-ups of a conversation as a person sees them beside it: those that left, the one under way, and those to
 * come with their moment or with the reason why they do not come. Whether there is something new is seen when one is due.
 */
export async function planFollowUps({ thread, contact, messages }: Conversation, now: Date): Promise<FollowUpPlan[]> {
  const settings = await loadSettings(now);
  const { isOn, afterDays } = settings.followUps;
  const written = messages.filter(({ delivery }) => delivery?.purpose === 'follow_up' && !GONE.includes(delivery.state));
  const past = written.map((message, index) => ({ number: index + 1, ...standingOf(message) }));
  if (thread.kind !== 'buyer_lead' && thread.kind !== 'renter_lead') return past;

  const facts = await gatherFacts({ thread, contact, messages, settings }, now);
  const bar = isOn ? whyNoFollowUp(facts) : 'follow-ups are off in Settings';
  const zones = contact ? customerZones(contact, settings.brokerage.timeZone) : [settings.brokerage.timeZone];
  const coming: FollowUpPlan[] = [];
  let at = thread.lastOutboundAt ?? now;
  for (let step = written.length; step < afterDays.length; step++) {
    const isStale = step === written.length && at < quietSpan(step, settings, now).from;
    const due = new Date(Math.max(at.getTime() + quietDays(step, settings) * DAY_MS, now.getTime()));
    const dueAt = nextGoodHour(due, zones);
    const whyNot = bar ?? (isStale ? 'the conversation is long over' : dueAt ? null : 'no hour of the day suits their time zone');
    coming.push({ number: step + 1, state: 'planned', dueAt: whyNot ? null : dueAt, whyNot, messageId: null });
    at = dueAt ?? due;
  }
  return [...past, ...coming];
}

const DAY_MS = 86_400_000;
const GONE: NonNullable<Message['delivery']>['state'][] = ['voided', 'failed'];

function standingOf({ _id, delivery }: Stored<Message>): Omit<FollowUpPlan, 'number'> {
  const acceptedAt = delivery?.acceptedAt ?? null;
  return { state: acceptedAt ? 'sent' : 'under_way', dueAt: acceptedAt ?? delivery?.holdUntil ?? null, whyNot: null, messageId: _id };
}
