import { expect, test } from 'bun:test';
import { createLogger } from './logger.ts';

test('replaces secrets wherever they turn up in a line', () => {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  log.info({ password: 'p1', imap: { pass: 'p2' }, mailbox: { smtp: { token: 'p3' } }, headers: { authorization: 'Bearer p4' } }, 'hello');
  expect(lines.join('')).toContain('hello');
  expect(lines.join('')).not.toMatch(/p[1-4]"|Bearer/);
});

test('keeps the message and stack of an error', () => {
  const lines: string[] = [];
  createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } }).error({ error: new Error('broken pipe') }, 'x');
  expect(JSON.parse(lines[0] ?? '{}').error).toMatchObject({ message: 'broken pipe', type: 'Error' });
});

test('an error with circles in it is still readable', () => {
  const lines: string[] = [];
  const error: Error & { self?: unknown } = new Error('topology was destroyed', { cause: new Error('socket closed') });
  error.self = { error, more: [error] };
  createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } }).error({ error }, 'x');
  expect(JSON.parse(lines[0] ?? '{}').error).toMatchObject({ message: 'topology was destroyed', cause: { message: 'socket closed' } });
});
