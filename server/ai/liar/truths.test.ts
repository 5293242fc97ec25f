import { expect, test } from 'bun:test';
import type { Contact } from '../../../shared/contact.ts';
import type { GuardCheck } from '../../../shared/message.ts';
import { type PublicProperty, publicPropertySchema } from '../../../shared/property.ts';
import { present } from '../../database/model-from.ts';
import { disclosureIn } from '../../letters/fixed-words.ts';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildContact, buildMessage, TEST_NOW } from '../../test/build.ts';
import { busyMs } from '../../test/busy-ms.ts';
import { harbourStreet } from '../../test/start-stage.ts';
import type { Draft } from '../draft/draft.ts';
import { guardDraft } from '../guard/guard-draft.ts';
import { HONEST } from './honest-words.ts';
import type { Lie } from './lie.ts';
import { LIES_IN_LANGUAGES } from './lies-in-languages.ts';
import { LIES_OF_FACT } from './lies-of-fact.ts';
import { LIES_OF_LEAK } from './lies-of-leak.ts';
import { LIES_OF_NOTATION } from './lies-of-notation.ts';
import { LIES_OF_PEOPLE } from './lies-of-people.ts';
import { LIES_UNREAD } from './lies-unread.ts';
import { MORE_TRUTHS } from './more-truths.ts';
import { TRUTHS, type Truth } from './truths.ts';

const LIES = [...LIES_OF_FACT, ...LIES_IN_LANGUAGES, ...LIES_OF_PEOPLE, ...LIES_OF_LEAK, ...LIES_OF_NOTATION, ...LIES_UNREAD];
const settings = defaultSettings(TEST_NOW);
const STREET = harbourStreet().map((home) => present(publicPropertySchema, home));
const isLive = ({ standardStatus }: PublicProperty) => standardStatus !== 'Closed';
const evidence = { messageId: null, quote: 'up to $650,000', start: 0, end: 14, at: TEST_NOW };
const BUDGET: Contact['qualification'][number] = { slot: 'budgetMax', value: 650_000, by: 'model', evidence };

/** What the gates object to in one answer, as it stands in the walk. */
function faultsIn({ words, language = 'en', ...more }: Truth | Lie): GuardCheck[] {
  const { mail: asked, before, after } = HONEST[language];
  const lie = 'gate' in more ? more : null;
  const mailText = lie?.mail ?? asked;
  const homes = STREET.filter(({ streetNumber }) => mailText.includes(`${streetNumber} Harbour Street`));
  const isQuestion = words.endsWith('?');
  const draft: Draft = {
    paragraphs: lie?.paragraphs ?? [before, ...(isQuestion ? [] : [words]), after],
    questions: lie?.questions ?? (isQuestion ? [words] : []),
    ...{ listings: homes.filter(isLive), unavailable: homes.filter((home) => !isLive(home)) },
    ...{ slots: [], booked: null, language, considered: [], calls: [] },
  };
  const contact = buildContact({ qualification: lie?.gate === 'form' ? [BUDGET] : [] });
  const mail = buildMessage({ subject: 'Harbour Street', visibleText: mailText, text: mailText });
  const rendered = disclosureIn(language, settings);
  return guardDraft(draft, { move: 'answer', mail, history: [], contact, settings, rendered }, 1).filter(({ passed }) => !passed);
}
const alarmsOver = (truths: Truth[]) =>
  truths.flatMap((truth) => faultsIn(truth).map(({ gate, detail }) => `${truth.language} · ${truth.words} · ${gate}: ${detail}`));

test('every lie is stopped by the gate that is there for it', () => {
  const missed = LIES.filter((lie) => !faultsIn(lie).some(({ gate }) => gate === lie.gate)).map(({ gate, words }) => `${gate} · ${words}`);
  expect(missed).toEqual([]);
}, 60_000);

test('at most two of a hundred honest answers are stopped', () => {
  expect(TRUTHS.length).toBeGreaterThan(150);
  const alarms = alarmsOver(TRUTHS);
  expect(alarms.length / TRUTHS.length, alarms.join('\n')).toBeLessThanOrEqual(0.02);
});

test('nor many of those that were written after the gates', () => {
  const alarms = alarmsOver(MORE_TRUTHS);
  expect(alarms.length / MORE_TRUTHS.length, alarms.join('\n')).toBeLessThanOrEqual(0.02);
});

test('the guard is quick', () => {
  faultsIn({ words: 'Both homes are bright.', language: 'en' });
  const began = busyMs();
  for (const truth of TRUTHS.slice(0, 20)) faultsIn(truth);
  expect((busyMs() - began) / 20).toBeLessThan(200);
});
