/** A mail that somebody made to hurt whoever reads it: its name, and its bytes at about this size. */
export type Bomb = { name: string; raw: (bytes: number) => Buffer };

const HEAD = [
  'From: Mallory <mallory@example.com>',
  'To: hello@larkinvale.example',
  'Subject: Is the house by the harbour still free?',
  'Date: Mon, 02 Mar 2026 09:00:00 -0500',
  'MIME-Version: 1.0',
];
const PLAIN = 'Content-Type: text/plain; charset=utf-8';

/** Headers of ours, each replaced by one of the same name, and a body. */
function mail(headers: (string | string[])[], body: string | Buffer = 'Three bedrooms?\r\n'): Buffer {
  const given = headers.flat();
  const names = given.map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
  const rest = HEAD.filter((line) => !names.includes(line.slice(0, line.indexOf(':')).toLowerCase()));
  return Buffer.concat([Buffer.from(`${[...rest, ...given].join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body as string, 'latin1')]);
}

const times = (unit: string, bytes: number, most = Number.POSITIVE_INFINITY) =>
  Array.from({ length: Math.max(1, Math.min(most, Math.floor(bytes / unit.length))) }, (_, n) => unit.replaceAll('%', String(n)));

function nested(bytes: number): Buffer {
  const depth = Math.min(10_000, Math.floor(bytes / 70));
  const parts = Array.from({ length: depth }, (_, n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`);
  const end = Array.from({ length: depth + 1 }, (_, n) => `--b${depth - n}--\r\n`);
  return mail(
    ['Content-Type: multipart/mixed; boundary=b0'],
    [...parts, `--b${depth}\r\n${PLAIN}\r\n\r\nThree bedrooms?\r\n`, ...end].join(''),
  );
}

const ZIP_BOMB = Buffer.from('504b0304140000000800000021000000000000000000ffffffff0100000061', 'hex').toString('base64');

function attached(type: string, fileName: string, content: string): Buffer {
  const parts = [
    `--x\r\n${PLAIN}\r\n\r\nThree bedrooms?\r\n`,
    `--x\r\nContent-Type: ${type}; name="${fileName}"\r\nContent-Disposition: attachment; filename="${fileName}"\r\n`,
    `Content-Transfer-Encoding: base64\r\n\r\n${content}\r\n--x--\r\n`,
  ];
  return mail(['Content-Type: multipart/mixed; boundary=x'], parts.join(''));
}

const html = (body: string) => mail(['Content-Type: text/html; charset=utf-8'], body);

export const BOMBS: Bomb[] = [
  { name: '10,000 multiparts in each other', raw: nested },
  {
    name: '10,000 mails in each other',
    raw: (bytes) => mail(['Content-Type: message/rfc822'], times('Content-Type: message/rfc822\r\n\r\n', bytes, 10_000).join('')),
  },
  {
    name: '10,000 parts',
    raw: (bytes) =>
      mail(['Content-Type: multipart/mixed; boundary=x'], `${times(`--x\r\n${PLAIN}\r\n\r\nThree?\r\n`, bytes, 10_000).join('')}--x--\r\n`),
  },
  {
    name: '10,000 attachments',
    raw: (bytes) =>
      mail(
        ['Content-Type: multipart/mixed; boundary=x'],
        `${times('--x\r\nContent-Type: application/octet-stream; name=a%\r\nContent-Disposition: attachment\r\n\r\nAAAA\r\n', bytes, 10_000).join('')}--x--\r\n`,
      ),
  },
  { name: '10,000 references', raw: (bytes) => mail([`References: ${times('<%@example.com>\r\n ', bytes).join('')}<end@example.com>`]) },
  { name: 'many headers', raw: (bytes) => mail(times('X-H%: y', bytes)) },
  { name: 'one endless header', raw: (bytes) => mail([`X-Endless: ${'a'.repeat(bytes)}`]) },
  { name: 'one header of folded lines', raw: (bytes) => mail([`X-Folded: ${times('a\r\n ', bytes).join('')}a`]) },
  { name: 'a Message-ID without end', raw: (bytes) => mail([`Message-ID: <${'a'.repeat(bytes)}@example.com>`]) },
  { name: 'addresses without end', raw: (bytes) => mail([`Cc: ${times('a%@example.com,', bytes).join('\r\n ')}z@example.com`]) },
  { name: 'a sender without end', raw: (bytes) => mail([`From: ${'a'.repeat(bytes)}`]) },
  { name: 'an address of brackets', raw: (bytes) => mail([`From: ${'<'.repeat(bytes)}`, `Cc: ${'a@'.repeat(100)}`]) },
  { name: 'an address of comments', raw: (bytes) => mail([`From: ${'('.repeat(bytes)}mallory@example.com`]) },
  { name: 'an address of quotes', raw: (bytes) => mail([`From: ${'"\\'.repeat(bytes / 2)}" <mallory@example.com>`]) },
  { name: 'groups in groups', raw: (bytes) => mail([`To: ${'a:'.repeat(bytes / 2)}hello@larkinvale.example;`]) },
  { name: 'a subject of encoded words', raw: (bytes) => mail([`Subject: ${times('=?utf-8?Q?=41?=\r\n ', bytes).join('')}`]) },
  { name: 'a subject of half encoded words', raw: (bytes) => mail([`Subject: ${'=?utf-8?Q?'.repeat(bytes / 10)}`]) },
  { name: 'a subject of question marks', raw: (bytes) => mail([`Subject: ${'=?'.repeat(bytes / 2)}`]) },
  {
    name: 'a file name in 10,000 pieces',
    raw: (bytes) =>
      mail([
        `Content-Disposition: attachment;${times('\r\n filename*%*=%41;', bytes, 10_000).join('')}`,
        'Content-Type: application/octet-stream',
      ]),
  },
  {
    name: 'parameters without end',
    raw: (bytes) => mail([`Content-Type: text/plain;${times('\r\n a%=b;', bytes).join('')} charset=utf-8`]),
  },
  {
    name: 'headers and parameters named like the insides of JavaScript',
    raw: (bytes) =>
      mail(
        [
          '__proto__: polluted',
          'constructor: polluted',
          'toString: polluted',
          'hasOwnProperty: polluted',
          'Content-Type: multipart/mixed; boundary=x; __proto__=polluted; constructor=polluted; __proto__*0=a; __proto__*1=b',
          'List-__proto__: polluted',
        ],
        `--x\r\n__proto__: polluted\r\nContent-Type: text/plain; __proto__=polluted\r\n\r\n${'Three bedrooms? '.repeat(bytes / 32)}\r\n--x--\r\n`,
      ),
  },
  ...['utf-16', 'utf-16le', 'utf-32', 'utf-7', 'x-unknown', 'hz-gb-2312', 'iso-2022-jp', 'cp1252', '', '__proto__'].map((charset) => ({
    name: `the charset "${charset}" over other bytes`,
    raw: (bytes: number) => mail([`Content-Type: text/plain; charset="${charset}"`], '+ADw-\x1b$B\xff\xfe\0T\0h~{!!~}'.repeat(bytes / 24)),
  })),
  { name: 'base64 that is none', raw: (bytes) => mail([PLAIN, 'Content-Transfer-Encoding: base64'], '=A=\xff!\r\nAB'.repeat(bytes / 9)) },
  {
    name: 'quoted-printable that is none',
    raw: (bytes) => mail([PLAIN, 'Content-Transfer-Encoding: quoted-printable'], '==G=\r\n='.repeat(bytes / 7)),
  },
  { name: 'one endless line', raw: (bytes) => mail([PLAIN], 'x'.repeat(bytes)) },
  { name: 'lines without end', raw: (bytes) => mail([PLAIN], '\r\n'.repeat(bytes / 2)) },
  { name: 'carriage returns alone', raw: (bytes) => mail([PLAIN], '\r'.repeat(bytes)) },
  { name: 'NUL bytes', raw: (bytes) => mail(['Subject: a\0b', 'X-\0: \0', PLAIN], '\0'.repeat(bytes)) },
  {
    name: 'flowed text of quotes',
    raw: (bytes) => mail(['Content-Type: text/plain; format=flowed; delsp=yes'], '>>>> \r\n'.repeat(bytes / 7)),
  },
  { name: 'a winmail.dat', raw: (bytes) => attached('application/ms-tnef', 'winmail.dat', 'eJ8+'.repeat(bytes / 4)) },
  { name: 'a zip bomb', raw: (bytes) => attached('application/zip', 'house.zip', ZIP_BOMB.repeat(bytes / ZIP_BOMB.length)) },
  {
    name: 'an XML bomb for leads',
    raw: (bytes) => attached('application/xml', 'lead.xml', Buffer.from(xmlBomb(bytes)).toString('base64')),
  },
  { name: 'HTML 100,000 deep', raw: (bytes) => html('<div>'.repeat(bytes / 5)) },
  { name: 'HTML of open tags', raw: (bytes) => html('<'.repeat(bytes)) },
  { name: 'HTML of attributes', raw: (bytes) => html(`<p ${'a=b '.repeat(bytes / 4)}>Three?</p>`) },
  { name: 'HTML of entities', raw: (bytes) => html('&amp;'.repeat(bytes / 5)) },
  { name: 'HTML of styles', raw: (bytes) => html(`<style>${'a{color:#fff}'.repeat(bytes / 26)}</style>${'<a>x</a>'.repeat(bytes / 16)}`) },
  {
    name: 'HTML of classes',
    raw: (bytes) =>
      html(`<style>${times('.c.c%{color:#fff}', bytes / 2).join('')}</style>${times('<p class="c c% d%">x</p>', bytes / 2).join('')}`),
  },
  { name: 'HTML of tables', raw: (bytes) => html('<table><tr><td>'.repeat(bytes / 15)) },
  { name: 'HTML of comments', raw: (bytes) => html('<!--'.repeat(bytes / 4)) },
  {
    name: 'HTML of pictures in itself',
    raw: (bytes) => html('<img src="cid:a"><img src="data:image/png;base64,AAAA">'.repeat(bytes / 52)),
  },
  ...['', '"', '--', '.*', '(a+)+$', 'b'.repeat(5000), '\\', '__proto__'].map((boundary) => ({
    name: `the boundary ${JSON.stringify(boundary.slice(0, 10))}`,
    raw: (bytes: number) =>
      mail(
        [`Content-Type: multipart/mixed; boundary="${boundary}"`],
        `--${boundary}\r\n${PLAIN}\r\n\r\nThree?\r\n`.repeat(bytes / (40 + boundary.length)),
      ),
  })),
  {
    name: 'one boundary that begins like the other',
    raw: (bytes) =>
      mail(
        ['Content-Type: multipart/mixed; boundary=x'],
        `--x\r\nContent-Type: multipart/alternative; boundary=xx\r\n\r\n${'--xx\r\n\r\nThree?\r\n--x\r\n\r\n'.repeat(bytes / 23)}--xx--\r\n--x--`,
      ),
  },
  {
    name: 'a multipart that never ends',
    raw: (bytes) => mail(['Content-Type: multipart/mixed; boundary=x'], '--x\r\n\r\n'.repeat(bytes / 7)),
  },
  ...['Fri, 31 Dec 9999 23:59:59 +0000', '-1', 'Thu, 01 Jan -0001 00:00:00 +0000', '9'.repeat(400), 'NaN', '+275760-09-14T00:00:00Z'].map(
    (date) => ({ name: `the date ${date.slice(0, 32)}`, raw: (bytes: number) => mail([`Date: ${date}`], 'Three? '.repeat(bytes / 7)) }),
  ),
  { name: 'a date without end', raw: (bytes) => mail([`Date: ${'Mon, 02 Mar 2026 '.repeat(bytes / 17)}`]) },
  { name: 'a type without end', raw: (bytes) => mail([`Content-Type: ${'text/plain;'.repeat(bytes / 11)}`]) },
  { name: 'a report of 10,000 statuses', raw: report },
  { name: 'Received without end', raw: (bytes) => mail(times('Received: from a% by b; Mon, 2 Mar 2026 10:00:00 -0500', bytes)) },
  {
    name: 'verdicts without end',
    raw: (bytes) => mail([`Authentication-Results: mx.larkinvale.example; ${'dkim=pass ((((; '.repeat(bytes / 17)}`]),
  },
];

function xmlBomb(bytes: number): string {
  const entities = times('<!ENTITY e% "&e;&e;&e;&e;&e;&e;&e;&e;">', bytes).join('');
  return `<?xml version="1.0"?><!DOCTYPE adf [${entities}]><adf><prospect><customer><contact>&e9;</contact></customer></prospect></adf>`;
}

function report(bytes: number): Buffer {
  const status = times('Final-Recipient: rfc822; a%@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n', bytes, 10_000).join('');
  return mail(
    ['Content-Type: multipart/report; report-type=delivery-status; boundary=x', 'From: MAILER-DAEMON@example.com'],
    `--x\r\n${PLAIN}\r\n\r\nNo\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\n${status}--x--\r\n`,
  );
}

/** A mail with a few words and an attachment that makes it as large as this. */
export function enormousMail(bytes: number): Buffer {
  const line = `${'QUFB'.repeat(19)}\r\n`;
  const raw = Buffer.alloc(bytes, line);
  attached('application/octet-stream', 'house.mov', '').copy(raw);
  return raw;
}
