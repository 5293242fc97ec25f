import { Command } from 'cmdk';
import { Check, Plus } from 'lucide-react';
import { useState } from 'react';

export type Option<Value extends string = string> = { value: Value; label: string; hint?: string };

/** So many fit a person's patience; more are found by typing. */
const MOST = 100;

type Props = {
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChoose(value: string): void;
  canCreate?: boolean;
};

/** The searchable list of a combobox. A file of its own, as cmdk loads when the first one opens. */
export function ComboboxList({ label, options, chosen, onChoose, canCreate = false }: Props) {
  const [search, setSearch] = useState('');
  const words = search.trim().toLowerCase();
  const found = options.filter((option) => `${option.label} ${option.hint ?? ''}`.toLowerCase().includes(words));
  const isNew = canCreate && words !== '' && !options.some((option) => option.label.toLowerCase() === words);
  return (
    <Command label={label} shouldFilter={false} loop>
      <Command.Input
        autoFocus
        value={search}
        onValueChange={setSearch}
        placeholder="Search…"
        className="h-9 w-full border-b bg-transparent px-3 text-list outline-none placeholder:text-faint"
      />
      <Command.List label={label} className="max-h-72 overflow-y-auto p-1">
        {found.length === 0 && !isNew && <p className="px-2 py-4 text-center text-faint text-list">Nothing matches.</p>}
        {found.slice(0, MOST).map((option) => (
          <Command.Item key={option.value} value={option.value} onSelect={() => onChoose(option.value)} className={ITEM}>
            <Check
              aria-hidden="true"
              className={`mt-0.5 size-3.5 shrink-0 text-brick ${chosen.includes(option.value) ? '' : 'invisible'}`}
            />
            <span className="min-w-0 flex-1 break-words">
              {option.label}
              {option.hint && <span className="block text-faint text-xs">{option.hint}</span>}
            </span>
          </Command.Item>
        ))}
        {found.length > MOST && <p className="px-2 py-1.5 text-faint text-xs">{found.length - MOST} more: type to narrow them down.</p>}
        {isNew && (
          <Command.Item value={`new ${words}`} onSelect={() => onChoose(search.trim())} className={ITEM}>
            <Plus aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-faint" />
            <span className="min-w-0 break-words">Create “{search.trim()}”</span>
          </Command.Item>
        )}
      </Command.List>
    </Command>
  );
}

const ITEM = 'flex cursor-pointer items-start gap-2 rounded-md px-2 py-1.5 text-list data-[selected=true]:bg-hover';
