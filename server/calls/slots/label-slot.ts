import { DateTime } from 'luxon';

const PARTS = { weekday: 'long', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
/** Who name the zones that other languages only count: a French label would say UTC−5, where everybody there says EST. */
const NAMING = ['en-US', 'en-GB'];

/** A time as people write it, its zone named: "Thursday, March 5 at 10:00 AM EST". */
export function labelSlot(startsAt: Date, { timeZone, locale }: { timeZone: string; locale: string }): string {
  const start = DateTime.fromJSDate(startsAt, { zone: timeZone });
  const zoneIn = (language: string) => partsIn(start, language).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const zone = [locale, ...NAMING].map(zoneIn).find((name) => !/\d/.test(name));
  return partsIn(start, locale)
    .map(({ type, value }) => (type === 'timeZoneName' ? (zone ?? value) : value))
    .join('');
}

/** What people who live in a zone call it at that time: "EST". */
export function zoneNames(timeZone: string, at: Date): string[] {
  const start = DateTime.fromJSDate(at, { zone: timeZone });
  return NAMING.map((locale) => start.setLocale(locale).toFormat('ZZZZ')).filter((name) => !/\d/.test(name));
}

const partsIn = (start: DateTime, locale: string) => start.setLocale(locale).toLocaleParts(PARTS);
