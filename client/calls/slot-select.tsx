import type { CallSlot } from '../../shared/call.ts';
import { TIME_TAKEN } from '../lib/words/time-taken.ts';
import { useClock } from '../lib/zone/use-clock.ts';
import { Field, Select } from '../ui/field.tsx';
import { groupByDay } from './group-by-day.ts';

type Props = {
  label: string;
  slots: CallSlot[];
  isLoading: boolean;
  /** It is being taken right now, so that it may be gone from the list. */
  isTaking: boolean;
  value: string;
  error?: string;
  onChange(slotId: string): void;
};

/** One of the free times, as mails write them, under the days they fall on. */
export function SlotSelect({ label, slots, isLoading, isTaking, value, error, onChange }: Props) {
  const { timeZone, day: dayWords } = useClock();
  const none = isLoading ? 'Looking…' : slots.length > 0 ? 'Choose a free time' : 'Nothing is free';
  const isGone = value !== '' && !isLoading && !isTaking && !slots.some(({ slotId }) => slotId === value);
  return (
    <Field label={label} error={error ?? (isGone ? TIME_TAKEN : undefined)}>
      <Select value={value} onChange={(event) => onChange(event.target.value)} className="w-full">
        <option value="">{none}</option>
        {groupByDay(slots, { isLatestFirst: false, timeZone }).map(({ day, calls: ofDay }) => (
          <optgroup key={day.toISOString()} label={dayWords(day)}>
            {ofDay.map((slot) => (
              <option key={slot.slotId} value={slot.slotId}>
                {slot.label}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}
