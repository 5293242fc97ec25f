import { X } from 'lucide-react';
import { useState } from 'react';
import type { AvailabilityView } from '../../../shared/call.ts';
import { shortDate } from '../../lib/words/format.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';

type Away = Pick<AvailabilityView, 'daysOff' | 'vacations'>;

/** Single days off and vacations, in one list: the first day and the last. */
export function DaysAway({ daysOff, vacations, onChange }: Away & { onChange(change: Away): void }) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const add = () => {
    if (to && to > from) onChange({ daysOff, vacations: [...vacations, { from, to }] });
    else onChange({ daysOff: [...new Set([...daysOff, from])].sort(), vacations });
    setFrom('');
    setTo('');
  };
  const away = [
    ...daysOff.map((day) => ({ from: day, to: day, drop: () => onChange({ daysOff: daysOff.filter((one) => one !== day), vacations }) })),
    ...vacations.map((one) => ({ ...one, drop: () => onChange({ daysOff, vacations: vacations.filter((other) => other !== one) }) })),
  ].sort((a, b) => a.from.localeCompare(b.from));
  return (
    <Section title="Days away">
      <ul className="space-y-1">
        {away.map(({ from: first, to: last, drop }) => (
          <li key={`${first} ${last}`} className="flex items-center gap-2 text-list">
            <span className="flex-1 tabular-nums">{first === last ? words(first) : `${words(first)} – ${words(last)}`}</span>
            <IconButton label={`Not away from ${words(first)}`} onClick={drop}>
              <X aria-hidden="true" className="size-3.5" />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-2">
        <Field label="From">
          <Input isInline type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label="To (if longer)">
          <Input isInline type="date" value={to} min={from} onChange={(event) => setTo(event.target.value)} />
        </Field>
        <Button onClick={add} disabled={!from || (to !== '' && to < from)}>
          Add
        </Button>
      </div>
    </Section>
  );
}

/** A date stands for a whole day: read at noon, so that no zone moves it to another. */
const words = (date: string) => shortDate(new Date(`${date}T12:00:00`));
