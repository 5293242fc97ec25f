import type { Call } from '../../../shared/call.ts';
import type { Line } from './open-lines.ts';

type Span = Pick<Call, 'startsAt' | 'endsAt'>;

/** The one line that the whole brokerage is while nobody has hours. */
const OFFICE = 'office';

/**
 * The minutes that a call takes, each with whose minute it is. A unique index lets no two booked calls share one, so of two
 * that overlap and are written at the same moment one is refused, whatever their starts and lengths. A call of the one line
 * takes the brokerage's time, and besides that of whoever has it.
 */
export function minutesTaken(span: Span, { agentId, isShared }: Pick<Line, 'agentId' | 'isShared'>): string[] {
  const whose = [...(isShared || agentId === null ? [OFFICE] : []), ...(agentId === null ? [] : [agentId])];
  return whose.flatMap((one) => minutesOf(span).map((minute) => `${one}@${minute}`));
}

/** Given to a person, a call takes their time; what it took of the brokerage's it keeps. */
export function takenWhenGiven(call: Span & { minutes?: string[] | undefined }, agentId: string): string[] {
  const isShared = call.minutes?.some((minute) => minute.startsWith(`${OFFICE}@`)) ?? false;
  return minutesTaken(call, { agentId, isShared });
}

function minutesOf({ startsAt, endsAt }: Span): number[] {
  const first = Math.floor(startsAt.getTime() / 60_000);
  return Array.from({ length: Math.ceil(endsAt.getTime() / 60_000) - first }, (_, n) => first + n);
}
