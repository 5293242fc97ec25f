import { expect, test } from 'bun:test';
import { domainsSchema, websiteSchema } from './web-address.ts';

test.each([
  ['', ''],
  ['  https://www.mueller.example/  ', 'https://www.mueller.example/'],
  ['http://mueller.example', 'http://mueller.example'],
  ['mueller.example', 'https://mueller.example'],
  ['mueller.example:8443/en', 'https://mueller.example:8443/en'],
  ['müller-söhne.example', 'https://müller-söhne.example'],
  ['nope', null],
  ['https://nope', null],
  ['https://10.0.0.1', null],
  ['ftp://mueller.example', null],
  ['javascript:alert(1)', null],
  ['mailto:hello@mueller.example', null],
  ['hello@mueller.example', null],
  ['https://ada:secret@mueller.example', null],
  ['https://mueller.example/?page=1', null],
  ['https://mueller.example two', null],
  ['https://', null],
])('a website, %j', (written, taken) => {
  expect(websiteSchema.safeParse(written).data ?? null).toBe(taken);
});

test('domains are domains: blank lines are left out, and what is none is named', () => {
  expect(domainsSchema.parse(['Mueller.Example', '', ' www.mueller.co.uk ', 'xn--mller-kva.example', 'müller.example'])).toEqual([
    'mueller.example',
    'www.mueller.co.uk',
    'xn--mller-kva.example',
    'müller.example',
  ]);
  for (const wrong of [
    'not a domain!!',
    'https://mueller.example/path',
    'mueller.example/path',
    'nope',
    '.example',
    'a..example',
    '-a.example',
    '10.0.0.1',
  ]) {
    const { error } = domainsSchema.safeParse(['mueller.example', wrong]);
    expect([wrong, error?.issues[0]?.message.startsWith(`“${wrong}” is no domain`), error?.issues[0]?.path]).toEqual([wrong, true, [1]]);
  }
});
