import { Lexer, type Token, type Tokens } from 'marked';
import type { Block, List, Span } from './letter.ts';

/**
 * Reads the small Markdown a person writes in: bold, italic, links, lists, quotes. Everything else that Markdown knows
 * (headings, code, tables, HTML, pictures) stays the text it is, letter for letter. Pure.
 */
export function readMarkdown(markdown: string): Block[] {
  const tokens = new Lexer({ gfm: true, breaks: true }).lex(markdown.replace(/\r\n?/g, '\n').trim());
  return tokens.flatMap((token) => blockOf(token) ?? []);
}

function blockOf(token: Token): Block | null {
  if (token.type === 'space') return null;
  if (token.type === 'paragraph' || token.type === 'text') return { kind: 'rich', spans: spansOf(inner(token)) };
  if (token.type === 'list') return { kind: 'list', list: listOf(token as Tokens.List) };
  if (token.type === 'blockquote') return { kind: 'aside', blocks: inner(token).flatMap((part) => blockOf(part) ?? []) };
  return { kind: 'words', text: token.raw.trimEnd() };
}

function listOf({ ordered, start, items }: Tokens.List): List {
  return {
    start: ordered ? Number(start) : null,
    items: items.map(({ tokens }) => ({
      spans: tokens.filter(({ type }) => type !== 'list').flatMap((token, at) => [...(at > 0 ? [{ text: '\n' }] : []), ...spansIn(token)]),
      lists: tokens.filter(({ type }) => type === 'list').map((token) => listOf(token as Tokens.List)),
    })),
  };
}

function spansIn(token: Token): Span[] {
  if (token.type === 'space') return [];
  return token.type === 'text' || token.type === 'paragraph' ? spansOf(inner(token)) : [{ text: token.raw.trimEnd() }];
}

type Marks = Omit<Span, 'text'>;

function spansOf(tokens: Token[], marks: Marks = {}): Span[] {
  return tokens.flatMap((token): Span[] => {
    switch (token.type) {
      case 'strong':
        return spansOf(inner(token), { ...marks, isBold: true });
      case 'em':
        return spansOf(inner(token), { ...marks, isItalic: true });
      case 'br':
        return [{ ...marks, text: '\n' }];
      case 'escape':
        return [{ ...marks, text: token.text }];
      case 'link':
        return isSafe(token.href) ? spansOf(inner(token), { ...marks, href: token.href }) : [{ ...marks, text: token.raw }];
      case 'text':
        return token.tokens ? spansOf(token.tokens, marks) : [{ ...marks, text: token.text }];
      default:
        return [{ ...marks, text: token.raw }];
    }
  });
}

/** A link that runs something, or that leads nowhere outside, is shown as it was typed. */
function isSafe(href: string): boolean {
  return /^(https?:\/\/[^\s<>"]+|mailto:[^\s<>"]+|tel:[+\d\s().-]+)$/i.test(href);
}

const inner = (token: Token): Token[] => ('tokens' in token && token.tokens ? token.tokens : []);
