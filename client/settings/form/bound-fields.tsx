import type { ReactNode } from 'react';
import { scaledWords } from '../../../shared/issue-words.ts';
import type { Settings } from '../../../shared/settings.ts';
import { fromClock, toClock } from '../../lib/words/clock-words.ts';
import { Chip } from '../../ui/chip.tsx';
import { Field, Input, Textarea } from '../../ui/field.tsx';
import type { SettingsForm } from './use-settings-form.ts';

type Words = { label: string; help?: ReactNode };
type Sections = Pick<Settings, 'brokerage' | 'voice' | 'ai' | 'calls' | 'followUps' | 'sending'>;
type NamesOf<Section extends keyof Sections, Value> = {
  [Name in keyof Sections[Section]]: Sections[Section][Name] extends Value ? Name : never;
}[keyof Sections[Section]] &
  string;
type Bound<Section extends keyof Sections, Value> = Words & { form: SettingsForm; section: Section; name: NamesOf<Section, Value> };

/** A field of Settings that holds text; with `rows` it holds several lines. */
export function TextSetting<Section extends keyof Sections>({
  form,
  section,
  name,
  rows,
  type,
  ...words
}: Bound<Section, string> & { rows?: number; type?: 'tel' | 'url' }) {
  const value = form.values(section)[name] as string;
  const props = {
    value,
    onChange: (event: { target: { value: string } }) =>
      form.set(section, { [name]: event.target.value } as Partial<Sections[Section]> as Partial<Settings[Section]>),
  };
  return (
    <Field {...words} error={form.errorOf(section, name)}>
      {rows ? <Textarea rows={rows} {...props} /> : <Input type={type} {...props} />}
    </Field>
  );
}

type Numeric = {
  unit?: string;
  min?: number;
  max?: number;
  step?: number /** Shown so many times larger than kept: 100 for shares. */;
  scale?: number /** The variable that fixes it. */;
  pinnedBy?: string | null;
};

/** A field of Settings that holds a number; the unit stands beside it. */
export function NumberSetting<Section extends keyof Sections>({
  form,
  section,
  name,
  unit,
  scale = 1,
  pinnedBy = null,
  label,
  help,
  ...range
}: Bound<Section, number> & Numeric) {
  const value = form.values(section)[name] as number;
  const fault = form.errorOf(section, name);
  return (
    <Field
      label={label}
      help={pinnedBy ? <Pinned by={pinnedBy} /> : help}
      error={fault && scaledWords(fault, { scale, unit: scale === 1 ? '' : unit })}
    >
      <span className="flex items-center gap-2">
        <Input
          type="number"
          inputMode="decimal"
          {...range}
          disabled={pinnedBy !== null}
          value={Number.isNaN(value) ? '' : Math.round(value * scale * 1000) / 1000}
          onChange={(event) => {
            const next = event.target.value === '' ? Number.NaN : Number(event.target.value) / scale;
            form.set(section, { [name]: next } as Partial<Sections[Section]> as Partial<Settings[Section]>);
          }}
          className="max-w-32 tabular-nums"
        />
        {unit && <span className="text-faint text-list">{unit}</span>}
      </span>
    </Field>
  );
}

/** A time of day, kept as minutes after midnight. */
export function ClockField({ label, minutes, onChange }: { label: string; minutes: number; onChange(minutes: number): void }) {
  return (
    <Field label={label}>
      <Input
        type="time"
        step={300}
        value={toClock(minutes)}
        onChange={(event) => {
          const next = fromClock(event.target.value);
          if (next !== null) onChange(Math.min(next, 1439));
        }}
        className="max-w-32"
      />
    </Field>
  );
}

/** The environment has the last word, and this is where it had it. */
export function Pinned({ by }: { by: string }) {
  return (
    <Chip title={`Set in the environment: change ${by} and start Openhouse again`}>
      Pinned by <code className="font-mono">{by}</code> in the environment
    </Chip>
  );
}
