import { X } from 'lucide-react';
import { Suspense } from 'react';
import { late } from '../../lib/late/late.tsx';
import { STAGE_WORDS } from '../../lib/words/stage-words.ts';
import type { InboxPlace } from '../use-inbox-place.ts';
import { KIND_WORDS, VIEW_WORDS } from '../words.ts';
import { SearchBox } from './search-box.tsx';
import { useNames } from './use-names.ts';

const FilterMenu = late(() => import('./filter-menu.tsx'), 'FilterMenu', { isQuiet: true });

/** The name of the view, the search, and what narrows it as chips that can be let go; the address holds all of it. */
export function ListHead({ place, toFound }: { place: InboxPlace; toFound(words: string | null): void }) {
  const { search, narrow } = place;
  const names = useNames(search);
  const chips = [
    { key: 'kind', words: search.kind && KIND_WORDS[search.kind] },
    { key: 'stage', words: search.stage && STAGE_WORDS[search.stage] },
    { key: 'owner', words: search.owner && `${names.owner}’s` },
    { key: 'campaign', words: search.campaign && names.campaign },
  ].filter((chip) => chip.words);
  return (
    <div className="space-y-2 border-b px-3 pt-2.5 pb-2">
      <div className="flex items-center gap-2 max-lg:hidden">
        <h2 className="truncate font-medium font-serif text-lg leading-8">{VIEW_WORDS[place.view]}</h2>
      </div>
      <div className="flex items-center gap-1.5">
        <div className="min-w-0 flex-1">
          <SearchBox place={place} toFound={toFound} />
        </div>
        <Suspense fallback={<span className="size-8" />}>
          <FilterMenu place={place} />
        </Suspense>
      </div>
      {chips.length > 0 && (
        <ul className="flex flex-wrap gap-1" aria-label="Filters">
          {chips.map(({ key, words }) => (
            <li key={key}>
              <button
                type="button"
                onClick={() => narrow({ [key]: undefined })}
                aria-label={`Remove the filter ${words}`}
                className="flex h-6 items-center gap-1 rounded-full bg-brick-wash pr-1.5 pl-2.5 font-medium text-brick text-xs hover:bg-sunken"
              >
                <span className="max-w-40 truncate">{words}</span>
                <X aria-hidden="true" className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
