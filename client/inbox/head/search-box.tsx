import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useSettled } from '../../lib/use/use-time.ts';
import { IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import type { InboxPlace } from '../use-inbox-place.ts';

const TYPING_MS = 200;

/** Words over mail, people and listings. The address holds them; Escape leaves, and from an empty field nothing is left to do. */
export function SearchBox({ place: { search, narrow } }: { place: InboxPlace }) {
  const inUrl = search.q ?? '';
  const [words, setWords] = useState(inUrl);
  const settled = useSettled(words, TYPING_MS);
  const sent = useRef(inUrl);
  const narrowNow = useRef(narrow);
  narrowNow.current = narrow;
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    narrowNow.current({ q: settled || undefined });
  }, [settled]);
  const field = useRef<HTMLInputElement>(null);
  // Somebody else changed the address: a link, the way back, a filter let go. While one types, it only follows what is typed.
  useEffect(() => {
    if (inUrl === sent.current || document.activeElement === field.current) return;
    sent.current = inUrl;
    setWords(inUrl);
  }, [inUrl]);

  return (
    <div className="group relative">
      <Search aria-hidden="true" className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 size-3.5 text-faint" />
      <input
        ref={field}
        id="inbox-search"
        type="search"
        aria-label="Search mail"
        placeholder="Search mail, people, addresses"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        className="h-8 w-full rounded-md border bg-paper pr-8 pl-8 text-list placeholder:text-faint focus-visible:outline-offset-0 [&::-webkit-search-cancel-button]:hidden"
      />
      {words ? (
        <IconButton label="Clear the search" onClick={() => setWords('')} className="absolute top-0 right-0">
          <X aria-hidden="true" className="size-3.5" />
        </IconButton>
      ) : (
        <span className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2 group-focus-within:hidden max-md:hidden">
          <Kbd keys="/" />
        </span>
      )}
    </div>
  );
}
