import { Switch as Radix } from 'radix-ui';
import { type ReactNode, useId } from 'react';

/** On or off, and it holds at once. */
export function Switch({
  label,
  help,
  isOn,
  onChange,
  disabled = false,
}: {
  label: string;
  help?: ReactNode;
  isOn: boolean;
  onChange(isOn: boolean): void;
  disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div className={disabled ? 'opacity-60' : ''}>
        <label htmlFor={id} className="font-medium text-list">
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className="text-faint text-xs leading-relaxed">
            {help}
          </p>
        )}
      </div>
      <Radix.Root
        id={id}
        checked={isOn}
        onCheckedChange={onChange}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        className="mt-px h-5 w-9 shrink-0 rounded-full border border-transparent bg-line-strong transition-colors duration-150 focus-visible:rounded-full disabled:opacity-50 data-[state=checked]:bg-brick"
      >
        <Radix.Thumb className="block size-4 translate-x-px rounded-full bg-white shadow-sm transition-transform duration-150 data-[state=checked]:translate-x-[1.0625rem]" />
      </Radix.Root>
    </div>
  );
}
