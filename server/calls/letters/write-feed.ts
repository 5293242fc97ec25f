import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Call } from '../../../shared/call.ts';
import type { Stored } from '../../database/model-from.ts';

type FeedCall = Pick<Stored<Call>, '_id' | 'uid' | 'sequence' | 'startsAt' | 'endsAt' | 'topic' | 'threadId'> & {
  /** Who is called: a name or an address, and the number to dial. */
  who: string;
  phone: string;
};
type About = { name: string; publicUrl: string; remindMinutesBefore: number; now: Date };

/**
 * The calls of one agent as a calendar that a program subscribes to (RFC 5545): METHOD:PUBLISH, so that nobody is asked
 * to answer, each with an alarm. The entry is another one than the customer's invitation and has a UID of its own: a
 * calendar that got both would else show the agent as their own guest.
 */
export function writeFeed(calls: readonly FeedCall[], { name, publicUrl, remindMinutesBefore, now }: About): string {
  const calendar = ical({ prodId: { company: 'Openhouse', product: 'Calls' }, name, method: ICalCalendarMethod.PUBLISH, ttl: 900 });
  for (const call of calls) {
    const event = calendar.createEvent({
      id: `agent-${call.uid}`,
      sequence: call.sequence,
      start: call.startsAt,
      end: call.endsAt,
      stamp: now,
      status: ICalEventStatus.CONFIRMED,
      summary: `Call: ${call.who}`,
      location: call.phone,
      description: [call.topic, call.phone && `Phone: ${call.phone}`].filter(Boolean).join('\n'),
      url: call.threadId ? `${publicUrl}/inbox/all/${call.threadId}` : `${publicUrl}/calls`,
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: remindMinutesBefore * 60, description: `Call with ${call.who}` });
  }
  return calendar.toString();
}
