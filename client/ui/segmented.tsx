import type { LucideIcon } from 'lucide-react';
import { RadioGroup } from 'radix-ui';

type Option<Value extends string> = { value: Value; label: string; icon?: LucideIcon };

/** One of a few, all in sight. With icons on every option the words are their names and tooltips. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly Option<NoInfer<Value>>[];
  value: Value;
  onChange(value: NoInfer<Value>): void;
}) {
  const isIcons = options.every(({ icon }) => icon);
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className="inline-flex h-8 shrink-0 items-center gap-0.5 rounded-md border bg-sunken p-0.5"
    >
      {options.map(({ value: key, label: words, icon: Icon }) => (
        <RadioGroup.Item
          key={key}
          value={key}
          aria-label={words}
          title={isIcons ? words : undefined}
          className="flex h-full items-center gap-1.5 whitespace-nowrap rounded px-2 font-medium text-soft text-xs transition-colors duration-150 hover:text-ink focus-visible:outline-offset-0 data-[state=checked]:bg-lift data-[state=checked]:text-ink data-[state=checked]:shadow-lift"
        >
          {Icon && <Icon aria-hidden="true" className="size-3.5" />}
          {!isIcons && words}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
