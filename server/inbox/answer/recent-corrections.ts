import type { MailKind } from '../../../shared/message.ts';
import { calmText } from '../../calm-text.ts';
import { MessageModel } from '../message.model.ts';

const EXAMPLE_CHARS = 400;
/** Enough to find the writer in what an example shows. */
const READ_CHARS = 2000;

/**
 * Mails that people reclassified, newest first: examples for the model from then on. They are other customers' mails,
 * so what tells who wrote them is taken out.
 */
export async function recentCorrections({ limit = 12 } = {}): Promise<{ text: string; kind: MailKind }[]> {
  const corrected = await MessageModel.find(
    { kindBy: 'person', direction: 'inbound', kind: { $ne: null } },
    { kind: 1, subject: 1, visibleText: 1, from: 1 },
  )
    .sort({ updatedAt: -1 })
    .limit(limit)
    .lean();
  return corrected.flatMap(({ kind, subject, visibleText, from }) =>
    kind ? [{ text: withoutWriter(`${subject}\n${visibleText}`, from.name).slice(0, EXAMPLE_CHARS), kind }] : [],
  );
}

const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu;
const LINK = /\bhttps?:\/\/\S+|\bwww\.\S+/giu;
const NUMBER = /\+?\d[\d\s().-]{6,}\d/gu;
const HOME = /\b\d{1,6}[A-Za-z]?\s+(?:\p{Lu}[\p{L}'’-]+\.?\s?){1,4}/gu;
/** "Kind regards, Oscar": a last line of one to three names. */
const SIGN_OFF = /(?:\n[^\n]{0,30},)?\n+\s*(?:\p{Lu}[\p{L}.'’-]*\s?){1,3}\s*$/u;

/** Takes out of a mail what tells who wrote it: names, addresses, numbers, homes. Pure. */
export function withoutWriter(text: string, name: string): string {
  const names = name.split(/[\s,]+/).filter((part) => part.length > 2);
  const plain = calmText(text, READ_CHARS)
    .replace(SIGN_OFF, '')
    .replace(ADDRESS, '…')
    .replace(LINK, '…')
    .replace(NUMBER, '…')
    .replace(HOME, '… ');
  return names.reduce((rest, part) => rest.replaceAll(part, '…'), plain);
}
