import { expect, test } from 'bun:test';
import { presetFor } from './presets.ts';

test.each([
  ['ada@gmail.com', 'imap.gmail.com', 465],
  ['ada@hotmail.co.uk', 'outlook.office365.com', 587],
  ['Ada@LarkinVale.example', 'imap.larkinvale.example', 587],
])('%s is read at %s', (address, imap, smtpPort) => {
  expect(presetFor(address)).toMatchObject({ imap, smtpPort });
});

test('half an address names no server', () => {
  for (const address of ['', 'ada', 'ada@', 'ada@larkin', 'ada@larkin.']) expect(presetFor(address)).toBeNull();
});
