import { expect, test } from 'bun:test';
import { readMime } from '../parse/read-mime.ts';
import { readTrust } from '../parse/read-trust.ts';
import { readReport } from './read-report.ts';

const report = async (lines: string[]) => readReport(await readMime(Buffer.from(lines.join('\r\n'))));

const HEAD = ['From: MAILER-DAEMON@mx.example.com', 'To: hello@larkinvale.example', 'Subject: Undelivered', 'MIME-Version: 1.0'];
const RETURNED = [
  'Content-Type: message/rfc822',
  '',
  'Message-ID:',
  ' <v1.abc@larkinvale.example>',
  'X-Openhouse-Message: 65f0',
  'To: ana@example.com',
  '',
  'Hello',
];

test('reads a delivery report per recipient, with what it names of our mail (RFC 3464)', async () => {
  const read = await report([
    ...HEAD,
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Sorry.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    '',
    'Original-Recipient: rfc822;Ana@example.com',
    'Final-Recipient: rfc822; ana@internal.example.com',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1',
    '  no such user',
    '',
    'Final-Recipient: rfc822; ben@example.com',
    'Action: delayed',
    'Status: 4.2.2 (mailbox full)',
    '',
    '--b',
    ...RETURNED,
    '--b--',
    '',
  ]);
  expect(read).toEqual({
    kind: 'bounce',
    originalMessageIds: ['<v1.abc@larkinvale.example>'],
    originalKeys: ['65f0'],
    originalProofs: [],
    recipients: [
      { address: 'ana@example.com', action: 'failed', status: '5.1.1', diagnostic: 'smtp; 550 5.1.1 no such user' },
      { address: 'ben@example.com', action: 'delayed', status: '4.2.2', diagnostic: '' },
    ],
  });
});

test('reads a complaint (RFC 5965)', async () => {
  const read = await report([
    ...HEAD,
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'Version: 1',
    '',
    '--b',
    ...RETURNED,
    '--b--',
    '',
  ]);
  expect(read).toMatchObject({
    kind: 'spam_report',
    originalKeys: ['65f0'],
    originalProofs: [],
    recipients: [{ address: 'ana@example.com', action: 'complained' }],
  });
});

test("reads Exim's report, which has no machine-readable part, and claims no status for it", async () => {
  const read = await report([
    ...HEAD,
    'X-Failed-Recipients: ana@example.com',
    '',
    'A message could not be delivered.',
    'Message-ID: <x@y>',
    '',
  ]);
  expect(read).toMatchObject({
    kind: 'bounce',
    originalMessageIds: ['<x@y>'],
    recipients: [{ address: 'ana@example.com', action: 'failed', status: '' }],
  });
});

test('other mail is no report', async () => {
  expect(await report([...HEAD, '', 'Hello'])).toBeNull();
});

const trust = (values: string[], id: string | null = 'mx.us.example') =>
  readTrust(
    values.map((value) => ({ name: 'authentication-results', value })),
    id,
  );

test('believes the verdicts of the one configured server, and its topmost header only (RFC 8601)', () => {
  const ours =
    'mx.us.example; spf=pass smtp.mailfrom=a@b; dkim=fail header.d=b; dkim=pass header.d=c; dmarc=fail (p=none; dmarc=pass) header.from=b';
  expect(trust(['evil.example; dmarc=pass', ours, 'mx.us.example; dmarc=pass'])).toEqual({ spf: 'pass', dkim: 'pass', dmarc: 'fail' });
  expect(trust(['evil.example; dmarc=pass'])).toBeNull();
  expect(trust([ours], null)).toBeNull();
  expect(trust(['MX.us.example 1; none'])).toEqual({ spf: null, dkim: null, dmarc: null });
});

test('a verdict inside a quoted string or comment is none', () => {
  expect(trust(['mx.us.example; spf=fail reason="x; dmarc=pass" smtp.mailfrom=a'])).toEqual({ spf: 'fail', dkim: null, dmarc: null });
});
