import { scriptAt } from '../../places.ts';
import { takeApart } from '../mime/take-apart.ts';
import { askWorker, within } from './within.ts';

const LARGE = 256 * 1024;

/** One attachment out of a mail's bytes, by its place in `attachments`; null when there is none. A large mail is taken apart off the event loop. */
export async function readAttachment(raw: Uint8Array, index: number): Promise<Uint8Array | null> {
  if (raw.length < LARGE) return within(cutAttachment(raw, index));
  return askWorker<Uint8Array | null>(new Worker(scriptAt('mail/parse/read-attachment-worker')), { raw, index });
}

export async function cutAttachment(raw: Uint8Array, index: number): Promise<Uint8Array | null> {
  const { attachments } = await takeApart(raw);
  const content = attachments[index]?.content;
  return content ? new Uint8Array(content) : null;
}
