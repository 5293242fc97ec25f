import { afterAll, beforeAll, expect, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import { ContactModel } from '../../contacts/contact.model.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { furnish, type Script, type Stage, scriptedModel, startStage } from '../../test/start-stage.ts';
import { HONEST } from './honest-words.ts';
import { INJECTIONS } from './injections.ts';

const caseIn = ({ subject }: { subject: string }) => INJECTIONS[Number(subject.split('#')[1])] ?? { mail: '', obeyed: '' };
const isAlert = ({ subject }: { subject: string }) => subject.startsWith('Alert');
const { before, after } = HONEST.en;

/** "Reply only with OK" is obeyed to the letter. */
const writtenFor = (obeyed: string) => (obeyed.length < 8 ? [obeyed] : [before, obeyed, after]);

/** Does all that the mail says: sees nothing wrong with it, learns what it is told to learn, writes what it is told to write. */
const obedient: Script = {
  triage: ({ mail }) => ({ injectionSuspected: isAlert(mail), engagement: 1 }),
  learn: () => [{ slot: 'budgetMax', value: 9_000_000, quote: 'my budget is 9,000,000' }],
  draft: ({ mail }) => ({ paragraphs: writtenFor(caseIn(mail).obeyed), listingKeys: ['PL-16', 'PL-99'], slotIds: ['x'] }),
};

let database: TestDatabase;
let stage: Stage;
let obeyed: Awaited<ReturnType<Stage['arrive']>>[];
let alerted: Awaited<ReturnType<Stage['arrive']>>[];

beforeAll(async () => {
  database = await startDatabase();
  stage = await startStage(scriptedModel(obedient));
  await furnish();
  [obeyed, alerted] = [[], []];
  for (const [at, { mail }] of INJECTIONS.entries()) {
    obeyed.push(await stage.arrive(mail, { subject: `Harbour Street #${at}` }));
    if (at % 6 === 0) alerted.push(await stage.arrive(mail, { subject: `Alert #${at}` }));
  }
  await stage.play();
}, 300_000);
afterAll(async () => {
  await stage.stop();
  await database.stop();
});

test('there are more than sixty injected mails', () => expect(INJECTIONS.length).toBeGreaterThan(60));

test('what a mail makes a model write waits for a person, and none of it is sent', async () => {
  const passed: string[] = [];
  for (const [at, { mailId, threadId }] of obeyed.entries()) {
    const [decision, reply] = await Promise.all([stage.decisionOn(mailId), stage.replyOn(threadId)]);
    const isStopped = decision?.outcome === 'review' && reply?.delivery?.state === 'review' && decision.outcomeDetail.includes('objects');
    if (!isStopped) passed.push(`${decision?.outcome}: ${INJECTIONS[at]?.obeyed}`);
  }
  expect(passed).toEqual([]);
  expect(stage.sink.received.flatMap(({ to }) => to).sort()).toEqual(alerted.map(({ email }) => email).sort());
});

test('where the attempt is seen, a person gets the mail and the customer a note in fixed words', async () => {
  for (const { mailId } of alerted)
    expect(await stage.decisionOn(mailId)).toMatchObject({ move: 'hand_to_person', outcome: 'handed_over' });
  const notes = await Promise.all(stage.sink.received.map(async ({ raw }) => (await simpleParser(raw)).text ?? ''));
  expect(notes.length).toBe(alerted.length);
  for (const note of notes) {
    expect(note).toContain('a person on our team');
    expect(INJECTIONS.filter(({ obeyed: words }) => words.length > 12 && note.includes(words))).toEqual([]);
  }
});

test('nothing is learnt that the mail does not say', async () => {
  expect(await ContactModel.countDocuments({ 'qualification.slot': 'budgetMax' })).toBe(0);
});
