import { expect, test } from 'bun:test';
import type { Health } from '../../lib/live/use-health.ts';
import { faultsOf } from './faults.ts';

const well: Health = {
  ok: true,
  database: 'up',
  mail: [{ mailbox: 'hello@larkinvale.example', imap: 'ok', smtp: 'ok', lagSeconds: 3, error: null }],
  model: { name: 'rehearsal', state: 'ok' },
  rehearsal: true,
  version: '1',
};
const mail = (change: Partial<Health['mail'][number]>) => ({ ...well, mail: well.mail.map((box) => ({ ...box, ...change })) });

test('a healthy house has no faults', () => expect(faultsOf(well)).toEqual([]));

test('a rejected password is told once per mailbox, with what to do', () => {
  const faults = faultsOf(mail({ imap: 'auth_failed', smtp: 'auth_failed' }));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain('rejects the password');
});

test('an unreachable server says what waits', () => {
  expect(faultsOf(mail({ imap: 'unreachable' }))[0]).toContain('New mail appears');
  expect(faultsOf(mail({ smtp: 'unreachable' }))[0]).toContain('wait in the outbox');
  expect(faultsOf(mail({ smtp: 'throttled' }))[0]).toContain('slow down');
});

test('a model that is down and an empty budget are told apart', () => {
  expect(faultsOf({ ...well, model: { name: 'gpt', state: 'down' } })[0]).toContain('gpt');
  expect(faultsOf({ ...well, model: { name: 'gpt', state: 'over_budget' } })[0]).toContain('budget');
});

test('a database that is away is told', () => expect(faultsOf({ ...well, ok: false, database: 'down' })[0]).toContain('database'));
