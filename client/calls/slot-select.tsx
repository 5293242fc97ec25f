import type { CallSlot } from '../../shared/call.ts';
import { dayName, timeOfDay } from '../lib/words/format.ts';
import { Field, Select } from '../ui/field.tsx';
import { groupByDay } from './group-by-day.ts';

type Props = { label: string; slots: CallSlot[]; isLoading: boolean; value: string; error?: string; onChange(slotId: string): void };

/** One of the free times, under the days they fall on. */
export function SlotSelect({ label, slots, isLoading, value, error, onChange }: Props) {
  const none = isLoading ? 'Looking…' : slots.length > 0 ? 'Choose a free time' : 'Nothing is free';
  return (
    <Field label={label} error={error}>
      <Select value={value} onChange={(event) => onChange(event.target.value)} className="w-full">
        <option value="">{none}</option>
        {groupByDay(slots, { isLatestFirst: false }).map(({ day, calls: ofDay }) => (
          <optgroup key={day.toISOString()} label={dayName(day)}>
            {ofDay.map((slot) => (
              <option key={slot.slotId} value={slot.slotId}>
                {dayName(slot.startsAt)}, {timeOfDay(slot.startsAt)}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}
