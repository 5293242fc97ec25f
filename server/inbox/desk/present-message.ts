import colorNames from 'color-name';
import sanitizeHtml from 'sanitize-html';
import { type Message, type MessageView, messageViewSchema } from '../../../shared/message.ts';
import { present, type Stored } from '../../database/model-from.ts';

/** A message as it leaves the server: its HTML can run nothing and loads nothing. */
export function presentMessage(message: Stored<Message>): MessageView {
  const html = message.html === null ? null : sanitizeMailHtml(message.html, { pictures: picturesOf(message) });
  const safe: Stored<Message> = { ...message, html };
  return present(messageViewSchema, safe);
}

const SIZE = /^\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?$/;
const BOX = /^((auto|\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?)\s*){1,4}$/;
/** Only what is understood where it is decided what a reader sees: a screen's own colours (`canvas`) have no place in a mail. */
const COLOUR = new RegExp(`^(#[0-9a-f]{3,8}|transparent|inherit|${Object.keys(colorNames).join('|')}|rgba?\\([\\d\\s,.%]{3,40}\\))$`, 'i');
/** Of an attribute browsers make a colour whatever it says (HTML, legacy colour values); those of other forms are left out. */
const LEGACY_COLOUR = new RegExp(`^(#[0-9a-f]{3}|#?[0-9a-f]{6}|${Object.keys(colorNames).join('|')})$`, 'i');
const WORD = /^[a-z-]{1,30}$/i;
const LINE = /^[\w\s.#%-]{1,60}$/;

/** Properties that lay out text. None may hold `url()` or `position`: each value is matched whole. */
const STYLES = {
  '*': {
    color: [COLOUR],
    'background-color': [COLOUR],
    'font-size': [SIZE, WORD],
    'font-weight': [/^(\d{3}|[a-z]{1,10})$/i],
    'font-style': [WORD],
    'font-family': [/^[\w\s,'"-]{1,200}$/],
    'line-height': [SIZE, WORD],
    'letter-spacing': [SIZE, WORD],
    'text-align': [WORD],
    'text-decoration': [WORD],
    'text-transform': [WORD],
    'vertical-align': [WORD, SIZE],
    'white-space': [WORD],
    width: [SIZE],
    'max-width': [SIZE],
    height: [SIZE, WORD],
    padding: [BOX],
    'padding-top': [SIZE],
    'padding-right': [SIZE],
    'padding-bottom': [SIZE],
    'padding-left': [SIZE],
    margin: [BOX],
    'margin-top': [SIZE],
    'margin-bottom': [SIZE],
    border: [LINE],
    'border-top': [LINE],
    'border-bottom': [LINE],
    'border-radius': [BOX],
    'border-collapse': [WORD],
    display: [/^(block|inline|inline-block|table|table-row|table-cell|none)$/],
  },
};

const LAYOUT = ['align', 'valign', 'width', 'height', 'border', 'cellpadding', 'cellspacing', 'colspan', 'rowspan', 'dir', 'style'];

/** Three times what mail programs show before they cut (Gmail: 102 kB). The whole mail is in its raw bytes. */
const MAX_SHOWN = 300_000;

/** @returns HTML without scripts, forms, frames, style sheets or anything that is fetched; remote pictures wait in `data-remote-src` */
export function sanitizeMailHtml(html: string, { pictures = new Map() }: { pictures?: Pictures } = {}): string {
  const isCut = html.length > MAX_SHOWN;
  const safe = sanitizeHtml(isCut ? html.slice(0, MAX_SHOWN) : html, {
    allowedTags: [
      ...['p', 'div', 'span', 'br', 'hr', 'a', 'img', 'b', 'strong', 'i', 'em', 'u', 's', 'small', 'sub', 'sup', 'font', 'center'],
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'code', 'address'],
      ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
    ],
    allowedAttributes: {
      '*': LAYOUT,
      a: ['href', 'title', 'target', 'rel'],
      img: ['src', 'alt', 'title', 'data-remote-src'],
      font: ['color', 'face', 'size'],
      ...Object.fromEntries(['table', 'tr', 'td', 'th'].map((tag) => [tag, ['bgcolor']])),
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    // A picture inside the mail itself loads nothing; SVG may hold scripts and is not among them.
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    // Deeper than any honest newsletter, and flat enough that neither we nor a browser is kept busy by it.
    nestingLimit: 100,
    allowedStyles: STYLES,
    // Text of these is code or is never meant to be read.
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template', 'xmp', 'noembed', 'plaintext'],
    transformTags: {
      ...Object.fromEntries(COLOURED.map((tag) => [tag, withKnownColours])),
      a: (tagName, { href, title, style }) => ({
        tagName,
        attribs: keep({ href: linkOf(href), title, style, target: '_blank', rel: 'noopener noreferrer nofollow' }),
      }),
      img: (tagName, { src, 'data-remote-src': _, ...rest }) => ({ tagName, attribs: keep({ ...rest, ...pictureOf(src, pictures) }) }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src && !attribs['data-remote-src'] && !attribs.alt,
  });
  return isCut ? `${safe}<p>…</p>` : safe;
}

/** The elements that may carry a colour as an attribute. */
const COLOURED = ['font', 'table', 'tr', 'td', 'th'];

function withKnownColours(tagName: string, { color, bgcolor, ...rest }: Record<string, string>) {
  const known = (value = '') => (LEGACY_COLOUR.test(value.trim()) ? value : undefined);
  return { tagName, attribs: keep({ ...rest, color: known(color), bgcolor: known(bgcolor) }) };
}

/** A link without a host would lead into Openhouse itself, since that is where the mail is shown. */
function linkOf(href = ''): string | undefined {
  return /^(https?:\/\/|mailto:|tel:)/i.test(href.trim()) ? href : undefined;
}

function pictureOf(src = '', pictures: Pictures): Record<string, string> {
  const part = /^cid:(.{1,500})$/i.exec(src.trim())?.[1];
  if (part) return keep({ src: pictures.get(part) ?? pictures.get(decoded(part)) });
  if (/^data:image\/(png|jpe?g|gif|webp);base64,[\w+/=\s]+$/i.test(src)) return { src };
  return /^https?:\/\//i.test(src) ? { 'data-remote-src': src } : {};
}

/** RFC 2392: the id in a `cid:` address is percent-encoded. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Where the pictures that came with a mail are found: by the ids by which its HTML names them. */
type Pictures = ReadonlyMap<string, string>;

function picturesOf({ _id, attachments }: Stored<Message>): Pictures {
  return new Map(
    attachments.flatMap(({ contentId, contentType }, at) =>
      contentId && /^image\/(png|jpe?g|gif|webp)$/i.test(contentType) ? [[contentId, `/attachments/${encodeURIComponent(_id)}/${at}`]] : [],
    ),
  );
}

function keep(attribs: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(attribs).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
