import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { askStalwart, differencesOf } from '../../test/ask-stalwart.ts';
import { expectedOfFlufl, publicFiles, publicMails } from '../../test/public-sources.ts';
import { parseBounded } from './parse-bounded.ts';
import type { MailContext } from './parse-mail.ts';
import { readMime } from './read-mime.ts';

setDefaultTimeout(60_000);
const context: MailContext = {
  ...{ mailboxId: 'box', ownAddresses: [], folder: 'inbox', rawHash: 'a'.repeat(64), rawSize: 1, emailId: null, authservId: null },
  ...{ internalDate: new Date('2026-03-02T15:00:00Z'), secret: 'a-secret-for-tests-of-32-characters!', isBackfill: false, flags: [] },
};

/** Whom a mail is written to is taken for ourselves: a bounce names somebody else. */
async function readAsOurs(raw: Buffer) {
  const { to, cc } = await parseBounded(raw, context);
  return parseBounded(raw, { ...context, ownAddresses: [...to, ...cc].map(({ address }) => address) });
}

/** Some tests need what could not be fetched; `bun run test` says which collections those are. */
const given = (isThere: boolean) => describe.skipIf(!isThere);
const mails = publicMails();

given(mails.length > 0)('mails that other mail software is tested with', () => {
  test('each of them is parsed, whatever is wrong with it', async () => {
    const wrong: string[] = [];
    for (const { name, raw } of mails) await parseBounded(raw, context).catch((error: unknown) => wrong.push(`${name}: ${error}`));
    expect(wrong).toEqual([]);
  });

  test('nine of ten that are text are read as Stalwart reads them', async () => {
    const shared: boolean[] = [];
    for (const { raw } of mails) {
      const text = textOf(raw);
      if (text !== null) shared.push(differencesOf(await readMime(raw), askStalwart(text)).length === 0);
    }
    // All collections together: 0.906. One that cannot be fetched moves the share a little.
    expect(shared.filter(Boolean).length / shared.length).toBeGreaterThanOrEqual(0.88);
  });
});

/** Stalwart's parser is given text. */
function textOf(raw: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return null;
  }
}

/** Where we read more, or other, than what FLUFL's table says. */
const EXPLAINED = new Map([
  ['simple_42.txt', 'david...@gmail.com'], // A group's notice, whose address is shortened: theirs gives none.
  ['simple_43.txt', 'test-a@listserv.our-domain.de'], // A list server's refusal, whose address theirs does not find.
  ['yale_01.txt', 'mike.fox@yale.edu'], // It names an alias alone; theirs knows that university's domains, ours an example in its text.
]);
const flufl = publicFiles('flufl.bounce');
/** Not bounces: a holiday notice, a person who writes. */
const NO_BOUNCES = ['qmail_08.txt', 'groupwise_03.txt'];

given(flufl.length > 0)('the notices of FLUFL', () => {
  test('each gives up the addresses that are known of it, and is a bounce', async () => {
    const expected = expectedOfFlufl();
    const wrong: string[] = [];
    for (const file of flufl.filter((path) => expected.has(basename(path)) && !NO_BOUNCES.includes(basename(path)))) {
      const name = basename(file);
      const { report } = await readAsOurs(readFileSync(file));
      const found = [...new Set(report?.recipients.map(({ address }) => address.toLowerCase()))].sort().join();
      const known = EXPLAINED.get(name) ?? [...new Set(expected.get(name))].sort().join();
      if (report?.kind !== 'bounce' || found !== known) wrong.push(`${name}: ${report?.kind} of ${found}, known ${known}`);
    }
    expect(wrong).toEqual([]);
    expect(expected.size).toBeGreaterThan(100);
  });

  test('what is no bounce is none', async () => {
    for (const name of NO_BOUNCES) {
      const file = flufl.find((path) => basename(path) === name);
      if (file) expect((await readAsOurs(readFileSync(file))).report).toBeNull();
    }
  });
});

/** By hand: people's letters among them, absences, and a refusal that names nobody. */
const LETTERS = ['bluebottle.msg', 'spam-bogus-email-in-report.msg', 'spam-with-image.msg'];
const NOTICES = ['aol-vacation.msg', 'autoreply.msg', 'no-message-collected.msg', 'polish-autoreply.msg', 'warning-5.msg', 'warning-6.msg'];
const parser = publicFiles('bounceparser');

given(parser.length > 0)('the notices of BounceParser', () => {
  test('each bounce is one with an address, an absence is of a machine, and neither is ever answered', async () => {
    const wrong: string[] = [];
    for (const file of parser) {
      const name = basename(file);
      const { report, automaticSigns } = await readAsOurs(readFileSync(file));
      const kind = report?.kind === 'bounce' && report.recipients.length > 0 ? 'bounce' : automaticSigns.length > 0 ? 'notice' : 'letter';
      const known = LETTERS.includes(name) ? 'letter' : NOTICES.includes(name) ? 'notice' : 'bounce';
      if (kind !== known) wrong.push(`${name}: ${kind}`);
    }
    expect(wrong).toEqual([]);
    expect(parser.length).toBeGreaterThan(120);
  });
});
