import { expect, test } from 'bun:test';
import { openSecret, sealSecret } from './seal.ts';

const SECRET = 'a-secret-for-tests-of-32-characters!';

test('a sealed password opens again with the same secret, whatever is in it', () => {
  for (const plain of ['', 'hunter2', 'pässwörd 🏠', 'x'.repeat(5000)]) expect(openSecret(sealSecret(plain, SECRET), SECRET)).toBe(plain);
});

test('sealing the same password twice shows nobody that it is the same', () => {
  expect(sealSecret('hunter2', SECRET)).not.toBe(sealSecret('hunter2', SECRET));
  expect(sealSecret('hunter2', SECRET)).not.toContain('hunter2');
});

test('another secret, or a changed byte, opens nothing', () => {
  const sealed = sealSecret('hunter2', SECRET);
  expect(() => openSecret(sealed, 'another-secret-of-at-least-32-characters')).toThrow();
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith('A') ? 'BB' : 'AA'}`;
  expect(() => openSecret(changed, SECRET)).toThrow();
  expect(() => openSecret('hunter2', SECRET)).toThrow();
  expect(() => openSecret(sealed, SECRET, { use: 'webhook secrets' })).toThrow();
});
