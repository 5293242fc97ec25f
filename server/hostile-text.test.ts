import { expect, test } from 'bun:test';
import { answersUnder } from './ai/asked/answers-under.ts';
import { guardDraft } from './ai/guard/guard-draft.ts';
import { proveSlots } from './ai/learn/prove-slots.ts';
import { mailData } from './ai/mail-data.ts';
import { findSlots } from './ai/rehearsal-model/find-slots.ts';
import { sayTriage } from './ai/rehearsal-model/say-triage.ts';
import { triageByRules } from './ai/triage/triage-by-rules.ts';
import { callsOff } from './calls/words/calls-off.ts';
import { resolveTime } from './calls/words/resolve-time.ts';
import { withoutWriter } from './inbox/answer/recent-corrections.ts';
import { letterOfText } from './letters/letter-of-text.ts';
import { renderLetter } from './letters/render-letter.ts';
import { readAdf } from './mail/leads/read-adf.ts';
import { readLeadLines, readLeadSubject } from './mail/leads/read-lead-lines.ts';
import { readLeadTags } from './mail/leads/read-lead-tags.ts';
import { automaticSigns } from './mail/parse/automatic-signs.ts';
import { hashContent } from './mail/parse/identify.ts';
import type { Mime } from './mail/parse/read-mime.ts';
import { readTrust } from './mail/parse/read-trust.ts';
import { visibleText } from './mail/parse/visible-text.ts';
import { readReport } from './mail/reports/read-report.ts';
import { readHtml } from './mail/seen/read-html.ts';
import { seenText } from './mail/seen/seen-text.ts';
import { strandsOf } from './mail/together/strands.ts';
import { defaultSettings } from './settings/default-settings.ts';
import { buildContact, buildMessage, TEST_NOW } from './test/build.ts';
import { busyMs } from './test/busy-ms.ts';

const MEGABYTE = 1_000_000;
/** What is far from a tenth of a second even on a busy machine is not linear. */
const PATIENCE_MS = 1500;

/** Each is the worst for some shape of pattern: nested repeats, ends that never come, words of ours, signs of a number. */
const SEEDS = [
  ...[' ', '\n', '\t', 'a', 'A', '1', '.', ',', '-', '"', "'", '<', '>', '(', '@', '&', '$', '/', '*', '?', '\r\n', '\u00a0'],
  ...[
    'a ',
    ' a',
    '1 ',
    '1,',
    '1.',
    '1-',
    '1:',
    '$1',
    '$1,',
    'a@',
    '@a',
    'a@a.',
    'a.',
    '<a',
    '<a href="',
    '&#',
    'a-',
    '> ',
    '>\n',
    'a\n',
    '. ',
  ],
  ...[
    'On ',
    'On a wrote:\n',
    'no reply ',
    'bounce-',
    'not a ',
    'the first ',
    'between 1 and ',
    'from 1 to ',
    'one hundred and ',
    'a thousand ',
  ],
  ...[
    'close to ',
    '12 Harbour ',
    '1 A ',
    'garden ',
    'whether garden ',
    'Budget: ',
    'name: a\n',
    '<meta lead_',
    'www.',
    'http://a ',
    'at 3 or ',
    'Or And ',
    'yes,no,',
    '3,',
    '> Is it?\nno\n',
  ],
];

const own = { ownAddresses: ['hello@larkinvale.example'], secret: 'a-secret-for-tests-of-32-characters!' };
const settings = defaultSettings(TEST_NOW);
const draft = {
  ...{ paragraphs: ['Thank you for your mail.'], questions: [], listings: [], unavailable: [], slots: [], booked: null },
  ...{ language: 'en', considered: [], calls: [] },
};
const asked = ['Do you already have a pre-approval?', 'Are you working with an agent?', 'How many bedrooms?'].map((question) => ({
  question,
  answer: null,
}));
const answers = [
  ...['yes', 'no'].map((quote) => ({ slot: 'hasAgent' as const, value: quote === 'yes', quote })),
  { slot: 'bedroomsMin' as const, value: 3, quote: '3' },
];
const mime = (text: string): Mime => ({
  headers: ['auto-submitted', 'precedence', 'x-loop', 'message-id', 'authentication-results', 'x-failed-recipients'].map((name) => ({
    name,
    value: text,
  })),
  ...{
    from: [{ address: text, name: text }],
    replyTo: [],
    to: [],
    cc: [],
    subject: text,
    date: null,
    text,
    seen: text,
    html: text,
    attachments: [],
  },
  reportParts: ['message/delivery-status', 'message/rfc822'].map((contentType) => ({ contentType, text })),
  xmlParts: [],
});
const mail = (text: string) => buildMessage({ subject: text.slice(0, 998), visibleText: text, text });
const slot = { slotId: 's', agentId: null, startsAt: TEST_NOW, endsAt: TEST_NOW, label: '' };
const times = { offered: [slot], free: [slot], now: TEST_NOW, timeZone: 'America/New_York' };

const READERS: Record<string, (text: string) => unknown> = {
  automaticSigns: (text) => automaticSigns(mime(text), own),
  readTrust: (text) => readTrust(mime(`mx.example; ${text}`).headers, 'mx.example'),
  strandsOf: (text) => strandsOf([{ uid: 1, raw: Buffer.from(`From: ${text}`) }], []),
  readReport: (text) => readReport(mime(text)),
  readLeadLines,
  readLeadSubject,
  readAdf: (text) => readAdf(`<adf><customer>${text}`),
  readLeadTags: (text) => readLeadTags(`<meta name="lead_source" content="x">${text}`),
  hashContent: (text) => hashContent(Buffer.from(text)),
  visibleText,
  readHtml,
  readStyledHtml: (text) => readHtml(`<style>${text}</style><p style="${text}">${text}`),
  seenText: (text) => seenText({ text, html: text }),
  wantsNoMail: (text) => triageByRules({ ...mail(text), automaticSigns: [] }),
  triageByRules: (text) => triageByRules({ ...mail(text), automaticSigns: [text] }),
  mailData: (text) => mailData(mail(text)),
  sayTriage: (text) => sayTriage({ task: 'triage', mail: mailData(mail(text)), conversation: [], corrections: [] }),
  findSlots: (text) => findSlots({ task: 'learn', kind: 'buyer_lead', mail: mailData(mail(text)), known: [] }),
  findSellerSlots: (text) => findSlots({ task: 'learn', kind: 'seller_lead', mail: mailData(mail(text)), known: [] }),
  proveSlots: (text) => proveSlots({ slots: [{ slot: 'budgetMax', value: 1, quote: text.slice(0, 100) }] }, mail(text)),
  findAnswers: (text) => findSlots({ task: 'learn', kind: 'buyer_lead', mail: mailData(mail(text)), known: [], asked }),
  proveAnswers: (text) => proveSlots({ slots: answers }, mail(text), { asked }),
  answersUnder: (text) => answersUnder({ text: `${text}\n`, visibleText: text.slice(1) }, ['Is it?', 'Do you have an agent?']),
  resolveTime: (text) => resolveTime(text, times),
  callsOff,
  withoutWriter: (text) => withoutWriter(text, 'Ana Reyes'),
  // No door takes a mail of ours that is longer.
  renderLetter: (text) => renderLetter(letterOfText(text.slice(0, 100_000), { language: 'en', sender: 'Larkin & Vale', hasButtons: true })),
  guardDraft: (text) =>
    guardDraft(draft, { move: 'answer', mail: mail(text), history: [mail(text)], contact: buildContact(), settings, rendered: '' }, 1),
};

test.each(Object.keys(READERS))(
  '%s is done with any megabyte at once',
  (name) => {
    const slow: string[] = [];
    for (const seed of SEEDS) {
      const began = busyMs();
      READERS[name]?.(seed.repeat(MEGABYTE / seed.length));
      const ms = Math.round(busyMs() - began);
      if (ms > PATIENCE_MS) slow.push(`${JSON.stringify(seed)}: ${ms} ms`);
    }
    expect(slow).toEqual([]);
  },
  120_000,
);
