import { Tabs as Radix } from 'radix-ui';
import { count as inDigits } from '../lib/words/format.ts';

type Tab<Key extends string> = { key: Key; label: string; count?: number };

/**
 * The strip of tabs alone; what they show is the caller's, by `value`. Arrow keys walk it, Enter chooses: were the focus alone a
 * choice, a question whether to leave would give it back to the tab and be asked again, for ever.
 */
export function Tabs<Key extends string>({
  label,
  tabs,
  value,
  onChange,
}: {
  label: string;
  tabs: readonly Tab<NoInfer<Key>>[];
  value: Key;
  onChange(key: NoInfer<Key>): void;
}) {
  return (
    <Radix.Root activationMode="manual" value={value} onValueChange={(key) => onChange(key as Key)}>
      <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto border-b px-4 md:px-6">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.key}
            value={tab.key}
            // Radix names a panel of its own that is not there.
            aria-controls={undefined}
            className="-mb-px flex h-10 shrink-0 items-center gap-1.5 border-transparent border-b-2 px-2 font-medium text-list text-soft transition-colors duration-150 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-brick data-[state=active]:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && <span className="text-2xs text-faint tabular-nums">{inDigits(tab.count)}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
    </Radix.Root>
  );
}
