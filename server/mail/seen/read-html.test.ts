import { expect, test } from 'bun:test';
import { busyMs } from '../../test/busy-ms.ts';
import { readHtml } from './read-html.ts';

const HIDDEN = 'SECRET ORDER';
const S = HIDDEN;

/** Each hides the same words from everybody who opens the mail. */
const VECTORS: [string, string][] = [
  ['display:none', `<p style="display:none">${S}</p>`],
  ['display: none, spelled oddly', `<p style="DISPLAY : NONE !important">${S}</p>`],
  ['display:none after a comment', `<p style="/* x */display:/* y */none">${S}</p>`],
  ['display:none in CSS escapes', `<p style="d\\69 splay:none">${S}</p>`],
  ['display:none in entities', `<p style="display&#58;none">${S}</p>`],
  [
    'an ancestor that is not displayed',
    `<div style="display:none"><table><tr><td><b style="display:block">${S}</b></td></tr></table></div>`,
  ],
  ['a class of a style sheet', `<style>.x1{color:red}.pre, .gone { display : none }</style><p class="a gone">${S}</p>`],
  ['an id of a style sheet', `<style>#gone{visibility:hidden}</style><p id="gone">${S}</p>`],
  ['a tag of a style sheet', `<style>i{font-size:0}</style><i>${S}</i>`],
  ['a rule behind a media query', `<style>@media (max-width:600px){.w{width:100%}} .gone{display:none}</style><p class="gone">${S}</p>`],
  ['a media query for every screen', `<style>@media screen{.gone{display:none}}</style><p class="gone">${S}</p>`],
  ['a selector with several steps', `<style>table td .gone{display:none}</style><p class="gone">${S}</p>`],
  ['visibility:hidden', `<span style="visibility:hidden">${S}</span>`],
  ['opacity:0', `<span style="opacity:0">${S}</span>`],
  ['opacity almost 0', `<span style="opacity:.01">${S}</span>`],
  ['filter:opacity(0)', `<span style="filter:opacity(0)">${S}</span>`],
  ['font-size:0', `<span style="font-size:0px">${S}</span>`],
  ['font-size:1px', `<span style="font-size:1px">${S}</span>`],
  ['a share of a small font', `<div style="font-size:5px"><span style="font-size:20%">${S}</span></div>`],
  ['the font shorthand', `<span style="font:0/0 a">${S}</span>`],
  ['white on white', `<span style="color:#ffffff">${S}</span>`],
  ['almost white on white', `<span style="color:rgb(254, 254, 254)">${S}</span>`],
  ['a pale name on white', `<p style="color:LightYellow">${S}</p><font color="seashell">${S}</font>`],
  ['a dark name on itself', `<div style="background:midnightblue"><span style="color:midnightblue">${S}</span></div>`],
  ['the font tag in white', `<font color="white">${S}</font>`],
  ['hsl on hsl', `<div style="background:hsl(210, 50%, 20%)"><span style="color:hsl(210 50% 20%)">${S}</span></div>`],
  ['black on black', `<td bgcolor="#000"><p style="color:black">${S}</p></td>`],
  ['transparent ink', `<span style="color:transparent">${S}</span>`],
  ['ink without alpha', `<span style="color:rgba(0,0,0,0)">${S}</span>`],
  ['fill of text', `<span style="-webkit-text-fill-color:transparent">${S}</span>`],
  ['off the left edge', `<div style="position:absolute;left:-9999px">${S}</div>`],
  ['far indented', `<p style="text-indent:-9999px">${S}</p>`],
  ['a far margin', `<p style="margin-left:-200em">${S}</p>`],
  ['moved away', `<p style="transform:translateX(-9999px)">${S}</p>`],
  ['scaled to nothing', `<p style="transform:scale(0)">${S}</p>`],
  ['a box without height', `<div style="max-height:0;overflow:hidden">${S}</div>`],
  ['a box of one pixel', `<div style="width:1px;height:1px;overflow:hidden">${S}</div>`],
  ['clipped away', `<div style="position:absolute;clip:rect(0 0 0 0)">${S}</div>`],
  ['a clip path', `<div style="clip-path:inset(100%)">${S}</div>`],
  ['the hidden attribute', `<p hidden>${S}</p>`],
  ['aria-hidden', `<p aria-hidden="true">${S}</p>`],
  ['a comment', `<!-- ${S} -->`],
  ['a conditional comment', `<!--[if mso]><p>${S}</p><![endif]-->`],
  ['the title', `<head><title>${S}</title></head>`],
  ['a script', `<script>var a = "${S}"</script>`],
  ['a template', `<template><p>${S}</p></template>`],
  ['noscript', `<noscript>${S}</noscript>`],
  ['an attribute', `<img alt="${S}" title="${S}" src="cid:1">`],
  ['a data attribute', `<p data-note="${S}"></p>`],
  ['a hidden field', `<input type="hidden" value="${S}">`],
  ['a picture in words', `<svg><text>${S}</text></svg>`],
];
test.each(VECTORS)('leaves out what is hidden by %s', (_, hidden) => {
  const text = readHtml(`<html><body><p>We like the house.</p>${hidden}<p>Can we see it on Friday?</p></body></html>`);
  expect(text).not.toContain('SECRET');
  expect(text.replace(/\n+/g, '|')).toBe('We like the house.|Can we see it on Friday?');
});

const SEEN: [string, string][] = [
  ['small print', '<p style="font-size:9px">WORDS</p>'],
  ['pale grey print', '<p style="color:#999">WORDS</p>'],
  ['white on brick', '<td style="background:#a33"><span style="color:#fff">WORDS</span></td>'],
  ['white on a picture', '<td background="x.png"><span style="color:#fff">WORDS</span></td>'],
  ['white on a dark page', '<style>body{background-color:#111;color:#fff}</style><body><p>WORDS</p></body>'],
  ['a font reset inside a gap', '<td style="font-size:0;line-height:0"><div style="font-size:16px">WORDS</div></td>'],
  ['visible inside hidden', '<div style="visibility:hidden"><b style="visibility:visible">WORDS</b></div>'],
  ['a cut box with room', '<div style="overflow:hidden;max-width:600px">WORDS</div>'],
  ['a class hidden on phones alone', '<style>@media (max-width:480px){.wide{display:none}}</style><p class="wide">WORDS</p>'],
  ['a later word for display', '<p style="display:none;display:block">WORDS</p>'],
  ['another class', '<style>.gone{display:none}</style><p class="gone-not">WORDS</p>'],
  ['a child of a hidden sibling', '<p hidden>x</p><p>WORDS</p>'],
  ['tags that never close', '<p><b>WORDS<td>'],
];
test.each(SEEN)('keeps %s', (_, html) => {
  expect(readHtml(html)).toContain('WORDS');
});

test('lines, lists, rows and quotes look as in a plain mail', () => {
  const html =
    '<div>Hello,</div><div><br></div><div>two   wishes:<ul><li>a garden</li><li>a garage</li></ul></div>' +
    '<table><tr><td>Name</td><td>Ana&nbsp;Reyes</td></tr><tr><td>Phone</td><td>207</td></tr></table>' +
    '<div class="gmail_quote">On Mon, Mar 2, 2026, Larkin &lt;hello@larkinvale.example&gt; wrote:<br><blockquote><p>How about<br>Thursday?</p></blockquote></div>';
  expect(readHtml(html)).toBe(
    'Hello,\n\ntwo wishes:\n\n- a garden\n- a garage\n\nName\tAna Reyes\nPhone\t207\n\n' +
      'On Mon, Mar 2, 2026, Larkin <hello@larkinvale.example> wrote:\n\n> How about\n> Thursday?',
  );
});

test('a mail that is nested to be slow is read as far as anybody would write', () => {
  const began = busyMs();
  readHtml('<b>'.repeat(80_000) + '</i>'.repeat(60_000));
  readHtml('<div style="display:none">'.repeat(20_000));
  expect(busyMs() - began).toBeLessThan(1500);
});
