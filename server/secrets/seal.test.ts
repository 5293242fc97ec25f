import { expect, test } from 'bun:test';
import { readUnsubscribeToken, writeUnsubscribeToken } from '../campaigns/unsubscribe.ts';
import { isOwnMessageId, makeMessageId } from '../inbox/outbox/message-id.ts';
import { rememberFormerSecrets } from './former-secrets.ts';
import { openSecret, resealSecret, sealSecret } from './seal.ts';

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

test('after a change of secret the former one still opens, signs and names, and what is sealed anew needs it no more', () => {
  const former = 'the-former-secret-of-32-characters!!';
  const present = 'the-present-secret-of-32-characters!';
  const [sealed, link, id] = [
    sealSecret('hunter2', former),
    writeUnsubscribeToken({ contactId: 'ana', campaignId: 'spring' }, former),
    makeMessageId('reply:1', 'larkinvale.example', former),
  ];
  const read = () => [resealSecret(sealed, present) !== null, readUnsubscribeToken(link, present) !== null, isOwnMessageId(id, present)];
  expect(read()).toEqual([false, false, false]);
  rememberFormerSecrets(present, [former, present]);
  expect(read()).toEqual([true, true, true]);
  expect(openSecret(sealed, present)).toBe('hunter2');
  const anew = resealSecret(sealed, present) ?? '';
  expect(resealSecret(anew, present)).toBe(anew);
  rememberFormerSecrets(present, []);
  expect(openSecret(anew, present)).toBe('hunter2');
  expect(() => openSecret(sealed, present)).toThrow();
});
