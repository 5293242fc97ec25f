import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { layOutSlots, overlaps, pickOffer, type SlotRules } from './lay-out-slots.ts';

const timeZone = 'America/New_York';
const rules: SlotRules = {
  timeZone,
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 9 * 60, to: 11 * 60 })),
  daysOff: [],
  lengthMinutes: 30,
};
const at = (local: string) => DateTime.fromISO(local, { zone: timeZone }).toJSDate();
const week = { from: at('2026-03-02T00:00'), to: at('2026-03-09T00:00'), busy: [] };
const local = (slot: { startsAt: Date }) => DateTime.fromJSDate(slot.startsAt, { zone: timeZone }).toFormat('ccc HH:mm');

describe('slots', () => {
  test('fill the open hours of each working day and nothing else', () => {
    const slots = layOutSlots(rules, week);
    expect(slots).toHaveLength(20);
    expect(slots.slice(0, 5).map(local)).toEqual(['Mon 09:00', 'Mon 09:30', 'Mon 10:00', 'Mon 10:30', 'Tue 09:00']);
  });

  test('keep their local hour over the change to summer time', () => {
    const [before] = layOutSlots(rules, { from: at('2026-03-06T00:00'), to: at('2026-03-07T00:00'), busy: [] });
    const [after] = layOutSlots(rules, { from: at('2026-03-09T00:00'), to: at('2026-03-10T00:00'), busy: [] });
    expect([before?.startsAt.toISOString(), after?.startsAt.toISOString()]).toEqual([
      '2026-03-06T14:00:00.000Z',
      '2026-03-09T13:00:00.000Z',
    ]);
  });

  test('leave out the hour that does not exist', () => {
    const night = { ...rules, hours: [{ weekday: 7, from: 60, to: 240 }] };
    const slots = layOutSlots(night, { from: at('2026-03-08T00:00'), to: at('2026-03-09T00:00'), busy: [] });
    expect(slots.map(local)).toEqual(['Sun 01:00', 'Sun 01:30', 'Sun 03:00', 'Sun 03:30']);
  });

  test('leave out days off', () => {
    expect(layOutSlots({ ...rules, daysOff: ['2026-03-03'] }, week).map(local)).not.toContain('Tue 09:00');
  });

  test('leave out the days of a vacation, its first and its last', () => {
    const days = layOutSlots({ ...rules, vacations: [{ from: '2026-03-03', to: '2026-03-05' }] }, week).map((slot) =>
      local(slot).slice(0, 3),
    );
    expect(new Set(days)).toEqual(new Set(['Mon', 'Fri']));
  });

  test('of a call longer than the step between them end within the open hours and before the next call', () => {
    const busy = [{ startsAt: at('2026-03-03T10:00'), endsAt: at('2026-03-03T10:30') }];
    const slots = layOutSlots({ ...rules, lengthMinutes: 60, stepMinutes: 30 }, { ...week, to: at('2026-03-04T00:00'), busy });
    expect(slots.map(local)).toEqual(['Mon 09:00', 'Mon 09:30', 'Mon 10:00', 'Tue 09:00']);
  });

  test('never touch a busy time, whatever is booked', () => {
    const minutes = fc.record({ start: fc.integer({ min: 0, max: 7 * 1440 }), length: fc.integer({ min: 1, max: 300 }) });
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 20 }), (calls) => {
        const busy = calls.map(({ start, length }) => {
          const startsAt = new Date(week.from.getTime() + start * 60_000);
          return { startsAt, endsAt: new Date(startsAt.getTime() + length * 60_000) };
        });
        const slots = layOutSlots(rules, { ...week, busy });
        expect(slots.some((slot) => busy.some((span) => overlaps(slot, span)))).toBe(false);
      }),
    );
  });
});

describe('an offer', () => {
  const offer = (slots: ReturnType<typeof layOutSlots>) => pickOffer(slots, { timeZone }).map(local);
  test('is three slots on two days', () => expect(offer(layOutSlots(rules, week))).toEqual(['Mon 09:00', 'Mon 10:30', 'Tue 09:00']));
  test('is three of one day when there is only one', () =>
    expect(offer(layOutSlots(rules, { ...week, to: at('2026-03-03T00:00') }))).toEqual(['Mon 09:00', 'Mon 09:30', 'Mon 10:30']));
  test('takes more of the next days when the first is nearly full', () =>
    expect(offer(layOutSlots(rules, { ...week, from: at('2026-03-02T10:30') }))).toEqual(['Mon 10:30', 'Tue 09:00', 'Tue 10:30']));
  test('is what there is', () => expect(offer([])).toEqual([]));
});
