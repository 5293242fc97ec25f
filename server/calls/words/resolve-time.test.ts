import { describe, expect, test } from 'bun:test';
import { DateTime } from 'luxon';
import { TEST_NOW } from '../../test/build.ts';
import { layOutSlots } from '../slots/lay-out-slots.ts';
import { readDay } from './read-day.ts';
import { readHours } from './read-hours.ts';
import { namesTime, resolveTime } from './resolve-time.ts';

const timeZone = 'America/New_York';
const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 9 * 60, to: 17 * 60 }));
// TEST_NOW is Monday 2 March 2026, 10:00 in Port Larkin.
const free = layOutSlots(
  { timeZone, hours, daysOff: [], lengthMinutes: 30 },
  { from: TEST_NOW, to: new Date(TEST_NOW.getTime() + 14 * 86_400_000), busy: [slotSpan('2026-03-05T15:30')] },
).map((span) => ({ ...span, slotId: span.startsAt.toISOString(), agentId: null, label: '' }));
const offered = ['2026-03-04T09:00', '2026-03-04T16:30', '2026-03-05T11:00'].map(slotAt);

function slotSpan(local: string) {
  const startsAt = DateTime.fromISO(local, { zone: timeZone }).toJSDate();
  return { startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) };
}
function slotAt(local: string) {
  const { startsAt } = slotSpan(local);
  const slot = free.find((candidate) => candidate.startsAt.getTime() === startsAt.getTime());
  if (!slot) throw new Error(`${local} is not free`);
  return slot;
}
function resolve(words: string, offers = offered): string | null {
  const { slot } = resolveTime(words, { offered: offers, free, now: TEST_NOW, timeZone });
  return slot && DateTime.fromJSDate(slot.startsAt, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

describe('a slot picked from the offer', () => {
  test.each([
    ['The first one works for me.', '2026-03-04T09:00'],
    ['Second slot please', '2026-03-04T16:30'],
    ['Option 3 is good', '2026-03-05T11:00'],
    ['the last one', '2026-03-05T11:00'],
    ['La segunda opción me va bien', '2026-03-04T16:30'],
    ['Le premier créneau me convient', '2026-03-04T09:00'],
    ['Thursday works', '2026-03-05T11:00'],
    ['Wednesday at 9 is perfect, thank you!', '2026-03-04T09:00'],
    ['4:30 pm on Wednesday', '2026-03-04T16:30'],
    ['11 am works', '2026-03-05T11:00'],
  ])('%s', (words, expected) => expect(resolve(words)).toBe(expected));

  test('a plain yes takes the only offer, and never one of several', () => {
    expect(resolve('Yes, that works.', offered.slice(0, 1))).toBe('2026-03-04T09:00');
    expect(resolve('Yes, that works.')).toBeNull();
  });
});

describe('a free time named in words', () => {
  test.each([
    ['Thursday after 3 works', '2026-03-05T15:00'],
    ['Could we talk Friday at 2:30pm?', '2026-03-06T14:30'],
    ['tomorrow at 10', '2026-03-03T10:00'],
    ['Tuesday morning would suit me', '2026-03-03T09:00'],
    ['Friday before noon', '2026-03-06T09:00'],
    ['between 2 and 4 on Friday', '2026-03-06T14:00'],
    ['March 10 at 3 p.m.', '2026-03-10T15:00'],
    ['next Thursday at 1', '2026-03-12T13:00'],
    ['El viernes a las 15:00', '2026-03-06T15:00'],
    ['mañana a las 10h', '2026-03-03T10:00'],
    ['Vendredi à 14h30', '2026-03-06T14:30'],
    ['jeudi 5 mars après 16h', '2026-03-05T16:00'],
    ["I can't do Wednesday. Friday at 1 works though.", '2026-03-06T13:00'],
    ['Friday at noon PST', '2026-03-06T15:00'],
    ['Friday at 12pm PST', '2026-03-06T15:00'],
  ])('%s', (words, expected) => expect(resolve(words)).toBe(expected));
});

describe('no guess is made', () => {
  test.each([
    ['when two offered slots fit', 'Wednesday works'],
    ['when a day without an offer is all we know', 'Friday works'],
    ['when an hour without a day fits many', 'around 3 is best'],
    ['when the time named is taken', 'Thursday at 3:30 pm'],
    ['on a weekend', 'Saturday at 10'],
    ['when the day is refused', "Wednesday at 9 doesn't work for me"],
    ['when first is not about a slot', 'The first house looks great, what is the fee?'],
    ['when no time is named', 'Please send me more pictures of the kitchen.'],
    ['when two days are named at once', 'Thursday and Friday at 10'],
    ['when the fourth of three is picked', 'option 4'],
  ])('%s', (_, words) => expect(resolve(words)).toBeNull());
});

test('hears whether a mail names a time at all', () => {
  for (const words of ['Could we move it to Wednesday?', 'At 2 pm instead, please.', 'el jueves por la tarde'])
    expect(namesTime(words, { now: TEST_NOW, timeZone })).toBe(true);
  for (const words of ['That works for me, thank you!', 'Perfect. Talk then.', 'Gracias, perfecto.'])
    expect(namesTime(words, { now: TEST_NOW, timeZone })).toBe(false);
});

describe('times that other customers are choosing from', () => {
  const startsOf = (slots: { startsAt: Date }[]) =>
    slots.map(({ startsAt }) => DateTime.fromJSDate(startsAt, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm"));
  const among = (words: string, avoid: string[]) => resolveTime(words, { offered: [], free, now: TEST_NOW, timeZone, avoid });

  test.each(['Could we talk on Thursday morning?', 'Wednesday or Friday would suit me', 'Thursday at 3:30 pm'])(
    'are not offered to “%s” while others fit, or lie near',
    (words) => {
      const first = among(words, []).choices;
      const second = among(
        words,
        first.map(({ slotId }) => slotId),
      ).choices;
      expect(second.length).toBeGreaterThan(0);
      expect(startsOf(second).filter((start) => startsOf(first).includes(start))).toEqual([]);
    },
  );

  test('are offered all the same once no other is left, and can always be picked', () => {
    const all = free.map(({ slotId }) => slotId);
    expect(among('Thursday morning', all).choices).toEqual(among('Thursday morning', []).choices);
    expect(startsOf([among('Thursday at 10 am', all).slot].flatMap((slot) => slot ?? []))).toEqual(['2026-03-05T10:00']);
  });
});

// Monday 30 November 2026, 10:00 in Port Larkin.
const END_OF_YEAR = new Date('2026-11-30T15:00:00Z');
test.each([
  ['in five days', ['2026-12-05']],
  ['a week from tuesday', ['2026-12-08']],
  ['tuesday week', ['2026-12-08']],
  ['two weeks from thursday at 3', ['2026-12-17']],
  ['tuesday in two weeks', ['2026-12-15']],
  ['tuesday the week after next', ['2026-12-15']],
  ['today in a week', ['2026-12-07']],
  ['dienstag in acht tagen', ['2026-12-08']],
  ['ubernachste woche dienstag', ['2026-12-15']],
  ['ubernachsten dienstag um 10', ['2026-12-08', '2026-12-15']],
  ['mardi en huit', ['2026-12-08']],
  ['mardi en quinze', ['2026-12-15']],
  ['el martes dentro de dos semanas', ['2026-12-15']],
  ['na terca da outra semana', ['2026-12-15']],
  ['december 3, 2027 at 10', ['2027-12-03']],
  ['12/3/2027 at 10', ['2027-12-03']],
  ['3.12.2027 um 10', ['2027-12-03']],
  ['29 february 2028', ['2028-02-29']],
  ['jan 1 at 10', ['2027-01-01']],
  ['feb 29 at 10', []],
  ['april 31 at 10', []],
  ['next year at 10', []],
])('"%s", said at the end of November, is %p', (words, dates) => {
  expect(readDay(words, { now: END_OF_YEAR, timeZone })?.dates).toEqual(dates);
});

test('on a Friday "Tuesday in two weeks" leaves open which of two', () => {
  const friday = new Date('2026-12-04T15:00:00Z');
  expect(readDay('tuesday in two weeks', { now: friday, timeZone })).toEqual({ dates: ['2026-12-15', '2026-12-22'], isVague: true });
});

test.each([
  ['2027-12-03 at 10', 10 * 60],
  ['midi et demi', 12 * 60 + 30],
  ['meio-dia e meia', 12 * 60 + 30],
  ['twenty past four', 16 * 60 + 20],
  ['zehn nach vier', 16 * 60 + 10],
])('the hour of "%s"', (words, minute) => expect(readHours(words)).toEqual({ from: minute, to: minute }));

test('no time is booked by its hour alone where a day is named that does not exist, or lies far off', () => {
  for (const words of ['February 30 at 9 works', 'Next year at 9 would be better', 'Tuesday in two weeks at 9', 'March 4, 2027 at 9'])
    expect([words, resolve(words)]).toEqual([words, null]);
});
