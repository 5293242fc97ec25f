import { expect, test } from 'bun:test';
import { isOwnMessageId, makeMessageId, readOwnMessageId } from './message-id.ts';

const secret = 'a-secret-for-tests-of-32-characters!';
const id = makeMessageId('reply:1', 'larkinvale.example', secret);

test('is the same for the same key and another for another key', () => {
  expect(makeMessageId('reply:1', 'larkinvale.example', secret)).toBe(id);
  expect(makeMessageId('reply:2', 'larkinvale.example', secret)).not.toBe(id);
  expect(id).toMatch(/^<v1\.[0-9a-f]{32}\.[0-9a-f]{24}@larkinvale\.example>$/);
});

test('is recognised as ours, even when a server changed its case or dropped the brackets', () => {
  expect(isOwnMessageId(id, secret)).toBe(true);
  expect(readOwnMessageId(id.toUpperCase(), secret)).toBe(readOwnMessageId(id, secret));
  expect(isOwnMessageId(id.slice(1, -1), secret)).toBe(true);
});

test('is not believed when forged, of another instance, or of somebody else', () => {
  expect(isOwnMessageId(id.replace(/^<v1\../, '<v1.0'), secret)).toBe(false);
  expect(isOwnMessageId(id, 'another-secret-of-32-characters-long')).toBe(false);
  expect(isOwnMessageId('<CAF=abc@mail.gmail.com>', secret)).toBe(false);
  expect(isOwnMessageId('', secret)).toBe(false);
});
