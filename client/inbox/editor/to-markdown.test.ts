import { expect, test } from 'bun:test';
import { type Doc, toMarkdown } from './to-markdown.ts';

const text = (words: string, ...marks: string[]): Doc => ({ type: 'text', text: words, marks: marks.map((type) => ({ type })) });
const p = (...content: Doc[]): Doc => ({ type: 'paragraph', content });
const li = (...content: Doc[]): Doc => ({ type: 'listItem', content });
const doc = (...content: Doc[]) => toMarkdown({ type: 'doc', content });

test('bold, italic, links, lists, quotes and line breaks are written as the server reads them', () => {
  const link: Doc = { type: 'text', text: 'the plan', marks: [{ type: 'link', attrs: { href: 'https://larkinvale.example/p' } }] };
  expect(doc(p(text('Hello Ana,')), p(text('a '), text('very ', 'bold'), text('nice', 'italic'), text(' house: '), link))).toBe(
    'Hello Ana,\n\na **very** *nice* house: [the plan](https://larkinvale.example/p)',
  );
  const list: Doc = {
    type: 'bulletList',
    content: [li(p(text('one'))), li(p(text('two')), { type: 'orderedList', content: [li(p(text('deep')))] })],
  };
  expect(doc(list, { type: 'blockquote', content: [p(text('said')), p(text('so'))] }, p(text('a'), { type: 'hardBreak' }, text('b')))).toBe(
    '- one\n- two\n  1. deep\n\n> said\n>\n> so\n\na\nb',
  );
});

test('what was typed as letters stays letters', () => {
  expect(doc(p(text('*not bold* [x](y) <b> `c` _u_ snake_case')))).toBe('\\*not bold\\* \\[x\\](y) \\<b> \\`c\\` \\_u_ snake_case');
  expect(doc(p(text('- no list')))).toBe('\\- no list');
  expect(doc(p(text('2026. Great')))).toBe('2026\\. Great');
});

test('an address that is its own words is written as it is, and a mention by its name', () => {
  const url = 'https://larkinvale.example/a_b_c';
  const link: Doc = { type: 'text', text: url, marks: [{ type: 'link', attrs: { href: url } }] };
  expect(doc(p(link, text(' '), { type: 'mention', attrs: { id: 'u1', label: 'Tom Vale' } }))).toBe(`${url} @Tom Vale`);
});

test('words of one look side by side are one span, and an empty editor is empty', () => {
  expect(doc(p(text('a', 'bold'), text('b', 'bold')))).toBe('**ab**');
  expect([doc(), doc(p()), doc(p(), p())]).toEqual(['', '', '']);
});
