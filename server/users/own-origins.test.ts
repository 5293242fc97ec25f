import { expect, test } from 'bun:test';
import { isOwnPage, ownOrigins } from './own-origins.ts';

const publicUrl = 'https://crm.example.com';

test('our own page may change things, pages of other sites and sandboxed frames may not', () => {
  expect(isOwnPage({ origin: publicUrl }, publicUrl)).toBe(true);
  for (const origin of [
    'https://evil.example',
    'null',
    'http://crm.example.com',
    'https://crm.example.com:8443',
    'https://crm.example.com.evil.example',
    '',
  ]) {
    expect(isOwnPage({ origin }, publicUrl)).toBe(false);
  }
});

test('a program without Origin is judged by its token, a browser that hides it is not', () => {
  expect(isOwnPage({}, publicUrl)).toBe(true);
  expect(isOwnPage({ 'sec-fetch-site': 'cross-site' }, publicUrl)).toBe(false);
  expect(isOwnPage({ 'sec-fetch-site': 'same-site' }, publicUrl)).toBe(false);
  expect(isOwnPage({ 'sec-fetch-site': 'same-origin' }, publicUrl)).toBe(true);
});

test('on this machine every name of it is ours, with the same port', () => {
  expect(ownOrigins('http://localhost:3000')).toContain('http://127.0.0.1:3000');
  expect(isOwnPage({ origin: 'http://127.0.0.1:3001' }, 'http://localhost:3000')).toBe(false);
});
