import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError, errorText } from '../../errors.ts';
import { type About, type Closing, type CollectionHead, cutFrames, type Frame, frame, fromBson } from './frames.ts';

export type Verified = { about: About; documents: number; collections: Closing['collections'] };

/** The frames of a backup, one after the other, in constant memory. */
export async function* readFrames(file: string): AsyncGenerator<Frame> {
  const gunzip = createGunzip();
  // Its errors come out of the last stream, where they are waited for.
  const reading = pipeline(createReadStream(file), gunzip).catch((error) => void gunzip.destroy(error));
  yield* cutFrames(gunzip);
  await reading;
}

/**
 * Reads a backup from end to end before anything is changed: is it one, is it whole, is every byte as it was written?
 * @throws AppError BAD_INPUT with what is wrong with it
 */
export async function verifyArchive(file: string): Promise<Verified> {
  try {
    return await verify(file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refused(file, errorText(error), error);
  }
}

async function verify(file: string): Promise<Verified> {
  const hash = createHash('sha256');
  const counted: Closing['collections'] = [];
  let about: About | null = null;
  let closing: Closing | null = null;
  for await (const { kind, bson } of readFrames(file)) {
    if (closing) throw refused(file, 'there is more behind its end');
    if ((kind === 'about') !== (about === null)) throw refused(file, 'it does not begin as a backup of Openhouse does');
    if (kind === 'closing') closing = fromBson<Closing>(bson);
    else hash.update(frame(kind, bson));
    if (kind === 'about') about = fromBson<About>(bson);
    if (kind === 'collection') counted.push({ name: fromBson<CollectionHead>(bson).name, documents: 0 });
    const last = counted.at(-1);
    if (kind === 'document' && last) last.documents++;
  }
  if (about?.format !== 'openhouse-backup') throw refused(file, 'it is not a backup of Openhouse');
  if (about.formatVersion !== 1) throw refused(file, 'a newer Openhouse wrote it');
  if (!closing) throw refused(file, 'it ends too early');
  if (closing.sha256 !== hash.digest('hex')) throw refused(file, 'its checksum is wrong: a byte is not what was written');
  if (JSON.stringify(closing.collections) !== JSON.stringify(counted)) throw refused(file, 'documents are missing in it');
  return { about, collections: counted, documents: counted.reduce((sum, { documents }) => sum + documents, 0) };
}

function refused(file: string, why: string, cause?: unknown): AppError {
  const message = `${file} cannot be restored: ${why}. Nothing was changed.`;
  return new AppError('BAD_INPUT', { message, userMessage: message, cause });
}
