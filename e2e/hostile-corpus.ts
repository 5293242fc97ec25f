import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Glob } from 'bun';

/** Where checks that come with a corpus of their own put it; absent on most machines. */
const HERE = join(import.meta.dirname, '../../shared/corpora/xss-dompurify');

/** Every vector of it: the payloads of JSON files, and each other file as one. */
export function readCorpus(): string[] {
  if (!existsSync(HERE)) return [];
  const files = [...new Glob('**/*.{json,html,txt,svg}').scanSync(HERE)].map((file) => join(HERE, file));
  return [
    ...new Set(
      files.flatMap((file) => (file.endsWith('.json') ? payloadsIn(JSON.parse(readFileSync(file, 'utf8'))) : readFileSync(file, 'utf8'))),
    ),
  ];
}

function payloadsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => (typeof one === 'string' ? one : payloadsIn(one)));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'payload' && typeof inner === 'string' ? inner : payloadsIn(inner)));
}
