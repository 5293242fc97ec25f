import { beforeAll, expect, test } from 'bun:test';
import { buildClient } from './build-client.ts';
import { BUDGET, inboxFirstLoad, staticFiles } from './first-load.ts';

/** What other screens, or a first keystroke, load when they are asked for; each by words that only its own code holds. */
const ON_DEMAND = {
  TipTap: 'ProseMirror',
  recharts: 'recharts-',
  leaflet: 'leaflet-',
  cmdk: 'cmdk-item',
  sonner: 'data-sonner-toaster',
  'dragging by hand': 'data-pdnd-honey-pot',
  'the parts gallery': 'Everything screens are made of.',
};

beforeAll(() => buildClient(), 60_000);

test('the inbox is there after at most 200 kB of JavaScript, gzip', () => {
  const { files, gzip } = inboxFirstLoad();
  expect(files.length).toBeGreaterThan(1);
  const heaviest = files.toSorted((a, b) => b.gzip - a.gzip).map(({ name, gzip }) => `${name} ${gzip}`);
  expect({ isWithin: gzip <= BUDGET, gzip, heaviest }).toMatchObject({ isWithin: true });
});

test('what the first load has no need of is not in it', () => {
  const { files } = inboxFirstLoad();
  const found = Object.entries(ON_DEMAND).flatMap(([name, words]) =>
    files.filter(({ text }) => text.includes(words)).map((file) => [name, file.name]),
  );
  expect(found).toEqual([]);
});

test('everything imported statically counts once, and what loads later does not', () => {
  const manifest = {
    'index.html': { file: 'a.js', imports: ['_shared.js'], dynamicImports: ['later.tsx'] },
    'page.tsx': { file: 'p.js', imports: ['_shared.js', 'index.html'] },
    '_shared.js': { file: 's.js' },
    'later.tsx': { file: 'l.js' },
  };
  expect(staticFiles(manifest, ['index.html', 'page.tsx'])).toEqual(['a.js', 's.js', 'p.js']);
  expect(() => staticFiles(manifest, ['moved.tsx'])).toThrow('the build has no moved.tsx');
});
