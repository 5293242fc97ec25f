import type { CallSlot } from '../../shared/call.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Edges } from '../edges.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { AvailabilityModel } from './availability.model.ts';
import { CallModel } from './call.model.ts';
import { layOutSlots, pickOffer } from './lay-out-slots.ts';

/** A time on offer can still be chosen when the mail has lain unread for so long. */
const TO_ANSWER_MS = 60 * 60_000;

type Window = { from: Date; to: Date; limit?: number; agentId?: string | null; locale?: string };

/**
 * The times at which a call can be booked: open hours minus booked calls, within notice and horizon (Settings).
 * @param agentId whose time; null or absent: the brokerage's line
 * @param locale language of the labels; absent: the brokerage's
 */
export async function freeCallSlots({ from, to, limit, agentId = null, locale }: Window, { now }: Pick<Edges, 'now'>): Promise<CallSlot[]> {
  const settings = await loadSettings(now());
  const { notice, horizon } = bounds(settings, now());
  const [start, end] = [from > notice ? from : notice, to < horizon ? to : horizon];
  if (start >= end) return [];
  const [availability, busy] = await Promise.all([
    AvailabilityModel.findOne({ agentId }).lean(),
    CallModel.find({ agentId, state: 'booked', startsAt: { $lt: end }, endsAt: { $gt: start } }, { startsAt: 1, endsAt: 1 }).lean(),
  ]);
  const rules = {
    timeZone: settings.brokerage.timeZone,
    locale: locale || settings.brokerage.locale,
    hours: availability?.hours ?? settings.calls.hours,
    daysOff: availability?.daysOff ?? [],
    lengthMinutes: settings.calls.lengthMinutes,
    agentId,
  };
  return layOutSlots(rules, { from: start, to: end, busy }).slice(0, limit);
}

/**
 * Three free times on two days where possible: what a mail offers.
 * @param avoid slot ids that others are choosing from: two customers who are offered the same time cannot both have it
 */
export async function offerSlots(
  {
    agentId = null,
    locale,
    count = 3,
    avoid = [],
  }: { agentId?: string | null; locale?: string; count?: number; avoid?: readonly string[] },
  edges: Pick<Edges, 'now'>,
): Promise<CallSlot[]> {
  const settings = await loadSettings(edges.now());
  const { notice, horizon } = bounds(settings, edges.now());
  const from = new Date(notice.getTime() + TO_ANSWER_MS);
  const free = await freeCallSlots({ from, to: horizon, agentId, ...(locale && { locale }) }, edges);
  const untold = free.filter(({ slotId }) => !avoid.includes(slotId));
  return pickOffer(untold.length >= count ? untold : free, { timeZone: settings.brokerage.timeZone, count });
}

function bounds({ calls }: Settings, now: Date): { notice: Date; horizon: Date } {
  return {
    notice: new Date(now.getTime() + calls.noticeMinutes * 60_000),
    horizon: new Date(now.getTime() + calls.horizonDays * 86_400_000),
  };
}
