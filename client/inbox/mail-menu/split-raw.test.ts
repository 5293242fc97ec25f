import { expect, test } from 'bun:test';
import { splitRaw } from './split-raw.ts';

test('folded headers are one line each, in their order, and the body is left as it is', () => {
  expect(splitRaw('From: a@x\r\nReceived: by x\r\n\twith SMTP\r\nReceived: by y\r\n\r\nHello\r\n\r\nBye')).toEqual({
    headers: [
      { name: 'From', value: 'a@x', at: 0 },
      { name: 'Received', value: 'by x with SMTP', at: 1 },
      { name: 'Received', value: 'by y', at: 2 },
    ],
    body: 'Hello\r\n\r\nBye',
  });
});

test('a mail without a body, or without headers, is shown all the same', () => {
  expect(splitRaw('Subject: x')).toEqual({ headers: [{ name: 'Subject', value: 'x', at: 0 }], body: '' });
  expect(splitRaw('no header here\n\nbody').headers).toEqual([{ name: '', value: 'no header here', at: 0 }]);
});
