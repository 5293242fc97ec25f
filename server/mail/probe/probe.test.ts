import { expect, test } from 'bun:test';
import type { Probe } from '../../../shared/mailbox.ts';
import { judgeProbe } from '../../system/examine/judge-probe.ts';
import { composeProbe } from './compose-probe.ts';
import { isProbeToken, makeProbeToken } from './probe-token.ts';
import { probeTokenOf, readProbe } from './read-probe.ts';

const secret = 'a-secret-for-tests-of-32-characters!';
const address = 'hello@harbourhomes.example';
const now = new Date('2026-03-02T15:00:00Z');
const sent = { token: 't', sentAt: now, seenAt: now, error: null, folder: 'inbox', signatures: [], verdict: null } satisfies Probe;
const known = { domain: 'harbourhomes.example', smtpHost: 'smtp.gmail.com', now, hasKey: true };
const statesOf = (probe: Probe, change: Partial<typeof known> | { hasKey: boolean | null } = {}) =>
  judgeProbe(probe, { ...known, ...change }).map(({ state }) => state);

const HEADERS = 'from:to:subject:date:message-id:list-unsubscribe:list-unsubscribe-post';
const stamped = (raw: Buffer, headers = HEADERS) =>
  Buffer.concat([
    Buffer.from(
      [
        'Authentication-Results: mx.google.com; spf=pass smtp.mailfrom=harbourhomes.example;\r\n dkim=pass header.d=harbourhomes.example; dmarc=pass',
        `DKIM-Signature: v=1; a=rsa-sha256; d=HarbourHomes.example; s=google;\r\n h=${headers.replace(':date', '\r\n\t:date')}; bh=x; b=y`,
        'Authentication-Results: forged.example; spf=fail; dkim=fail; dmarc=fail',
        '',
      ].join('\r\n'),
    ),
    raw,
  ]);

test('a mail to ourselves is known again by its signed token, and by no other', async () => {
  const token = makeProbeToken(address, secret);
  const plain = await composeProbe({ address, fromName: 'Harbour', token, publicUrl: 'https://crm.example', at: now });
  expect(probeTokenOf(plain)).toBe(token);
  expect(isProbeToken(token, { address, secret })).toBe(true);
  for (const other of [`${token}x`, 'x', '', `${'0'.repeat(24)}.${token.split('.')[1]}`])
    expect(isProbeToken(other, { address, secret })).toBe(false);
  expect(isProbeToken(token, { address: 'other@harbourhomes.example', secret })).toBe(false);
  expect(probeTokenOf(Buffer.from('Subject: x\r\n\r\nX-Openhouse-Probe: in the body'))).toBeNull();
});

test('reads folded signatures, and of several verdicts the topmost', async () => {
  const raw = stamped(await composeProbe({ address, fromName: 'Us', token: 't', publicUrl: 'https://crm.example', at: now }));
  expect(readProbe(raw)).toEqual({
    signatures: [{ domain: 'harbourhomes.example', selector: 'google', headers: HEADERS.split(':') }],
    verdict: { authservId: 'mx.google.com', spf: 'pass', dkim: 'pass', dmarc: 'pass' },
  });
});

test('judges what came back: signed by us over everything is fine, anything less is worth a word', async () => {
  const raw = await composeProbe({ address, fromName: 'Us', token: 't', publicUrl: 'https://crm.example', at: now });
  const good = { ...sent, ...readProbe(stamped(raw)) };
  expect(statesOf(good)).toEqual(['ok', 'ok', 'ok']);
  expect(statesOf({ ...good, folder: 'junk' })[0]).toBe('warn');
  expect(statesOf(good, { hasKey: false })[1]).toBe('warn');
  expect(statesOf(good, { domain: 'other.example' })[1]).toBe('warn');
  expect(judgeProbe({ ...sent, ...readProbe(stamped(raw, 'from:to:subject:date:message-id')) }, known)[1]?.words).toContain(
    'list-unsubscribe',
  );
  expect(statesOf(sent)).toEqual(['ok', 'warn', 'warn']);
  expect(judgeProbe({ ...sent, seenAt: null }, known)[0]?.words).toContain('on its way');
  expect(judgeProbe({ ...sent, seenAt: null }, { ...known, now: new Date(now.getTime() + 3_600_000) })[0]?.words).toContain(
    'not come back',
  );
});
