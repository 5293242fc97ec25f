import { expect, test } from 'bun:test';
import { decodeFile } from './decode-file.ts';

const TEXT = 'Email;Name\na@x.example;Zoë Núñez\n';

test('a file is read whatever program wrote it', () => {
  const utf16 = new Uint8Array([0xff, 0xfe, ...new Uint8Array(new Uint16Array([...TEXT].map((letter) => letter.charCodeAt(0))).buffer)]);
  const windows = new Uint8Array([...TEXT].map((letter) => letter.charCodeAt(0)));
  expect([new TextEncoder().encode(TEXT), new TextEncoder().encode(`\uFEFF${TEXT}`), utf16, windows].map(decodeFile)).toEqual([
    TEXT,
    TEXT,
    TEXT,
    TEXT,
  ]);
});
