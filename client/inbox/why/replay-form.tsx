import type { FormEvent } from 'react';
import { AI_MODES } from '../../../shared/choices.ts';
import type { Settings } from '../../../shared/settings.ts';
import { inWords } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { type ReplayChange, readChange } from './read-change.ts';

type Props = { settings: Settings; isBusy: boolean; onReplay(change: ReplayChange): void };

/** The few settings that decide most. What is left as it is counts as it is. */
export function ReplayForm({ settings, isBusy, onReplay }: Props) {
  const { ai, voice } = settings;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onReplay(readChange(new FormData(event.currentTarget), settings));
  };
  const percent = (value: number) => Math.round(value * 100);
  return (
    <form onSubmit={submit} className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      <Field label="Mode">
        <Select name="mode" defaultValue={ai.mode} className="h-9 w-full">
          {AI_MODES.map((mode) => (
            <option key={mode} value={mode}>
              {inWords(mode)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Ask for a call at exchange">
        <Input name="callExchange" type="number" min={1} max={50} defaultValue={ai.callExchange} />
      </Field>
      <Field label="Call when ready (%)">
        <Input name="callReadiness" type="number" min={0} max={100} defaultValue={percent(ai.callReadiness)} />
      </Field>
      <Field label="Call when engaged (%)">
        <Input name="callEngagement" type="number" min={0} max={100} defaultValue={percent(ai.callEngagement)} />
      </Field>
      <Field label="Hand over when less sure than (%)">
        <Input name="minConfidence" type="number" min={0} max={100} defaultValue={percent(ai.minConfidence)} />
      </Field>
      <Field label="Tone">
        <Input name="tone" defaultValue={voice.tone} maxLength={500} />
      </Field>
      <div className="col-span-full">
        <Button type="submit" look="primary" isBusy={isBusy}>
          {isBusy ? 'Replaying…' : 'Replay'}
        </Button>
      </div>
    </form>
  );
}
