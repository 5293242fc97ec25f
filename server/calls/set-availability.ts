import { type Availability, type AvailabilityView, availabilitySchema } from '../../shared/call.ts';
import { present } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { AvailabilityModel } from './availability.model.ts';
import { newToken } from './book-call.ts';

export type AvailabilityChange = Pick<Availability, 'hours' | 'daysOff' | 'vacations' | 'inviteAddress'>;

/** When one agent takes calls, or with null the brokerage's closed days; null when nothing was ever said. */
export async function availabilityOf(agentId: string | null): Promise<Availability | null> {
  const found = await AvailabilityModel.findOne({ agentId }).lean();
  return found && present(availabilitySchema, found);
}

/**
 * What an availability editor shows. Who never said when gets the brokerage's hours to begin with; the brokerage's own
 * stand in Settings.
 * @param mayFeed whoever knows the address of a feed reads every call in it
 */
export async function showAvailability(
  agentId: string | null,
  { mayFeed, now }: { mayFeed: boolean; now: Date },
): Promise<AvailabilityView> {
  const [known, settings] = await Promise.all([availabilityOf(agentId), loadSettings(now)]);
  return {
    agentId,
    isSet: known !== null,
    hours: (agentId === null ? undefined : known?.hours) ?? settings.calls.hours,
    daysOff: known?.daysOff ?? [],
    vacations: known?.vacations ?? [],
    inviteAddress: known?.inviteAddress ?? '',
    feedPath: known && mayFeed ? `/calls/${known.feedToken}.ics` : null,
  };
}

/** Says when an agent takes calls. Booked calls stay; no new one is offered or booked outside of it from now on. */
export async function setAvailability(agentId: string | null, change: AvailabilityChange, edges: Edges): Promise<Availability> {
  const saved = await AvailabilityModel.findOneAndUpdate(
    { agentId },
    { $set: change, $setOnInsert: { feedToken: newToken() } },
    { upsert: true, returnDocument: 'after' },
  ).lean();
  edges.publish('call.changed', { callId: saved._id });
  return present(availabilitySchema, saved);
}

/** Whoever left takes no calls; those that are booked stay, for a colleague to see. */
export async function closeLine(agentId: string): Promise<void> {
  await AvailabilityModel.deleteOne({ agentId });
}

/** The feed behind `/calls/<token>.ics`; null when the token is no feed. */
export async function lineByFeed(feedToken: string): Promise<Pick<Availability, 'agentId'> | null> {
  return AvailabilityModel.findOne({ feedToken }, { agentId: 1 }).lean();
}
