import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Glob } from 'bun';
import { publicFiles } from '../server/test/public-sources.ts';

const require = createRequire(import.meta.url);
/** Where checks that come with a corpus of their own put it; absent on most machines. */
const ELSEWHERE = join(import.meta.dirname, '../../shared/corpora/xss-dompurify');

/**
 * What DOMPurify is tested with: its published vectors, of the last release that has them in its package (0.8.2), of a
 * later one whose sources could be fetched, and those of a corpus beside this project where there is one. Many of them
 * call `alert`.
 */
export async function readCorpus(): Promise<string[]> {
  const later = await Promise.all(publicFiles('dompurify').map((file) => import(file)));
  return [...new Set([...payloadsIn(require('dompurify-vectors/test/fixtures/expect.js')), ...payloadsIn(later), ...readElsewhere()])];
}

/** The payloads of JSON files, and each other file as one. */
function readElsewhere(): string[] {
  if (!existsSync(ELSEWHERE)) return [];
  const files = [...new Glob('**/*.{json,html,txt,svg}').scanSync(ELSEWHERE)].map((file) => join(ELSEWHERE, file));
  return files.flatMap((file) =>
    file.endsWith('.json') ? payloadsIn(JSON.parse(readFileSync(file, 'utf8'))) : readFileSync(file, 'utf8'),
  );
}

function payloadsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => (typeof one === 'string' ? one : payloadsIn(one)));
  if (typeof value !== 'object' || value === null) return [];
  if ('payload' in value) return payloadsIn([value.payload]);
  return Object.values(value).flatMap(payloadsIn);
}
