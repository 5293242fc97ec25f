import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Call } from '../../../shared/call.ts';
import type { NamedAddress } from '../../../shared/id.ts';

type Sides = {
  organizer: NamedAddress;
  attendee: NamedAddress;
  brokerage: { name: string; phone: string };
  /** Set on the agent's own copy: who is called. */
  who?: string;
  now: Date;
};

/**
 * The iCalendar text of a call (RFC 5545): a REQUEST while it is booked, a CANCEL once it is not (RFC 5546 §3.2).
 * The UID stays for the life of the call and SEQUENCE grows with each change, so calendars update their entry.
 */
export function writeInvitation(call: Omit<Call, 'id' | 'createdAt' | 'updatedAt'>, sides: Sides): string {
  const isOff = call.state === 'cancelled';
  const calendar = ical({
    prodId: { company: 'Openhouse', product: 'Calls' },
    method: isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    id: call.uid,
    sequence: call.sequence,
    start: call.startsAt,
    end: call.endsAt,
    stamp: sides.now,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: `Call with ${sides.who ?? sides.brokerage.name}`,
    description: [call.topic, !sides.who && sides.brokerage.phone && `We call you. Our number: ${sides.brokerage.phone}`]
      .filter(Boolean)
      .join('\n'),
    organizer: { name: sides.organizer.name || sides.brokerage.name, email: sides.organizer.address },
    attendees: [
      {
        name: sides.attendee.name || sides.attendee.address,
        email: sides.attendee.address,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: true,
      },
    ],
  });
  return calendar.toString();
}

/** Which call this invites to, and at which of its changes; null for another program's. Long lines are folded (RFC 5545 §3.1). */
export function readInvitation(calendar: string): { callId: string; what: 'confirmation'; sequence: number } | null {
  const lines = calendar.replace(/\r?\n[ \t]/g, '');
  const callId = /^UID:call-(\w+)@/m.exec(lines)?.[1];
  return callId === undefined ? null : { callId, what: 'confirmation', sequence: Number(/^SEQUENCE:(\d+)/m.exec(lines)?.[1] ?? 0) };
}

/** Is this the invitation to a call at that very time? */
export function invitesTo(calendar: string, startsAt: Date): boolean {
  return calendar.includes(`DTSTART:${startsAt.toISOString().replace(/[-:]|\.\d+/g, '')}`);
}
