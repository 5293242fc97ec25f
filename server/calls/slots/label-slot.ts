import { DateTime } from 'luxon';
import { zoneName } from '../../../shared/zone-name.ts';

const PARTS = { weekday: 'long', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;

/** A time as people write it, its zone named: "Thursday, March 5 at 10:00 AM EST". */
export function labelSlot(startsAt: Date, { timeZone, locale }: { timeZone: string; locale: string }): string {
  return DateTime.fromJSDate(startsAt, { zone: timeZone })
    .setLocale(locale)
    .toLocaleParts(PARTS)
    .map(({ type, value }) => (type === 'timeZoneName' ? zoneName(timeZone, startsAt, locale) : value))
    .join('');
}
