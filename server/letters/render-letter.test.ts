import { describe, expect, test } from 'bun:test';
import sanitizeHtml from 'sanitize-html';
import { sampleLetters } from '../test/sample-letters.ts';
import { COLOURS, type Colour, PAIRS } from './blocks/palette.ts';

const LETTERS = Object.entries(sampleLetters());
/** Gmail cuts a mail at 102 kB and hides the rest behind a link. */
const GMAIL_CUTS_AT = 100_000;

describe.each(LETTERS)('the mail %s', (_, { text, html }) => {
  const body = html.slice(html.indexOf('<body'));
  const elements = [...body.matchAll(/<([a-z]+)\b([^>]*)>/g)].map(([, tag = '', attributes = '']) => ({ tag, attributes }));

  test('is whole for Gmail', () => expect(Buffer.byteLength(html)).toBeLessThan(GMAIL_CUTS_AT));
  test('lays out by tables alone: nothing that Outlook does not know', () => {
    expect(body).not.toMatch(/display:\s*(flex|grid)|position:|float:|background-image|<(v|o):|url\(|calc\(|var\(--/i);
    const tables = elements.filter(({ tag }) => tag === 'table');
    for (const { attributes } of tables) expect(attributes).toMatch(/role="presentation"[^>]*border="0"/i);
    expect(tables.filter(({ attributes }) => !/ width="/.test(attributes))).toEqual([]);
  });
  test('runs nothing and loads nothing but pictures', () => {
    expect(elements.map(({ tag }) => tag)).not.toContainAnyValues(['script', 'style', 'link', 'iframe', 'form', 'input', 'object', 'svg']);
    expect(elements.filter(({ attributes }) => /\son[a-z]+=/i.test(attributes.replace(/"[^"]*"/g, '""')))).toEqual([]);
    const addresses = [...body.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url);
    expect(addresses.filter((url) => !/^https?:\/\//.test(url))).toEqual([]);
  });
  test('every picture has words and a size', () => {
    for (const { attributes } of elements.filter(({ tag }) => tag === 'img'))
      expect(attributes).toMatch(/^(?=.*\salt="[^"]+")(?=.*\swidth="\d+")(?=.*\sheight="\d+")/);
  });
  test('states its colour wherever it has words, so that nothing is read by accident', () => {
    for (const { tag, attributes } of elements.filter(({ tag }) => ['p', 'blockquote', 'a'].includes(tag)))
      expect(`${tag}${attributes}`).toMatch(/color:#[0-9a-f]{6}|style="line-height|href=[^>]*display:inline-block|margin:4px 0 20px/);
  });
  test('says the same as text and as HTML', () => {
    const shown = wordsOf(withoutTags(body));
    const said = wordsOf(text);
    expect(said.filter((word) => !shown.includes(word))).toEqual([]);
    expect(shown.filter((word) => !said.includes(word) && !LETTERHEAD.includes(word))).toEqual([]);
  });
  test('begins in the list of mails with what it says', () => {
    const [, preheader = ''] = /<div style="display:none[^>]*>([^<]+)/.exec(body) ?? [];
    expect(preheader.length).toBeGreaterThan(15);
    expect(preheader).not.toContain('Larkin &amp; Vale Realty');
  });
  test('is marked for the dark theme and for readers of the language', () =>
    expect(html).toMatch(/<html (?=[^>]*lang="(en|es)")[\s\S]*<meta name="color-scheme" content="light dark"/));
});

/** What only the HTML has: the letterhead and the label of a link whose address stands in the text. */
const LETTERHEAD = wordsOf('Larkin & Vale Realty See the listing → Ver la propiedad →');

function withoutTags(html: string): string {
  const seen = html.replace(/<div style="display:none[\s\S]*?<\/div><\/div>/, '').replace(/<!--[\s\S]*?-->/g, '');
  const linked = seen.replace(/href="([^"]*)"[^>]*>/g, (tag, url: string) => `${tag} ${url} `);
  const plain = sanitizeHtml(linked.replace(/<(?=[/a-z])/gi, ' <'), { allowedTags: [], allowedAttributes: {} });
  return plain.replace(/&(lt|gt|amp|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? '');
}
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#x27': "'" };

function wordsOf(text: string): string[] {
  return [...new Set(text.split(/[.:]?[\s,]+|[.:]$/).filter((word) => /[\p{L}\p{N}→]/u.test(word)))];
}

test('nothing of a stranger becomes markup, and none of it turns the reading order about', () => {
  const { html, text } = sampleLetters().hostile ?? { html: '', text: '' };
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html.match(/<style/g)).toHaveLength(1);
  expect(html + text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test.each(PAIRS)('%s on %s is read with ease in both themes', (words, ground) => {
  for (const theme of [0, 1] as const) expect(contrast(COLOURS[words][theme], COLOURS[ground][theme])).toBeGreaterThanOrEqual(4.5);
});

/** WCAG 2.2, 1.4.3: relative luminance of sRGB colours. */
function contrast(a: (typeof COLOURS)[Colour][number], b: (typeof COLOURS)[Colour][number]): number {
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
