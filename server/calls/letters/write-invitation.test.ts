import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { buildCall, TEST_NOW } from '../../test/build.ts';
import { writeFeed } from './write-feed.ts';
import { writeInvitation } from './write-invitation.ts';

const sides = {
  organizer: { address: 'hello@larkinvale.example', name: 'Larkin & Vale; Realty, Ltd.' },
  attendee: { address: 'ana@example.com', name: 'Ana "Nan" Reyes' },
  brokerage: { name: 'Larkin & Vale Realty', phone: '+1 207 555 0142' },
  now: TEST_NOW,
};

/** Read back by another library than the one that wrote it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return { calendar, events, event: events[0] as ICAL.Event };
}
const method = (text: string) => read(text).calendar.getFirstPropertyValue('method');

/** What RFC 5545 escapes or folds, and what breaks those who count bytes or characters wrongly. */
const NASTY = [...'aB 7;,:\\"\'=()|ßé中😀—\u200d'];

describe('an invitation', () => {
  const call = buildCall({ sequence: 2 });
  const text = writeInvitation(call, sides);

  test('asks the customer to come, names both sides and says when in UTC', () => {
    const { event } = read(text);
    expect(method(text)).toBe('REQUEST');
    expect([event.uid, event.sequence, event.startDate.toJSDate(), event.endDate.toJSDate()]).toEqual([
      call.uid,
      2,
      call.startsAt,
      call.endsAt,
    ]);
    expect(event.startDate.zone.tzid).toBe('UTC');
    expect(event.organizer).toBe('mailto:hello@larkinvale.example');
    const [attendee] = event.attendees;
    expect(String(attendee?.getFirstValue()).toLowerCase()).toBe('mailto:ana@example.com');
    expect([attendee?.getParameter('rsvp'), attendee?.getParameter('partstat')]).toEqual(['TRUE', 'NEEDS-ACTION']);
    expect(event.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-03-02T15:00:00Z');
  });

  test('of a cancelled call takes the entry out again, under the same UID', () => {
    const off = writeInvitation({ ...call, state: 'cancelled', sequence: 3 }, sides);
    expect(method(off)).toBe('CANCEL');
    expect([read(off).event.uid, read(off).event.sequence]).toEqual([call.uid, 3]);
    expect(read(off).event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  test('keeps to the letter of RFC 5545: CRLF, no line above 75 octets', () => {
    const long = writeInvitation({ ...call, topic: 'Häuser am Hafen, größer als früher — und günstiger; '.repeat(8) }, sides);
    expect(long.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of long.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('carries any topic through unharmed, and nobody adds a line to it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...NASTY), maxLength: 120 }), (topic) => {
        const { event, calendar } = read(
          writeInvitation({ ...call, topic: `${topic}\nEND:VEVENT\r\nATTENDEE:mailto:x@evil.example` }, sides),
        );
        expect(event.attendees).toHaveLength(1);
        expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
        expect(event.description.startsWith(topic)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

test('the feed of an agent publishes each call once, with who to ring and an alarm, and asks nobody to answer', () => {
  const calls = [
    buildCall(),
    buildCall({ startsAt: new Date('2026-03-06T15:00:00Z'), endsAt: new Date('2026-03-06T15:30:00Z'), sequence: 1 }),
  ];
  const about = { name: 'Calls · Larkin & Vale', publicUrl: 'https://openhouse.example', remindMinutesBefore: 60, now: TEST_NOW };
  const text = writeFeed(
    calls.map((call) => ({ ...call, who: 'Ana Reyes', phone: '+1 207 555 0199' })),
    about,
  );
  const { events } = read(text);
  expect(method(text)).toBe('PUBLISH');
  expect(events.map(({ uid, sequence }) => [uid, sequence])).toEqual(calls.map(({ uid, sequence }) => [`agent-${uid}`, sequence]));
  expect(events.map(({ summary, location, attendees }) => [summary, location, attendees.length])).toEqual([
    ['Call: Ana Reyes', '+1 207 555 0199', 0],
    ['Call: Ana Reyes', '+1 207 555 0199', 0],
  ]);
  const trigger = events[0]?.component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger');
  expect(trigger?.toString()).toBe('-PT1H');
});
