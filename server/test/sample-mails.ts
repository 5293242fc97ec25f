import { readFileSync } from 'node:fs';

/** A mail composed after what servers really write, with what a reader should make of it. */
export type SampleMail = { name: string; expected: string[]; raw: Buffer };

const BOUNDARY = '=_sample';

/**
 * Reads `server/test/mails/<file>.txt`. A mail begins at `#### name | expected | …`. In its body a line `%STATUS` begins
 * the delivery-status part, `%PART type` another one, `%RETURNED headers|rfc822|cut|nested who` our mail as it came
 * back; `%REPORT type` and `%MIXED` say what the whole is; `%ORIG who` stands for our mail as text.
 */
export function readSampleMails(file: string): SampleMail[] {
  const text = readFileSync(new URL(`./mails/${file}.txt`, import.meta.url), 'utf8');
  return text
    .split(/^#### /m)
    .slice(1)
    .map((sample) => {
      const [title = '', ...lines] = sample.trimEnd().split('\n');
      const [name = '', ...expected] = title.split('|').map((part) => part.trim());
      return { name, expected, raw: Buffer.from(compose(lines).join('\r\n')) };
    });
}

const DEFAULTS: [RegExp, string][] = [
  [/^to:/im, 'To: hello@larkinvale.example'],
  [/^message-id:/im, `Message-ID: <sample.${Math.random()}@shore.example>`],
  [/^date:/im, 'Date: Mon, 02 Mar 2026 10:00:05 -0500'],
];

function compose(lines: string[]): string[] {
  const end = lines.findIndex((line) => line === '' || line.startsWith('%'));
  const head = lines.slice(0, end);
  const body = lines.slice(lines[end] === '' ? end + 1 : end).flatMap(original);
  const missing = DEFAULTS.flatMap(([present, line]) => (present.test(head.join('\n')) ? [] : [line]));
  const encoded = head.map((line) => line.replace(/^(Subject|From): (.*[^\x20-\x7e].*)$/, encodeWord));
  const isParted = body.some((line) => /^%(STATUS|PART|RETURNED)/.test(line));
  const type = head.some((line) => /^content-type:/i.test(line)) ? [] : ['Content-Type: text/plain; charset=utf-8'];
  if (!isParted) return [...encoded, ...missing, 'MIME-Version: 1.0', ...type, 'Content-Transfer-Encoding: 8bit', '', ...body, ''];
  const kind = body.find((line) => line.startsWith('%REPORT'))?.slice(8) ?? 'delivery-status';
  const whole = body.includes('%MIXED') ? 'multipart/mixed' : `multipart/report; report-type=${kind}`;
  const parts = body.filter((line) => line !== '%MIXED' && !line.startsWith('%REPORT')).flatMap(part);
  const first = [`--${BOUNDARY}`, 'Content-Type: text/plain; charset=utf-8', ''];
  return [
    ...encoded,
    ...missing,
    'MIME-Version: 1.0',
    `Content-Type: ${whole}; boundary="${BOUNDARY}"`,
    '',
    ...first,
    ...parts,
    `--${BOUNDARY}--`,
  ];
}

function encodeWord(_: string, name: string, value: string): string {
  const [, words = value, rest = ''] = /^([^<]*)(<.*)?$/.exec(value) ?? [];
  return `${name}: =?utf-8?B?${Buffer.from(words.trim()).toString('base64')}?= ${rest}`;
}

function part(line: string): string[] {
  const begin = (type: string) => ['', `--${BOUNDARY}`, `Content-Type: ${type}`, ''];
  if (line.startsWith('%STATUS')) return begin(line.endsWith('global') ? 'message/global-delivery-status' : 'message/delivery-status');
  if (line.startsWith('%PART')) return begin(line.slice(6));
  const [, how = '', who = ''] = /^%RETURNED (\w+) (.*)$/.exec(line) ?? [];
  if (!how) return [line];
  const mail = ours(who);
  if (how === 'headers') return [...begin('text/rfc822-headers'), ...mail.slice(0, mail.indexOf(''))];
  if (how === 'cut')
    return [
      ...begin('message/rfc822'),
      ...mail.slice(
        0,
        mail.findIndex((each) => each.startsWith('To:')),
      ),
    ];
  if (how === 'nested') return [...begin('message/rfc822'), 'From: MAILER-DAEMON@mx.other.example', 'Subject: failed', '', ...mail];
  return [...begin('message/rfc822'), ...mail];
}

function original(line: string): string[] {
  return line.startsWith('%ORIG ') ? ours(line.slice(6)) : [line];
}

function ours(who: string): string[] {
  return [
    'Received: from mx1.larkinvale.example ([192.0.2.1]) by mx.shore.example; Mon, 2 Mar 2026 10:00:01 -0500',
    'Message-ID:',
    ' <v1.abc@larkinvale.example>',
    'X-Openhouse-Message: 65f0',
    'Date: Mon, 02 Mar 2026 10:00:00 -0500',
    'From: Larkin & Vale Realty <hello@larkinvale.example>',
    `To: ${who}`,
    'Subject: A house near the harbour',
    '',
    'Hello Ana, the house is still there. Call tom@larkinvale.example.',
  ];
}
