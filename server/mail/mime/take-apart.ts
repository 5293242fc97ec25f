import { type ParsedMail, simpleParser } from 'mailparser';
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

/** A mail's parts. One whose words no parser finds, because it says wrongly what or where they are, is read as it was meant. */
export async function takeApart(raw: Uint8Array): Promise<ParsedMail> {
  const bytes = mendParts(mendHead(Buffer.from(raw)));
  const mail = await simpleParser(bytes, PARSING);
  if (mail.attachments.some(({ contentType }) => isBareType(contentType))) return simpleParser(mendTypes(bytes), PARSING);
  if (!isEmpty(mail)) return mail;
  for (const mended of mendMultipart(bytes)) {
    const meant = await simpleParser(mended, PARSING);
    if (!isEmpty(meant)) return meant;
  }
  return mail;
}

const isEmpty = ({ html, text, attachments }: ParsedMail) => !html && (text ?? '').trim() === '' && attachments.length === 0;
