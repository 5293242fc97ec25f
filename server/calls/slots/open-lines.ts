import type { Availability } from '../../../shared/call.ts';
import type { Settings } from '../../../shared/settings.ts';
import { userById } from '../../users/find-users.ts';
import { AvailabilityModel } from '../availability.model.ts';
import { CallModel } from '../call.model.ts';
import type { Span } from './lay-out-slots.ts';

/** Somebody who can be called: an agent, or with null the brokerage as one. */
export type Line = {
  agentId: string | null;
  hours: Availability['hours'];
  daysOff: string[];
  vacations: Availability['vacations'];
  /** Their booked calls that touch the span. */
  busy: Span[];
  /** How many calls they have ahead: the next one goes to whoever has the fewest. */
  load: number;
  /** True for the one line that the brokerage is while nobody has hours: one call at a time, whoever has it. */
  isShared: boolean;
};

/** No call is longer: what began before that is not looked through. */
const LONGEST_MS = 24 * 3_600_000;

type Asked = { agentId?: string | null; preferAgentId?: string | null; from: Date; to: Date; now: Date; settings: Settings };

/** `unserved`: booked calls that somebody will have to take, nobody knows who: as many people are not free then. */
type Open = { lines: Line[]; unserved: Span[] };

/**
 * Who takes calls. Agents who gave their hours take them in turns; while nobody has, there is one line for the whole
 * brokerage, and a call of it belongs to whoever has the conversation. The brokerage's closed days close every line.
 * @param agentId one line only; absent: every line
 */
export async function openLines({ agentId, preferAgentId = null, from, to, now, settings }: Asked): Promise<Open> {
  const known = await AvailabilityModel.find({}).lean();
  const office = known.find((one) => one.agentId === null);
  const agents = known.filter((one) => one.agentId !== null && one.hours.length > 0).map((one) => one.agentId);
  const isOffice = agentId === null || (agentId === undefined && agents.length === 0);
  const takesNone = known.some((one) => one.agentId === preferAgentId);
  const owner = isOffice && agentId === undefined && preferAgentId && !takesNone ? await userById(preferAgentId) : null;
  const wanted = agentId !== undefined ? [agentId] : isOffice ? [owner?.id ?? null] : agents;
  const [booked, ahead] = await Promise.all([
    CallModel.find(
      { state: 'booked', startsAt: { $gt: new Date(from.getTime() - LONGEST_MS), $lt: to }, endsAt: { $gt: from } },
      { agentId: 1, startsAt: 1, endsAt: 1 },
    ).lean(),
    CallModel.find({ agentId: { $in: wanted }, state: 'booked', startsAt: { $gte: now } }, { agentId: 1 }).lean(),
  ]);
  const unserved = booked.filter((call) => call.agentId === null);
  const lines = wanted.map((line) => {
    const own = known.find((one) => one.agentId === line);
    return {
      agentId: line,
      hours: (line === null ? undefined : own?.hours) ?? settings.calls.hours,
      daysOff: [...(office?.daysOff ?? []), ...(own?.daysOff ?? [])],
      vacations: [...(office?.vacations ?? []), ...(own?.vacations ?? [])],
      busy: isOffice ? booked : booked.filter((call) => call.agentId === line),
      load: ahead.filter((call) => call.agentId === line).length,
      isShared: isOffice,
    };
  });
  return { lines, unserved: isOffice ? [] : unserved };
}

/** Whose turn it is: the preferred agent, then whoever has the fewest calls ahead; the id breaks a tie. Pure. */
export function inTurn<One extends Pick<Line, 'agentId' | 'load'>>(lines: readonly One[], preferAgentId: string | null): One[] {
  const rank = ({ agentId }: One) => (preferAgentId !== null && agentId === preferAgentId ? 0 : 1);
  return lines.toSorted((a, b) => rank(a) - rank(b) || a.load - b.load || String(a.agentId).localeCompare(String(b.agentId)));
}
