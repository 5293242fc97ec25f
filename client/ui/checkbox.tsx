import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = {
  label: string;
  isLabelHidden?: boolean;
  checked: boolean | 'mixed';
  onChange(checked: boolean, event: { shiftKey: boolean }): void;
  disabled?: boolean;
  /** A line below the label. */
  help?: ReactNode;
};

/** The browser's own checkbox in our clothes: light enough for every row of a long table. `mixed` is some of many. */
export function Checkbox({ label, isLabelHidden = false, checked, onChange, disabled = false, help }: Props) {
  const isMixed = checked === 'mixed';
  const Mark = isMixed ? Minus : Check;
  const box = (
    <span className="relative inline-grid size-4 shrink-0 place-items-center">
      <input
        type="checkbox"
        ref={(input) => {
          if (input) input.indeterminate = isMixed;
        }}
        aria-label={isLabelHidden ? label : undefined}
        checked={checked === true}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked, { shiftKey: (event.nativeEvent as MouseEvent).shiftKey === true })}
        className="peer size-4 cursor-pointer appearance-none rounded border border-line-strong bg-raised transition-colors duration-150 checked:border-brick checked:bg-brick indeterminate:border-brick indeterminate:bg-brick hover:border-faint disabled:cursor-default disabled:opacity-50"
      />
      {checked !== false && <Mark aria-hidden="true" strokeWidth={3} className="pointer-events-none absolute size-3 text-on-brick" />}
    </span>
  );
  if (isLabelHidden) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is in `box`.
    <label className={`flex gap-2 text-list ${disabled ? 'opacity-60' : 'cursor-pointer'}`}>
      <span className="grid h-[1.125rem] shrink-0 place-items-center">{box}</span>
      <span>
        {label}
        {help && <span className="block text-faint text-xs">{help}</span>}
      </span>
    </label>
  );
}
