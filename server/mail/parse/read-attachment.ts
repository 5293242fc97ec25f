import type { Attachment } from 'mailparser';
import { scriptAt } from '../../places.ts';
import { takeApart } from '../mime/take-apart.ts';
import { fileNameOf } from './read-mime.ts';
import { askWorker, within } from './within.ts';

const LARGE = 256 * 1024;

/** A file of a mail by its place among `attachments`, and as it was listed when the mail came in. */
export type Wanted = { index: number; listed?: { fileName: string; size: number } };

/** One attachment out of a mail's bytes; null when there is none. A large mail is taken apart off the event loop. */
export async function readAttachment(raw: Uint8Array, wanted: Wanted): Promise<Uint8Array | null> {
  if (raw.length < LARGE) return within(cutAttachment(raw, wanted));
  return askWorker<Uint8Array | null>(new Worker(scriptAt('mail/parse/read-attachment-worker')), { raw, wanted });
}

export async function cutAttachment(raw: Uint8Array, wanted: Wanted): Promise<Uint8Array | null> {
  const { attachments } = await takeApart(raw);
  const content = findListed(attachments, wanted)?.content;
  return content ? new Uint8Array(content) : null;
}

/**
 * A mail that was listed by an earlier version may be read otherwise today, and its files may have other places: rather
 * none is handed out than one under another's name.
 */
function findListed(attachments: Attachment[], { index, listed }: Wanted): Attachment | undefined {
  const there = attachments[index];
  if (!listed) return there;
  const named = (each: Attachment) => fileNameOf(each) === listed.fileName;
  const isSame = (each: Attachment) => named(each) && each.size === listed.size;
  if (there && isSame(there)) return there;
  return attachments.find(isSame) ?? (there && named(there) ? there : attachments.find(named));
}
