import { expect, test } from 'bun:test';
import { fullName, nameOrAddress } from './full-name.ts';

const email = 'ana@example.com';

test('a name is as much of it as we know, without blanks around', () => {
  expect(fullName({ firstName: 'Ana', lastName: 'Reyes' })).toBe('Ana Reyes');
  expect(fullName({ firstName: 'Ana', lastName: '' })).toBe('Ana');
  expect(fullName({ firstName: '', lastName: 'Reyes' })).toBe('Reyes');
  expect(fullName({ firstName: '', lastName: '' })).toBe('');
});

test('somebody without a name is called by the address', () => {
  expect(nameOrAddress({ firstName: 'Ana', lastName: '', email })).toBe('Ana');
  expect(nameOrAddress({ firstName: '', lastName: '', email })).toBe(email);
});
