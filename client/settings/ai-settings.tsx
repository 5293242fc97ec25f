import type { FormEvent } from 'react';
import type { Settings } from '../../shared/settings.ts';
import type { AiMode } from '../../shared/thread.ts';
import { Button } from '../ui/button.tsx';
import { Field, Input } from '../ui/field.tsx';
import { useUpdateSettings } from './use-update-settings.ts';

const MODES: { mode: AiMode; name: string; words: string }[] = [
  { mode: 'autopilot', name: 'Autopilot', words: 'Guarded answers leave by themselves after the hold. You can stop each of them.' },
  { mode: 'review', name: 'Review', words: 'The AI writes, a person approves every answer.' },
  { mode: 'off', name: 'Off', words: 'Mail is read and sorted. People write the answers.' },
];

export function AiSettings({ settings }: { settings: Settings }) {
  const update = useUpdateSettings();
  const { ai, pinned } = settings;
  const mode = pinned.mode ?? ai.mode;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => Number(form.get(name));
    update.mutate({
      ai: {
        ...(pinned.holdSeconds === null ? { holdSeconds: number('holdSeconds') } : {}),
        ...(pinned.settleSeconds === null ? { settleSeconds: number('settleSeconds') } : {}),
        minConfidence: number('minConfidence') / 100,
        maxAutoRepliesPerDay: number('maxAutoRepliesPerDay'),
      },
    });
  };
  return (
    <div className="space-y-5">
      <div role="radiogroup" aria-label="How far the AI may go" className="grid gap-3 sm:grid-cols-3">
        {MODES.map((one) => (
          // biome-ignore lint/a11y/useSemanticElements: a card to choose is a button that acts as a radio.
          <button
            key={one.mode}
            type="button"
            role="radio"
            aria-checked={mode === one.mode}
            disabled={pinned.mode !== null}
            onClick={() => update.mutate({ ai: { mode: one.mode } })}
            className={`rounded-lg border p-4 text-left ${mode === one.mode ? 'border-pine bg-pine-wash' : 'bg-raised hover:bg-hover'} disabled:opacity-70`}
          >
            <span className={`block font-medium ${mode === one.mode ? 'text-pine' : ''}`}>{one.name}</span>
            <span className="mt-1 block text-list text-soft">{one.words}</span>
          </button>
        ))}
      </div>
      {pinned.mode !== null && <p className="text-faint text-xs">Fixed by AI_MODE in the environment.</p>}
      <form onSubmit={submit} className="grid gap-4 rounded-lg border bg-raised p-4 sm:grid-cols-2">
        <Field
          label="Hold an answer for (seconds)"
          help={pinned.holdSeconds === null ? 'The time to read along and stop it.' : 'Fixed by HOLD_SECONDS in the environment.'}
        >
          <Input
            name="holdSeconds"
            type="number"
            min={0}
            max={86400}
            defaultValue={pinned.holdSeconds ?? ai.holdSeconds}
            disabled={pinned.holdSeconds !== null}
          />
        </Field>
        <Field
          label="Wait after the newest mail (seconds)"
          help={pinned.settleSeconds === null ? 'People often send two in a row.' : 'Fixed by SETTLE_SECONDS in the environment.'}
        >
          <Input
            name="settleSeconds"
            type="number"
            min={0}
            max={86400}
            defaultValue={pinned.settleSeconds ?? ai.settleSeconds}
            disabled={pinned.settleSeconds !== null}
          />
        </Field>
        <Field label="Hand over when less sure than (%)" help="Doubt goes to a person.">
          <Input name="minConfidence" type="number" min={0} max={100} defaultValue={Math.round(ai.minConfidence * 100)} />
        </Field>
        <Field label="Answers to one person a day, at most">
          <Input name="maxAutoRepliesPerDay" type="number" min={0} max={1000} defaultValue={ai.maxAutoRepliesPerDay} />
        </Field>
        <div>
          <Button type="submit" look="primary" isBusy={update.isPending}>
            Save
          </Button>
        </div>
      </form>
    </div>
  );
}
