import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { TEST_NOW } from '../../test/build.ts';
import { labelSlot } from '../slots/label-slot.ts';
import { layOutSlots } from '../slots/lay-out-slots.ts';
import { resolveTime } from './resolve-time.ts';

const timeZone = 'America/New_York';
const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 9 * 60, to: 18 * 60 }));
const freeFrom = (now: Date, days: number) =>
  layOutSlots(
    { timeZone, hours, daysOff: ['2026-03-06'], lengthMinutes: 30 },
    { from: now, to: new Date(now.getTime() + days * 86_400_000), busy: [] },
  ).map((span) => ({ ...span, slotId: span.startsAt.toISOString(), agentId: null, label: '' }));
// Monday 2 March 2026, 10:00 in Port Larkin; Friday the 6th is a day off.
const free = freeFrom(TEST_NOW, 14);
const offered = ['2026-03-04T09:00', '2026-03-04T16:30', '2026-03-05T11:00'].map((local) => {
  const slot = free.find(({ startsAt }) => startsAt.getTime() === DateTime.fromISO(local, { zone: timeZone }).toMillis());
  if (!slot) throw new Error(`${local} is not free`);
  return slot;
});
const local = ({ startsAt }: { startsAt: Date }, zone = timeZone) => DateTime.fromJSDate(startsAt, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
type Change = Partial<Parameters<typeof resolveTime>[1]>;
const hear = (words: string, change: Change = {}) => resolveTime(words, { offered, free, now: TEST_NOW, timeZone, ...change });

describe.each<[string, [string, string][]]>([
  ['English', [
    ['Thursday at half past two', '2026-03-05T14:30'],
    ['tomorrow at quarter to eleven or at eleven', '2026-03-03T11:00'],
    ['Could you ring me Tuesday at three?', '2026-03-03T15:00'],
    ['Wednesday, say two thirty', '2026-03-04T14:30'],
    ['the second one', '2026-03-04T16:30'],
    ['Option 3 please', '2026-03-05T11:00'],
    ['next Tuesday at 11', '2026-03-10T11:00'],
    ['Thursday 5 or later', '2026-03-05T17:00'],
    ['Tues. at 3:30 p.m. is perfect', '2026-03-03T15:30'],
    ["Wednesday doesn't work, Thursday at 1 does", '2026-03-05T13:00'],
    ['No problem, Thursday at 1 works', '2026-03-05T13:00'],
    ['Mon 3/9 at 9:30', '2026-03-09T09:30'],
    ['on the 11th at noon', '2026-03-11T12:00'],
    ['Tomorrow at 9 in the morning', '2026-03-03T09:00'],
    ['Thursday @ 4pm', '2026-03-05T16:00'],
    ['Monday at 9 please', '2026-03-09T09:00'],
    ['in three days at 2pm', '2026-03-05T14:00'],
    ['Thursday at 10 or 11', '2026-03-05T10:00'],
  ]],
  ['Spanish', [
    ['El jueves a las tres y media de la tarde', '2026-03-05T15:30'],
    ['mañana a las 10 de la mañana', '2026-03-03T10:00'],
    ['el martes después de las 4', '2026-03-03T16:00'],
    ['Me viene bien la segunda opción', '2026-03-04T16:30'],
    ['pasado mañana a las 11', '2026-03-04T11:00'],
    ['el próximo martes a las 12', '2026-03-10T12:00'],
    ['No puedo el miércoles, pero el jueves a las 5 sí', '2026-03-05T17:00'],
    ['el 10 de marzo a las 15:30', '2026-03-10T15:30'],
    ['jueves 14h', '2026-03-05T14:00'],
    ['el jueves a las once menos cuarto o el jueves a las 11', '2026-03-05T11:00'],
  ]],
  ['French', [
    ['jeudi à quatorze heures', '2026-03-05T14:00'],
    ['demain à 15h', '2026-03-03T15:00'],
    ['mercredi à 10 heures et demie', '2026-03-04T10:30'],
    ['le premier créneau me convient', '2026-03-04T09:00'],
    ['jeudi après 16 h', '2026-03-05T16:00'],
    ['le 10 mars à 9h30', '2026-03-10T09:30'],
    ['Je ne peux pas mercredi, mais jeudi à 11h oui', '2026-03-05T11:00'],
    ['après-demain avant midi', '2026-03-04T09:00'],
    ["Pas de problème pour jeudi à 15h", '2026-03-05T15:00'],
  ]],
  ['German', [
    ['Donnerstag um halb drei', '2026-03-05T14:30'],
    ['morgen um 15 Uhr', '2026-03-03T15:00'],
    ['Mittwoch um 10.30 Uhr wäre gut', '2026-03-04T10:30'],
    ['Der zweite Termin passt', '2026-03-04T16:30'],
    ['morgen nach 14 Uhr', '2026-03-03T14:00'],
    ['am Donnerstag um drei', '2026-03-05T15:00'],
    ['Donnerstagnachmittag um drei', '2026-03-05T15:00'],
    ['nächsten Dienstag um 11 Uhr', '2026-03-10T11:00'],
    ['am 10. März um 9 Uhr', '2026-03-10T09:00'],
    ['Mittwoch geht leider nicht, Donnerstag um 13 Uhr passt', '2026-03-05T13:00'],
    ['Donnerstag um Viertel nach vier oder Donnerstag um 16:30 Uhr', '2026-03-05T16:30'],
    ['Guten Morgen, Donnerstag um 16 Uhr bitte', '2026-03-05T16:00'],
  ]],
  ['Portuguese', [
    ['quinta-feira às 15h', '2026-03-05T15:00'],
    ['amanhã às dez', '2026-03-03T10:00'],
    ['quarta às três e meia', '2026-03-04T15:30'],
    ['O primeiro horário serve', '2026-03-04T09:00'],
    ['depois de amanhã depois das 14h', '2026-03-04T16:30'],
    ['segunda que vem às 11h', '2026-03-09T11:00'],
    ['dia 10 de março às 9h30', '2026-03-10T09:30'],
    ['Quarta não posso, mas quinta às 13h sim', '2026-03-05T13:00'],
  ]],
])('%s', (_, table) => {
  test.each(table)('%s', (words, expected) => {
    const { slot } = hear(words);
    expect(slot && local(slot)).toBe(expected);
  });
}); // biome-ignore format: one mail per line

describe('a time that is chosen in the very words of our mail is booked', () => {
  const zones = ['America/New_York', 'America/Los_Angeles', 'America/Phoenix', 'Europe/London', 'Europe/Paris', 'Asia/Kolkata'];
  const locales = ['en-US', 'es-US', 'fr-FR', 'de-DE', 'pt-BR'];
  test.each(zones.flatMap((zone) => locales.map((locale) => [zone, locale] as const)))('in %s, written in %s', (zone, locale) => {
    // Winter and summer: Phoenix never turns its clocks, so its MST is another time than that of Denver in July.
    for (const now of [TEST_NOW, new Date('2026-07-13T12:00:00Z')]) {
      const rules = { timeZone: zone, hours, daysOff: [], lengthMinutes: 30 };
      const spans = layOutSlots(rules, { from: now, to: new Date(now.getTime() + 5 * 86_400_000), busy: [] });
      const there = spans.map((span) => ({ ...span, slotId: span.startsAt.toISOString(), agentId: null, label: '' }));
      const some = there.filter(({ startsAt }) => local({ startsAt }, zone).endsWith('11:30')).slice(1, 3);
      const label = labelSlot(some[0]?.startsAt ?? now, { timeZone: zone, locale });
      for (const words of [`${label} works.`, `Parfait, ${label} me convient.`]) {
        const known = { offered: some, free: there, now, timeZone: zone, isDayFirst: locale !== 'en-US' };
        expect(hear(words, known).slot?.slotId).toBe(some[0]?.slotId ?? '');
      }
    }
  });

  test('its zone has the name that people there use, in every language', () => {
    const labels = ['fr-FR', 'de-DE', 'pt-BR'].map((locale) => labelSlot(TEST_NOW, { timeZone, locale }));
    for (const label of labels) expect(label).toEndWith(' EST');
  });

  test('a French program’s own minus is a minus', () => {
    const { slot } = hear('jeudi 5 mars à 11:00 UTC−5 me convient');
    expect(slot && local(slot)).toBe('2026-03-05T11:00');
  });
});

describe('the day that a call is moved away from is not taken for a wish', () => {
  // They were offered one time, of Wednesday: a bare "Wednesday" would take it.
  test.each([
    'Sorry, something came up on Wednesday. Could we move the call to Thursday at 2 pm?',
    'Something came up on Wednesday so could we do Thursday at 2pm instead?',
    "I can't do Wednesday so could we do Thursday at 2pm?",
    'Could we do Thursday at 2pm instead of Wednesday?',
    'Instead of Wednesday at 9, could we speak on Thursday at 2pm?',
    'Please move our call from Wednesday to Thursday at 2 pm.',
    'Me ha surgido algo el miércoles. ¿Podemos pasar la llamada al jueves a las 14h?',
    'J’ai un empêchement mercredi. Pouvons-nous décaler à jeudi à 14h ?',
    'Am Mittwoch geht es leider nicht. Ginge Donnerstag um 14 Uhr?',
    'Am Dienstag ist mir etwas dazwischengekommen. Ginge Donnerstag um 14 Uhr?',
  ])('%s', (words) => {
    const { slot } = hear(words, { offered: offered.slice(0, 1) });
    expect(slot && local(slot)).toBe('2026-03-05T14:00');
  });

  test('what may come up one day takes nothing back', () => {
    const { slot } = hear('If something comes up I will tell you. Wednesday at 9 works.');
    expect(slot && local(slot)).toBe('2026-03-04T09:00');
  });
});

describe('the earliest that fits is taken, and it is said', () => {
  test.each([
    ['Any time tomorrow morning', '2026-03-03T09:00'],
    ['Any time Tuesday is fine', '2026-03-03T09:00'],
    ['Whenever suits you next week', '2026-03-09T09:00'],
    ['Either of them works', '2026-03-04T09:00'],
    ['As soon as possible please', '2026-03-04T09:00'],
    ['mañana a cualquier hora', '2026-03-03T09:00'],
    ["demain matin, n'importe quand", '2026-03-03T09:00'],
    ['morgen Vormittag, jederzeit', '2026-03-03T09:00'],
    ['qualquer horário amanhã à tarde', '2026-03-03T12:00'],
    ['Any day next week except Monday, in the afternoon', '2026-03-10T12:00'],
  ])('%s', (words, expected) => {
    const { slot, isEarliest } = hear(words);
    expect([slot && local(slot), isEarliest]).toEqual([expected, true]);
  });

  test('beside the earliest of several stand the others, spread, to be offered', () => {
    const { choices } = hear('Thursday afternoon');
    expect(choices.length).toBe(3);
    expect(new Set(choices.map((slot) => local(slot).slice(0, 10)))).toEqual(new Set(['2026-03-05']));
    expect(hear('Thursday at 2pm').choices).toEqual([]);
  });

  test('an exact time is not called the earliest', () => expect(hear('Thursday at 2pm').isEarliest).toBe(false));
});

describe('a doubt is asked about once, with times that come nearest', () => {
  test.each([
    ['Thursday or Friday', ['2026-03-05T09:00', '2026-03-05T13:30', '2026-03-05T17:30']],
    ['Tuesday or Thursday would be good', ['2026-03-03T09:00', '2026-03-03T17:30', '2026-03-05T09:00']],
    ['martes o jueves', ['2026-03-03T09:00', '2026-03-03T17:30', '2026-03-05T09:00']],
    ['Dienstag oder Donnerstag', ['2026-03-03T09:00', '2026-03-03T17:30', '2026-03-05T09:00']],
    ['Friday at 10', ['2026-03-04T10:00', '2026-03-05T09:30', '2026-03-05T10:00']],
    ['Thursday at 9pm', ['2026-03-04T17:30', '2026-03-05T17:00', '2026-03-05T17:30']],
    ['Could we talk next week?', ['2026-03-09T09:00', '2026-03-10T09:00', '2026-03-11T09:00']],
    ['Friday, March 5 at 3pm', ['2026-03-05T15:00']],
    ['today at 8am', ['2026-03-02T10:00', '2026-03-02T10:30', '2026-03-03T09:00']],
  ])('%s', (words, expected) => {
    const found = hear(words, { offered: [] });
    expect(found.slot).toBeNull();
    expect(found.choices.map((slot) => local(slot)).slice(0, expected.length)).toEqual(expected);
  });

  test('after we asked, the earliest that fits is taken', () => {
    const { slot, isEarliest } = hear('Tuesday or Thursday, as I said', { offered: [], hasAsked: true });
    expect([slot && local(slot), isEarliest]).toEqual(['2026-03-03T09:00', true]);
  });

  test('what the customer rules out is not offered', () => {
    const { choices } = hear("I can't do Tuesday or Wednesday.", { offered: [] });
    expect(choices.length).toBe(3);
    expect(choices.some((slot) => /03-0[34]/.test(local(slot)))).toBe(false);
  });

  test('who names no time is offered nothing in particular', () => expect(hear('Thank you, that helps.').choices).toEqual([]));
});

describe('zones and clocks', () => {
  test.each([
    ['Thursday at 11am Pacific', '2026-03-05T14:00'],
    ['Thursday at 11 PT', '2026-03-05T14:00'],
    ['Thursday 9:30 am Central time', '2026-03-05T10:30'],
    ['Thursday at 3pm London time', '2026-03-05T10:00'],
    ['jueves a las 17h hora de Madrid', '2026-03-05T11:00'],
    ['jeudi à 18h heure de Paris', '2026-03-05T12:00'],
    ['Donnerstag um 16 Uhr Berliner Zeit', '2026-03-05T10:00'],
    ['Thursday at 16:00 CET', '2026-03-05T10:00'],
    ['Thursday 15:00 UTC', '2026-03-05T10:00'],
    ['Thursday 16:00 UTC+1', '2026-03-05T10:00'],
    ['Thursday at 3pm at Central Park', '2026-03-05T15:00'],
  ])('%s', (words, expected) => {
    const { slot } = hear(words);
    expect(slot && local(slot)).toBe(expected);
  });

  test('“my time” without a zone is asked about, never guessed', () => {
    const found = hear('Thursday at 3pm my time');
    expect(found.slot).toBeNull();
    expect(found.choices).not.toEqual([]);
  });

  test('an hour keeps its meaning over the change to summer time, in both zones', () => {
    expect(hear('Monday March 9 at 10').slot?.startsAt.toISOString()).toBe('2026-03-09T14:00:00.000Z');
    // London changes three weeks after Port Larkin: for a while it is four hours ahead, not five.
    expect(hear('Monday March 9 at 3pm London time').slot?.startsAt.toISOString()).toBe('2026-03-09T15:00:00.000Z');
  });

  test('numbers of a date are read as the writer writes them', () => {
    const april = { now: new Date('2026-04-01T14:00:00Z'), free: freeFrom(new Date('2026-04-01T14:00:00Z'), 80), offered: [] };
    expect(local(hear('5/6 at 10', april).slot as never)).toBe('2026-05-06T10:00');
    expect(local(hear('5/6 at 10', { ...april, isDayFirst: true }).slot as never)).toBe('2026-06-05T10:00');
    expect(local(hear('Friday 5/6 at 10', april).slot as never)).toBe('2026-06-05T10:00');
    expect(local(hear('5.6. um 10 Uhr', april).slot as never)).toBe('2026-06-05T10:00');
  });
});

test('whatever is written, only a free time is picked or offered, and never more than three', () => {
  const pieces = ['Thursday', 'Friday', 'tomorrow', 'mañana', 'jeudi', 'morgen', 'segunda', 'at', 'after', 'before', '3', '15h', 'half past two', '10:30', 'pm', 'or', 'and', 'not', 'the second one', 'any time', 'next week', 'March 10', '5/3', 'Pacific', 'my time', ',', '.', 'works', 'halb drei', 'à 14h30', 'yes']; // biome-ignore format: words
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), fc.subarray(free), fc.boolean(), (words, open, hasAsked) => {
      const { slot, choices } = resolveTime(words.join(' '), { offered, free: open, now: TEST_NOW, timeZone, hasAsked });
      const picked = [...(slot ? [slot] : []), ...choices];
      expect(picked.filter((one) => !open.some(({ slotId }) => slotId === one.slotId))).toEqual([]);
      expect(choices.length).toBeLessThanOrEqual(3);
    }),
    { numRuns: 300 },
  );
});
