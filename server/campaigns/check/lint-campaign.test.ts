import { expect, test } from 'bun:test';
import { defaultSettings } from '../../settings/default-settings.ts';
import { TEST_NOW } from '../../test/build.ts';
import { type LintFacts, lintCampaign } from './lint-campaign.ts';

const { brokerage } = defaultSettings(TEST_NOW);
const HONEST = { subject: 'Three homes by the water', subjectB: null, body: 'Hello {{ firstName }}', listingKeys: [], steps: [] };
const FACTS: LintFacts = {
  brokerage,
  from: { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' },
  publicUrl: 'https://crm.larkinvale.example',
  audienceCount: 100,
  missingFields: [],
  mails: [{ htmlBytes: 9000, chosen: 0, showable: 0 }],
};
const lint = (change: object = {}, facts: Partial<LintFacts> = {}) => lintCampaign({ ...HONEST, ...change }, { ...FACTS, ...facts });

test('an honest campaign has nothing wrong with it', () => expect(lint()).toEqual([]));

test.each<[string, object, Partial<LintFacts>]>([
  ['no-subject', { subject: ' ' }, {}],
  ['no-text', { body: ' ' }, {}],
  ['no-text', { body: '![a house](https://larkinvale.example/a.jpg)' }, {}],
  ['template', { body: 'Hello {{ firstName' }, {}],
  ['template', { subject: '{{ shoeSize }}' }, {}],
  ['template', { subjectB: '{{ shoeSize }}' }, {}],
  ['template', { steps: [{ subject: 's', body: '{{ x }}', listingKeys: [], waitHours: 24 }] }, {}],
  ['misleading-subject', { subject: 'Re: your house' }, {}],
  ['misleading-subject', { subjectB: 'FWD: your house' }, {}],
  ['no-postal-address', {}, { brokerage: { ...brokerage, postalAddress: '' } }],
  ['no-sender-name', {}, { brokerage: { ...brokerage, name: '' } }],
  ['dishonest-from', {}, { from: { address: 'hello@larkinvale.example', name: 'ceo@bank.example' } }],
  ['nobody', {}, { audienceCount: 0 }],
  ['missing-field', {}, { missingFields: [{ field: 'website', count: 100 }] }],
])('refuses %s: %j %j', (rule, change, facts) => {
  expect(
    lint(change, facts)
      .filter(({ level }) => level === 'error')
      .map((finding) => finding.rule),
  ).toContain(rule);
});

test.each<[string, object, Partial<LintFacts>]>([
  ['too-large', {}, { mails: [{ htmlBytes: 105_000, chosen: 0, showable: 0 }] }],
  ['missing-alt', { body: 'Hello, here is a house. ![](https://larkinvale.example/a.jpg)' }, {}],
  ['mostly-pictures', { body: 'Hello ![a house](https://larkinvale.example/a.jpg)' }, {}],
  ['fair-housing', { subject: 'Ideal for families' }, {}],
  ['fair-housing', { body: 'It lies in a safe\nneighbourhood.' }, {}],
  ['spammy', { body: 'Act now, it is risk-free!' }, {}],
  ['capitals', { subject: 'THREE NEW HOMES' }, {}],
  ['exclamation', { subject: 'New homes!!' }, {}],
  ['long-subject', { subject: 'x'.repeat(90) }, {}],
  ['foreign-link', { body: 'See https://elsewhere.example/a' }, {}],
  ['short-link', { body: 'See https://bit.ly/a' }, {}],
  ['missing-field', {}, { missingFields: [{ field: 'firstName', count: 7 }] }],
  ['hidden-listings', {}, { mails: [{ htmlBytes: 1, chosen: 3, showable: 2 }] }],
  ['no-listings', { body: 'Here: {{ listings }}' }, {}],
  ['no-from-name', {}, { from: { address: 'hello@larkinvale.example', name: '' } }],
  ['no-mailbox', {}, { from: null }],
  ['unsubscribe-not-public', {}, { publicUrl: 'http://localhost:3000' }],
  ['same-subjects', { subjectB: HONEST.subject }, {}],
])('warns of %s: %j %j', (rule, change, facts) => {
  const findings = lint(change, facts);
  expect(findings.map((finding) => finding.rule)).toContain(rule);
  expect(findings.every(({ level }) => level === 'warning')).toBe(true);
});

test('own domains and their subdomains are no foreign links', () => {
  expect(lint({ body: 'See https://www.larkinvale.example/a and https://homes.larkinvale.example/b' })).toEqual([]);
});

test('says how many lack a field, and of which mail a finding is', () => {
  const [finding] = lint({}, { missingFields: [{ field: 'firstName', count: 7 }] });
  expect(finding?.words).toContain('7 of 100 have no firstName');
  const steps = [{ subject: '', body: 'Hi', listingKeys: [], waitHours: 24 }];
  expect(lint({ steps })).toMatchObject([{ rule: 'no-subject', step: 1 }]);
});

test('words that an AI’s draft would be held for are told by what they speak of, each once; a street and a link are none', () => {
  const body = 'New homes for families in a safe neighborhood, perfect for young couples, no children. No children!';
  const told = lint({ body }).filter(({ rule }) => rule === 'fair-housing');
  expect(told.map(({ level, words }) => [level, /“(.+)” speaks of ([^.]+)/.exec(words)?.slice(1)])).toEqual([
    ['warning', ['perfect for young couples', 'familial status']],
    ['warning', ['safe neighborhood', 'safety']],
    ['warning', ['no children', 'familial status']],
  ]);
  const plain = 'A single-family home with a family room at 12 Church Street: https://larkinvale.example/schools';
  expect(lint({ body: plain })).toEqual([]);
});
