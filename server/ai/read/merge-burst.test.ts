import { expect, test } from 'bun:test';
import type { Triage } from '../../../shared/decision.ts';
import { buildDecision, buildMessage } from '../../test/build.ts';
import { mergeBurst } from './merge-burst.ts';
import type { ReadMail } from './understand-mail.ts';

const read = (triage: Partial<Triage>, by: ReadMail['by'] = 'model'): ReadMail => ({
  ...{ mail: buildMessage(), triage: { ...buildDecision().triage, ...triage }, by, kept: [], rejected: [], calls: [] },
});

test('what any of several mails asks for counts', () => {
  const mails = [
    read({ intents: ['asks_to_view'], readiness: 0.9, kind: 'buyer_lead' }),
    read({ kind: 'other', intents: ['thanks'], readiness: 0.1 }),
  ];
  const burst = mergeBurst(mails);
  expect(burst?.newest).toBe(mails[1] as ReadMail);
  expect(burst?.triage).toMatchObject({ kind: 'buyer_lead', intents: ['asks_to_view', 'thanks'], readiness: 0.9 });
});

test('a complaint or an injection is not outvoted by a friendly afterword', () => {
  const burst = mergeBurst([read({ kind: 'complaint' }), read({ injectionSuspected: true }), read({ intents: ['thanks'] })]);
  expect(burst?.triage).toMatchObject({ kind: 'complaint', injectionSuspected: true });
});

test('the newest word about a call is the valid one', () => {
  const [refuses, talks, thanks] = [read({ refusesCall: true }), read({ intents: ['asks_to_talk'] }), read({ intents: ['thanks'] })];
  const said = (...mails: ReadMail[]) => mergeBurst(mails)?.triage.refusesCall;
  expect(said(refuses, talks)).toBe(false);
  expect(said(talks, refuses)).toBe(true);
  // A postscript about something else takes nothing back.
  expect(said(refuses, thanks)).toBe(true);
});

test('an out-of-office after a question does not swallow the question', () => {
  const question = read({ intents: ['asks_about_listing'] });
  expect(mergeBurst([question, read({ kind: 'auto_reply' }, 'rule')])?.newest).toBe(question);
});

test('nor does one that only the model takes for a machine; alone it stays one', () => {
  const question = read({ kind: 'buyer_lead', intents: ['asks_about_listing'] });
  const away = read({ kind: 'auto_reply', intents: [] });
  expect(mergeBurst([question, away])?.triage).toMatchObject({ kind: 'buyer_lead', intents: ['asks_about_listing'] });
  expect(mergeBurst([away])?.triage.kind).toBe('auto_reply');
});

test('machines alone are no burst', () => {
  expect(mergeBurst([read({ kind: 'bounce' }, 'rule')])).toBeNull();
});
