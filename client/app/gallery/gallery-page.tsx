import { type ReactNode, useState } from 'react';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ChoicesShelf } from './choices-shelf.tsx';
import { FloatShelf } from './float-shelf.tsx';
import { ListShelf } from './list-shelf.tsx';
import { WordsShelf } from './words-shelf.tsx';

const SHELVES = [
  { key: 'words', label: 'Words and marks', shelf: WordsShelf },
  { key: 'choices', label: 'Fields and choices', shelf: ChoicesShelf },
  { key: 'floats', label: 'What floats', shelf: FloatShelf },
  { key: 'lists', label: 'Lists', shelf: ListShelf },
] as const;

/** `/ui`, while developing only: every part with its states, in both themes side by side. */
export function GalleryPage() {
  const [shown, setShown] = useState<(typeof SHELVES)[number]['key']>('words');
  const Shelf = SHELVES.find(({ key }) => key === shown)?.shelf ?? WordsShelf;
  return (
    <Page title="The parts" note="Everything screens are made of.">
      <Tabs label="Shelves" tabs={SHELVES} value={shown} onChange={setShown} />
      <div className="grid lg:grid-cols-2">
        <Side scheme="light">
          <Shelf />
        </Side>
        <Side scheme="dark">
          <Shelf />
        </Side>
      </div>
    </Page>
  );
}

/** The tokens hold both themes, so that a part of the page may be in the other one. */
function Side({ scheme, children }: { scheme: 'light' | 'dark'; children: ReactNode }) {
  return (
    <section aria-label={`In the ${scheme}`} className="min-w-0 space-y-8 bg-surface p-6 text-ink" style={{ colorScheme: scheme }}>
      {children}
    </section>
  );
}
