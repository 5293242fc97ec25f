import { afterAll, afterEach, beforeEach } from 'bun:test';
import { endAll } from './at-end.ts';

/** Preloaded for every test: a console.error nobody asked for fails the test it happened in. */
const unexpected: string[] = [];
// biome-ignore lint/suspicious/noConsole: this is the place that watches it.
const original = console.error;

beforeEach(() => {
  unexpected.length = 0;
  console.error = (...parts: unknown[]) => {
    unexpected.push(parts.map(String).join(' '));
    original(...parts);
  };
});

afterEach(() => {
  console.error = original;
  if (unexpected.length > 0) throw new Error(`unexpected console.error: ${unexpected.join('\n')}`);
});

afterAll(endAll);
