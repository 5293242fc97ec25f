import { describe, expect, test } from 'bun:test';
import { defaultSettings } from '../../settings/default-settings.ts';
import { buildContact, TEST_NOW } from '../../test/build.ts';
import { fillTemplate, fillWithGaps, mergeFieldsOf, requiredFields, templateFaults } from './merge-fields.ts';

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

test('what is missing is shown in brackets in a preview, and each field is named once', () => {
  const filled = fillWithGaps('Dear {{ lastName }} {{ lastName }}, {{ firstName }}', fields);
  expect(filled).toEqual({ text: 'Dear [no lastName] [no lastName], Ana', missing: ['lastName'], fault: null });
});

test('a field with a default or asked for by an if is not required', () => {
  expect(requiredFields('{{ firstName }} {{ lastName | default: "x" }}{% if fullName %}!{% endif %}{{ email }}')).toEqual([
    'firstName',
    'email',
  ]);
});

test('a name that is a web address is no name, and one in several lines is one line', () => {
  const of = (firstName: string) => mergeFieldsOf(buildContact({ firstName, lastName: '' }), settings).firstName;
  expect(of('Click https://evil.example')).toBe('');
  expect(of('see www.evil.example')).toBe('');
  expect(of('Ana\r\nBcc: all@example.com\u202e')).toBe('Ana Bcc: all@example.com');
});

test('listings have their place in the text alone', () => {
  expect(templateFaults('{{ listings }}', { allowsListings: true })).toEqual([]);
  expect(templateFaults('{{ listings }}')[0]).toContain('no merge field “listings”');
});

test('a date is one of the brokerage, wherever the server stands', () => {
  const at = (timeZone: string) => fillTemplate('{{ "2026-12-31T23:30:00Z" | date: "%d %B %Y" }}', { ...fields, timeZone }).text;
  expect([at('America/New_York'), at('Asia/Kathmandu'), at('Pacific/Apia')]).toEqual([
    '31 December 2026',
    '01 January 2027',
    '01 January 2027',
  ]);
});
