import { useRef, useState } from 'react';
import { momentAhead } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { fieldValue, snoozeTimes } from './snooze-times.ts';

type Props = { note: string; onChoose(until: Date, words: string): void; onClose(): void };

/** When it should come back: a word, or a moment of one's own. Arrows walk, Enter chooses. */
export function SnoozeDialog({ note, onChoose, onClose }: Props) {
  const [now] = useState(() => new Date());
  const [own, setOwn] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const chosen = own ? new Date(own) : null;
  const isPast = chosen !== null && chosen <= now;
  const walk = (by: number) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  };
  return (
    <Dialog title="Snooze" note={note} size="sm" onClose={onClose}>
      <div
        ref={list}
        role="toolbar"
        aria-orientation="vertical"
        aria-label="When it comes back"
        className="-mx-2 flex flex-col"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          walk(event.key === 'ArrowDown' ? 1 : -1);
        }}
      >
        {snoozeTimes(now).map(({ key, words, until }) => (
          <button
            key={key}
            type="button"
            onClick={() => onChoose(until, momentAhead(until))}
            className="flex items-baseline justify-between gap-4 rounded-md px-2 py-2 text-left hover:bg-hover focus-visible:outline-offset-0"
          >
            <span>{words}</span>
            <span className="text-faint text-xs tabular-nums">{momentAhead(until)}</span>
          </button>
        ))}
      </div>
      <form
        className="mt-3 flex items-end gap-2 border-t pt-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen && !isPast) onChoose(chosen, momentAhead(chosen));
        }}
      >
        <div className="min-w-0 flex-1">
          <Field label="Or at a time of my own" error={isPast ? 'This moment has passed.' : undefined}>
            <Input type="datetime-local" value={own} min={fieldValue(now)} onChange={(event) => setOwn(event.target.value)} />
          </Field>
        </div>
        <Button type="submit" look="primary" className="h-9" disabled={!chosen || isPast}>
          Snooze
        </Button>
      </form>
    </Dialog>
  );
}
