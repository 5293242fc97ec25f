import { Search, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSettled } from '../../lib/use/use-time.ts';
import { IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { leaveField } from '../../ui/use-focus-heir.ts';
import type { InboxPlace } from '../use-inbox-place.ts';

const TYPING_MS = 200;

type Props = { place: InboxPlace; toFound(words: string | null): void };

/**
 * Words over mail, people and listings. The address holds them; Enter and ↓ lead to what they find, Escape leaves, and from an
 * empty field nothing is left to do.
 */
export function SearchBox({ place: { search, narrow }, toFound }: Props) {
  const inUrl = search.q ?? '';
  const [words, setWords] = useState(inUrl);
  const settled = useSettled(words, TYPING_MS);
  const sent = useRef(inUrl);
  const narrowNow = useRef(narrow);
  narrowNow.current = narrow;
  const send = useCallback((words: string) => {
    if (words === sent.current) return;
    sent.current = words;
    narrowNow.current({ q: words || undefined });
  }, []);
  useEffect(() => send(settled), [send, settled]);
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
        onChange={(event) => {
          toFound(null);
          setWords(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') leaveField(event.currentTarget);
          if ((event.key !== 'Enter' && event.key !== 'ArrowDown') || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send(words);
          toFound(words);
        }}
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
