import { addDays, addHours, nextMonday, set } from 'date-fns';

export type SnoozeTime = { key: string; words: string; until: Date };

const MORNING = { hours: 9, minutes: 0, seconds: 0, milliseconds: 0 };

/** When a thread may come back, as people say it; in the zone of whoever looks. One moment has one name: on a Sunday Monday is tomorrow. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const times = [
    { key: 'hours', words: 'In 3 hours', until: addHours(now, 3) },
    { key: 'tomorrow', words: 'Tomorrow at 9:00', until: set(addDays(now, 1), MORNING) },
    { key: 'monday', words: 'Monday at 9:00', until: set(nextMonday(now), MORNING) },
    { key: 'week', words: 'In a week', until: set(addDays(now, 7), MORNING) },
  ];
  return times.filter(({ until }, at) => times.findIndex((time) => time.until.getTime() === until.getTime()) === at);
}

/** The value of a `datetime-local` field, which knows no zone. */
export function fieldValue(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
