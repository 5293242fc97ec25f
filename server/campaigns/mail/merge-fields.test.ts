import { describe, expect, test } from 'bun:test';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildContact, TEST_NOW } from '../../test/build.ts';
import { lintCampaign } from './lint-campaign.ts';
import { fillTemplate, mergeFieldsOf } from './merge-fields.ts';

const settings = defaultSettings(TEST_NOW);
const fields = mergeFieldsOf(buildContact({ firstName: 'Ana', lastName: '' }), settings);

describe('a merge field', () => {
  test('is filled', () => expect(fillTemplate('Dear {{ firstName }},', fields)).toEqual({ text: 'Dear Ana,' }));
  test('that the contact does not have is a fault, never a blank', () =>
    expect(fillTemplate('Dear {{ lastName }},', fields)).toEqual({ fault: 'the contact has no lastName' }));
  test('may have a default', () =>
    expect(fillTemplate('Dear {{ lastName | default: "friend" }},', fields)).toEqual({ text: 'Dear friend,' }));
  test('is data: what a name holds is not read as a template', () =>
    expect(fillTemplate('{{ firstName }}', { ...fields, firstName: '{{ email }}{% raw %}' })).toEqual({ text: '{{ email }}{% raw %}' }));
  test.each(['{% include "/etc/passwd" %}', '{% for i in (1..100000000) %}x{% endfor %}', '{{ firstName.constructor }}'])(
    'cannot be abused: %s',
    (template) => expect(fillTemplate(template, fields).fault).toBeString(),
  );
});

describe('the linter', () => {
  const lint = (change = {}, brokerage = {}) =>
    lintCampaign({ subject: 'News', body: 'Hello {{ firstName }}', ...change }, { brokerage: { ...settings.brokerage, ...brokerage } });
  test('lets an honest campaign through', () => expect(lint()).toEqual([]));
  test.each([
    [{ subject: ' ' }, {}, 'subject is empty'],
    [{ body: ' ' }, {}, 'body is empty'],
    [{ body: 'Hello {{ firstName' }, {}, 'cannot be read'],
    [{ subject: '{{ shoeSize }}' }, {}, 'no merge field “shoeSize”'],
    [{}, { postalAddress: '' }, 'postal address'],
    [{}, { name: '' }, 'name of the brokerage'],
  ])('refuses %j %j', (change, brokerage, words) => expect(lint(change, brokerage).join()).toContain(words));
});
