import { ChevronsUpDown, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type ReactNode, Suspense, useId, useState } from 'react';
import { late } from '../lib/late/late.tsx';
import { IconButton } from './button.tsx';
import type { Option } from './combobox-list.tsx';
import { cx } from './cx.ts';
import { Skeleton } from './skeleton.tsx';

const ComboboxList = late(() => import('./combobox-list.tsx'), 'ComboboxList');

type Single<Value extends string> = {
  label: string;
  options: readonly Option<NoInfer<Value>>[];
  value: Value | null;
  onChange(value: NoInfer<Value>): void;
  placeholder?: string;
  /** In a row with others: as wide as its words, the label only spoken. Otherwise the label stands above, as in a `Field`. */
  isInline?: boolean;
};

/** A select one can search. */
export function Combobox<Value extends string>({
  label,
  options,
  value,
  onChange,
  placeholder = 'Choose…',
  isInline = false,
}: Single<Value>) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <div className={isInline ? 'inline-block min-w-0' : ''}>
      <LabelAbove id={id} label={label} isHidden={isInline} />
      <Picker isOpen={isOpen} setIsOpen={setIsOpen}>
        <button
          type="button"
          role="combobox"
          aria-expanded={isOpen}
          aria-labelledby={id}
          aria-haspopup="listbox"
          className={cx(BOX, isInline ? 'h-8 max-w-full text-list' : 'h-9 w-full')}
        >
          <span className={cx('min-w-0 flex-1 truncate text-left', !chosen && 'text-faint')}>{chosen?.label ?? placeholder}</span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
        </button>
        <ComboboxList
          label={label}
          options={options}
          chosen={value === null ? [] : [value]}
          onChoose={(next) => {
            setIsOpen(false);
            onChange(next as Value);
          }}
        />
      </Picker>
    </div>
  );
}

type Multi = {
  label: string;
  options: readonly Option[];
  values: readonly string[];
  onChange(values: string[]): void;
  placeholder?: string;
  /** What is typed may become a value of its own, as with tags. */
  canCreate?: boolean;
};

/** Several of many: what is chosen stands as chips, each with its way out. The label stands above. */
export function MultiCombobox({ label, options, values, onChange, placeholder = 'Add…', canCreate = false }: Multi) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const toggle = (value: string) => onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <div>
      <LabelAbove id={id} label={label} />
      <div className="flex min-h-9 flex-wrap items-center gap-1 rounded-md border border-line-strong bg-raised p-1">
        {values.map((value) => {
          const words = options.find((option) => option.value === value)?.label ?? value;
          return (
            <span key={value} className="flex min-w-0 items-center rounded bg-sunken pl-2 text-list">
              <span className="truncate">{words}</span>
              <IconButton label={`Remove ${words}`} size="iconSm" onClick={() => toggle(value)}>
                <X aria-hidden="true" className="size-3" />
              </IconButton>
            </span>
          );
        })}
        <Picker isOpen={isOpen} setIsOpen={setIsOpen}>
          <button
            type="button"
            role="combobox"
            aria-expanded={isOpen}
            aria-labelledby={id}
            aria-haspopup="listbox"
            className="h-7 min-w-24 flex-1 rounded px-1.5 text-left text-faint text-list hover:bg-hover"
          >
            {placeholder}
          </button>
          <ComboboxList label={label} options={options} chosen={values} onChoose={toggle} canCreate={canCreate} />
        </Picker>
      </div>
    </div>
  );
}

const BOX = 'inline-flex items-center gap-2 rounded-md border border-line-strong bg-raised px-2.5 focus-visible:outline-offset-0';

function LabelAbove({ id, label, isHidden = false }: { id: string; label: string; isHidden?: boolean }) {
  return (
    <span id={id} className={isHidden ? 'sr-only' : 'mb-1 block font-medium text-list text-soft'}>
      {label}
    </span>
  );
}

function Picker({
  isOpen,
  setIsOpen,
  children: [trigger, list],
}: {
  isOpen: boolean;
  setIsOpen(isOpen: boolean): void;
  children: [ReactNode, ReactNode];
}) {
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-[60] w-[max(var(--radix-popover-trigger-width),14rem)] max-w-[calc(100vw-1rem)] animate-arrive overflow-hidden rounded-lg border bg-raised shadow-float"
        >
          <Suspense fallback={<Skeleton className="m-2 h-7" />}>{list}</Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
