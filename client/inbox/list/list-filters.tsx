import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Stage } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';
import { IconButton } from '../../ui/button.tsx';
import type { InboxPlace } from '../use-inbox-place.ts';
import { KIND_WORDS, KINDS, STAGE_WORDS, STAGES, VIEW_WORDS } from '../words.ts';

/** Search and filters; the URL holds them, so that a filtered view can be shared. */
export function ListFilters({ place }: { place: InboxPlace }) {
  const { search, narrow } = place;
  const [words, setWords] = useState(search.q ?? '');
  const narrowNow = useRef(narrow);
  narrowNow.current = narrow;
  useEffect(() => {
    const timer = setTimeout(() => narrowNow.current({ q: words || undefined }), 250);
    return () => clearTimeout(timer);
  }, [words]);

  return (
    <div className="space-y-2 border-b px-3 pt-3 pb-2">
      <div className="flex items-center gap-2">
        <h2 className="hidden font-medium font-serif text-lg leading-none lg:block">{VIEW_WORDS[place.view]}</h2>
        <div className="ml-auto flex gap-1">
          <Filter
            label="Kind"
            value={search.kind}
            options={KINDS}
            words={KIND_WORDS}
            onChange={(kind) => narrow({ kind: kind as MailKind | undefined })}
          />
          <Filter
            label="Stage"
            value={search.stage}
            options={STAGES}
            words={STAGE_WORDS}
            onChange={(stage) => narrow({ stage: stage as Stage | undefined })}
          />
        </div>
      </div>
      <div className="relative">
        <Search aria-hidden="true" className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 size-3.5 text-faint" />
        <input
          id="inbox-search"
          type="search"
          aria-label="Search mail"
          placeholder="Search mail"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          className="h-8 w-full rounded-md border bg-paper pr-8 pl-8 text-list placeholder:text-faint focus-visible:outline-offset-0 [&::-webkit-search-cancel-button]:hidden"
        />
        {words && (
          <IconButton label="Clear the search" onClick={() => setWords('')} className="absolute top-0 right-0">
            <X aria-hidden="true" className="size-3.5" />
          </IconButton>
        )}
      </div>
    </div>
  );
}

type FilterProps = {
  label: string;
  value: string | undefined;
  options: readonly string[];
  words: Record<string, string>;
  onChange(value: string | undefined): void;
};

function Filter({ label, value, options, words, onChange }: FilterProps) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
      className={`h-7 max-w-28 rounded-md border-0 bg-transparent px-1 text-xs hover:bg-hover ${value ? 'font-semibold text-brick' : 'text-soft'}`}
    >
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {words[option]}
        </option>
      ))}
    </select>
  );
}
