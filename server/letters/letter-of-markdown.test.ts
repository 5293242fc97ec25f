import { expect, test } from 'bun:test';
import { letterOfMarkdown } from './letter-of-markdown.ts';
import { renderLetter } from './render-letter.ts';

const set = (markdown: string) => {
  const { letter, text } = letterOfMarkdown(markdown, { language: 'en', sender: 'Larkin & Vale Realty' });
  return { text, html: renderLetter(letter).html };
};

const RICH = `Hello Ana,

the house has **three bedrooms** and a *very* large [garden](https://larkinvale.example/g?a=1&b=2).

- one bath
- a garage
  - for two cars

1. Look
2. Decide

> When can we come?

Write to me@larkinvale.example or https://larkinvale.example`;

test('bold, italic, links, lists and quotes are set in HTML, and read naturally as plain text', () => {
  const { text, html } = set(RICH);
  expect(text).toBe(`Hello Ana,

the house has three bedrooms and a very large garden (https://larkinvale.example/g?a=1&b=2).

- one bath
- a garage
  - for two cars

1. Look
2. Decide

> When can we come?

Write to me@larkinvale.example or https://larkinvale.example`);
  expect(html).toContain('<strong>three bedrooms</strong>');
  expect(html).toContain('<em>very</em>');
  expect(html).toContain('href="https://larkinvale.example/g?a=1&amp;b=2"');
  for (const element of ['<ul', '<ol', '<blockquote']) expect(html).toContain(element);
});

test('nothing a person types becomes markup of its own, and no link runs anything', () => {
  const { text, html } = set(
    '**<img src=x onerror=alert(1)>** [click](javascript:alert(1)) [x](data:text/html,y) ![pixel](https://spy.example/p.gif)\n\n<script>alert(1)</script>\n\n- <b>x</b>',
  );
  expect(html).not.toMatch(/<script|<img src=x|href="(javascript|data):|src="https:\/\/spy/i);
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(text).toContain('[click](javascript:alert(1))');
  expect(text).toContain('<script>alert(1)</script>');
});

test('plain text stays as it is, to the letter: signatures, headings, code and prices are no markup', () => {
  for (const plain of [
    'Hi Ana,\n\n2 * 3 * 4 is 24, file_name_here, $450,000.\n\nAda\n-- \nLarkin & Vale',
    '# 12, second floor\n\n    lockbox 4711\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    'See https://larkinvale.example/a_b_c.\nBest,\nAda',
    '`code` and ~~struck~~ &amp; <none>',
  ])
    expect(set(plain).text).toBe(plain);
});

test('what is escaped is shown without its backslash', () => {
  expect(set('\\*not bold\\* and **bold**').text).toBe('*not bold* and bold');
});
