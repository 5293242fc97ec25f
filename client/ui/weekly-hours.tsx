import { Plus, X } from 'lucide-react';
import { fromClock, type Hours, nextSpan, toClock, WEEKDAY_NAMES, wrongEnd } from '../lib/words/clock-words.ts';
import { IconButton } from './button.tsx';
import { Input } from './field.tsx';
import { Section } from './page.tsx';

/** The hours of each weekday; a day without hours is a day without calls. */
export function WeeklyHours({ hours, onChange }: { hours: Hours; onChange(hours: Hours): void }) {
  const change = (index: number, end: 'from' | 'to', clock: string) => {
    const minutes = fromClock(clock);
    if (minutes !== null) onChange(hours.map((one, n) => (n === index ? { ...one, [end]: minutes } : one)));
  };
  return (
    <Section title="Hours of the week">
      <ul className="divide-y">
        {WEEKDAY_NAMES.map((name, n) => {
          const spans = hours.map((span, index) => ({ span, index })).filter(({ span }) => span.weekday === n + 1);
          return (
            <li key={name} className="flex items-start gap-2 py-1.5">
              <span className="w-22 shrink-0 pt-1.5 text-list max-sm:w-9">
                <span className="max-sm:hidden">{name}</span>
                <span aria-hidden="true" className="sm:hidden">
                  {name.slice(0, 3)}
                </span>
              </span>
              <div className="min-w-0 flex-1 space-y-1">
                {spans.length === 0 && <p className="pt-1.5 text-faint text-list">No calls</p>}
                {spans.map(({ span, index }) => (
                  <div key={`${span.weekday}-${index}`} className="flex items-center gap-1.5">
                    <Input
                      isInline
                      type="time"
                      step={300}
                      aria-label={`${name} from`}
                      aria-invalid={wrongEnd(span, hours) === 'from' || undefined}
                      value={toClock(span.from)}
                      onChange={(event) => change(index, 'from', event.target.value)}
                      className="w-[5.5rem] px-1.5 text-center [&::-webkit-calendar-picker-indicator]:hidden"
                    />
                    <span className="text-faint">–</span>
                    <Input
                      isInline
                      type="time"
                      step={300}
                      aria-label={`${name} to`}
                      aria-invalid={wrongEnd(span, hours) === 'to' || undefined}
                      value={toClock(span.to)}
                      onChange={(event) => change(index, 'to', event.target.value)}
                      className="w-[5.5rem] px-1.5 text-center [&::-webkit-calendar-picker-indicator]:hidden"
                    />
                    <IconButton
                      label={`No calls on ${name} at this time`}
                      onClick={() => onChange(hours.filter((_, other) => other !== index))}
                    >
                      <X aria-hidden="true" className="size-3.5" />
                    </IconButton>
                  </div>
                ))}
              </div>
              <IconButton label={`Add hours on ${name}`} onClick={() => onChange([...hours, nextSpan(hours, n + 1)])}>
                <Plus aria-hidden="true" className="size-3.5" />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
