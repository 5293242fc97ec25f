import { type ParsedMail, simpleParser } from 'mailparser';
import { mendFiles } from './mend-files.ts';
import { mendHead } from './mend-head.ts';
import { mendMultipart } from './mend-multipart.ts';
import { mendParts } from './mend-parts.ts';
import { isBareType, mendTypes } from './mend-types.ts';

/** Longer HTML is kept, but not read. */
export const MAX_HTML = 2_000_000;

/** One way of taking apart, so that an attachment has the same place whenever it is asked for. */
const PARSING = {
  skipTextToHtml: true,
  // Their text of an HTML mail holds what its styles hide: ours does not.
  skipHtmlToText: true,
  skipImageLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  checksumAlgo: false,
  maxHtmlLengthToParse: MAX_HTML,
} as const;

/** Longer text beside HTML stands in the text alone. */
const MAX_SHOWN_TEXT = 500_000;
/** Where a part of text stood among parts of HTML: with `skipTextToHtml` it is joined as nothing. */
const GAP_IN_HTML = /^<br\/>\n|<br\/>\n<br\/>\n|<br\/>\n$/;

/** A mail's parts. One whose words no parser finds, because it says wrongly what or where they are, is read as it was meant. */
export async function takeApart(raw: Uint8Array): Promise<ParsedMail> {
  const mail = await takeApartAsMeant(mendParts(mendHead(Buffer.from(raw))));
  // A type that cannot be read (`Content-Type: ; name=a.zip`) is none to the parser, whatever its types say.
  for (const attachment of mail.attachments) attachment.contentType ||= 'application/octet-stream';
  return mail;
}

async function takeApartAsMeant(bytes: Buffer): Promise<ParsedMail> {
  const mail = await parse(bytes);
  if (mail.attachments.some(({ contentType }) => isBareType(contentType))) return parse(mendTypes(bytes));
  if (!isEmpty(mail)) return mail;
  for (const mended of mendMultipart(bytes)) {
    const meant = await parse(mended);
    if (!isEmpty(meant)) return meant;
  }
  return mail;
}

/** Where a mail has no other words, a text that is a file is also what it says. */
async function parse(bytes: Buffer): Promise<ParsedMail> {
  const mended = mendFiles(bytes);
  const mail = await parseAsIs(mended);
  if (mended === bytes || saysSomething(mail)) return mail;
  return { ...(await parseAsIs(bytes)), attachments: mail.attachments };
}

/**
 * Text above a page or below it belongs to what is shown: the page holds all the words then, and there is no plain part
 * that says the same. It is rare, and making HTML of each text is not cheap.
 */
async function parseAsIs(bytes: Buffer): Promise<ParsedMail> {
  const mail = await simpleParser(bytes, PARSING);
  const { html, text = '' } = mail;
  const isTextLeftOut = html && GAP_IN_HTML.test(html) && text.trim() !== '' && text.length <= MAX_SHOWN_TEXT;
  return isTextLeftOut ? { ...(await simpleParser(bytes, { ...PARSING, skipTextToHtml: false, skipTextLinks: true })), text: '' } : mail;
}

/** A page may be there and empty: so does a phone send a file with nothing written above it. */
const saysSomething = ({ html, text = '' }: ParsedMail) => (html || '').replace(IN_PAGE, '').trim() !== '' || text.trim() !== '';
const IN_PAGE = /<(style|title)\b[^<]*<\/\1>|<[^<>]*>|&(?:nbsp|#160|zwnj);/gi;

const hasNoWords = ({ html, text }: ParsedMail) => !html && (text ?? '').trim() === '';
const isEmpty = (mail: ParsedMail) => hasNoWords(mail) && mail.attachments.length === 0;
