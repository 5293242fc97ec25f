import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildClient } from './build-client.ts';

type Chunk = { file: string; imports?: string[] };
export type Manifest = Record<string, Chunk>;

const BUILT = 'dist/client';
/** Bytes of JavaScript over the wire, gzip, that the inbox may ask of a new visitor. */
export const BUDGET = 200_000;

/** The scripts a browser loads before these chunks run: they and everything they import statically, each once. */
export function staticFiles(manifest: Manifest, names: readonly string[]): string[] {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build has no ${name}`);
    if (chunk.file.endsWith('.js')) files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const name of names) visit(name);
  return [...files];
}

/** What stands between a new visitor and the inbox: its scripts, and what they weigh over the wire. */
export function inboxFirstLoad(): { files: { name: string; text: string; gzip: number }[]; gzip: number } {
  const manifest: Manifest = JSON.parse(readFileSync(join(BUILT, '.vite/manifest.json'), 'utf8'));
  const files = staticFiles(manifest, ['index.html', 'inbox/inbox-page.tsx']).map((name) => {
    const text = readFileSync(join(BUILT, name), 'utf8');
    return { name, text, gzip: gzipSync(text).length };
  });
  return { files, gzip: files.reduce((sum, file) => sum + file.gzip, 0) };
}

if (import.meta.main) {
  buildClient();
  const { files, gzip } = inboxFirstLoad();
  for (const file of files) console.log(`${(file.gzip / 1000).toFixed(1).padStart(8)} kB  ${file.name}`);
  console.log(`${(gzip / 1000).toFixed(1).padStart(8)} kB  first load of the inbox, gzip; at most ${BUDGET / 1000} kB`);
  process.exit(gzip > BUDGET ? 1 : 0);
}
