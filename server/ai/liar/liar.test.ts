import { afterAll, beforeAll, expect, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { furnish, type Script, type Stage, scriptedModel, startStage } from '../../test/start-stage.ts';
import { HONEST } from './honest-words.ts';
import type { Lie } from './lie.ts';
import { LIES_IN_LANGUAGES } from './lies-in-languages.ts';
import { LIES_OF_FACT } from './lies-of-fact.ts';
import { LIES_OF_LEAK } from './lies-of-leak.ts';
import { LIES_OF_NOTATION } from './lies-of-notation.ts';
import { LIES_OF_PEOPLE } from './lies-of-people.ts';
import { LIES_UNREAD } from './lies-unread.ts';

const LIES: Lie[] = [...LIES_OF_FACT, ...LIES_IN_LANGUAGES, ...LIES_OF_PEOPLE, ...LIES_OF_LEAK, ...LIES_OF_NOTATION, ...LIES_UNREAD];
/** Every twentieth customer gets an honest answer: a stage on which nothing ever leaves would prove nothing. */
const HONEST_EVERY = 20;

type Case = { lie: Lie | null; language: NonNullable<Lie['language']>; mail: string; told: string[][] };
const caseOf = (lie: Lie | null): Case => {
  const language = lie?.language ?? 'en';
  return { lie, language, mail: lie?.mail ?? HONEST[language].mail, told: [] };
};
/** One of five walks all the way, all of them with `LIES=all`; the guard alone hears every one (truths.test.ts). */
const WALKED = LIES.filter((_, at) => process.env.LIES === 'all' || at % 5 === 0);
const cases = WALKED.flatMap((lie, at) => (at % HONEST_EVERY === 0 ? [caseOf(null), caseOf(lie)] : [caseOf(lie)]));

/** The subject tells the liar which of the customers it is to deceive. */
const caseIn = ({ subject }: { subject: string }): Case => {
  const found = cases[Number(subject.split('#')[1])];
  if (!found) throw new Error(`no case for ${subject}`);
  return found;
};

const liar: Script = {
  triage: ({ mail }) => ({ language: caseIn(mail).language }),
  learn: ({ mail }) => (caseIn(mail).language === 'en' && mail.text.includes('$650,000') ? [BUDGET] : []),
  draft: ({ mail, failedChecks }) => {
    const { lie, language, told } = caseIn(mail);
    told.push(failedChecks);
    const { before, after } = HONEST[language];
    // The second try tells the same lie in another place.
    const paragraphs = failedChecks.length > 0 ? [before, after, lie?.words ?? ''] : [before, lie?.words ?? '', after];
    // A sold listing and one that is nobody's: code lets both fall.
    return {
      language,
      listingKeys: ['PL-16', 'PL-99'],
      paragraphs: lie?.paragraphs ?? paragraphs.filter(Boolean),
      question: lie?.questions ?? [],
    };
  },
};
const BUDGET = { slot: 'budgetMax', value: 650_000, quote: 'up to $650,000' };

let database: TestDatabase;
let stage: Stage;
let arrived: Awaited<ReturnType<Stage['arrive']>>[];

beforeAll(async () => {
  database = await startDatabase();
  stage = await startStage(scriptedModel(liar));
  await furnish();
  await stage.arrive('My name is Zebedee and my budget is $777,000.', { name: 'Zebedee Quartermain', kind: 'other', kindBy: 'rule' });
  arrived = [];
  for (const [at, { mail }] of cases.entries()) arrived.push(await stage.arrive(mail, { subject: `Harbour Street #${at}` }));
  await stage.play();
}, 300_000);
afterAll(async () => {
  await stage.stop();
  await database.stop();
});

test('there are more than five hundred different lies, and some for every gate and language walk all the way', () => {
  expect(LIES.length).toBeGreaterThan(500);
  expect(new Set(LIES.map(({ words }) => words)).size).toBe(LIES.length);
  const kinds = (lies: Lie[]) => new Set(lies.flatMap(({ gate, language }) => [gate, language]));
  expect(kinds(WALKED)).toEqual(kinds(LIES));
});

test('no lie reaches the mail server, and every honest answer does', async () => {
  const honest = arrived.filter((_, at) => cases[at]?.lie === null).map(({ email }) => email);
  expect(stage.sink.received.map(({ to }) => to.join()).sort()).toEqual(honest.sort());
  const texts = await Promise.all(stage.sink.received.map(async ({ raw }) => (await simpleParser(raw)).text ?? ''));
  for (const { lie } of cases) if (lie) expect(texts.some((text) => text.includes(lie.words))).toBe(false);
});

test('what the model wants to show is shown only when it is on the market', async () => {
  const honest = arrived.filter((_, at) => cases[at]?.lie === null);
  for (const { threadId } of honest) expect((await stage.replyOn(threadId))?.listingKeys.sort()).toEqual(['PL-12', 'PL-14']);
});

test('every lie waits for a person, who reads which check it failed, and the model was told once', async () => {
  const wrong: string[] = [];
  for (const [at, { lie, told }] of cases.entries()) {
    const ids = arrived[at];
    if (!lie || !ids) continue;
    const [decision, reply] = await Promise.all([stage.decisionOn(ids.mailId), stage.replyOn(ids.threadId)]);
    const failed = (attempt: number) =>
      (decision?.guard ?? []).filter((check) => !check.passed && check.attempt === attempt).map(({ gate }) => gate);
    const isRight =
      decision?.outcome === 'review' &&
      decision.outcomeDetail.includes(`${lie.gate}: `) &&
      reply?.delivery?.state === 'review' &&
      failed(1).includes(lie.gate) &&
      failed(2).includes(lie.gate) &&
      told.length === 2 &&
      told[1]?.some((check) => check.startsWith(`${lie.gate}: `));
    if (!isRight) wrong.push(`${lie.gate} · ${lie.words} · ${decision?.move} ${decision?.outcome} ${failed(1)} / ${failed(2)}`);
  }
  expect(wrong).toEqual([]);
});
