import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { notFound } from '../errors.ts';

/** GridFS bucket of raw mail. A file's id is the SHA-256 of its bytes, so that storing twice is storing once. */
function bucket(): mongoose.mongo.GridFSBucket {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  return new mongoose.mongo.GridFSBucket(db, { bucketName: 'raw' });
}

export function hashRaw(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest('hex');
}

/** Stores raw bytes durably before anything else is done with them. @returns their SHA-256, hex */
export async function storeRaw(raw: Uint8Array, { isTruncated = false } = {}): Promise<string> {
  const hash = hashRaw(raw);
  if (await isStored(hash)) return hash;
  // A process killed between chunks and file leaves chunks that nobody owns and that block a second try.
  await mongoose.connection.db?.collection('raw.chunks').deleteMany({ files_id: hash as never });
  try {
    const upload = bucket().openUploadStreamWithId(hash as never, hash, {
      metadata: { hash, size: raw.length, isTruncated, storedAt: new Date() },
    });
    await new Promise<void>((resolve, reject) => {
      upload.once('finish', () => resolve());
      upload.once('error', reject);
      upload.end(Buffer.from(raw));
    });
  } catch (error) {
    if (!(await isStored(hash))) throw error;
  }
  return hash;
}

async function isStored(hash: string): Promise<boolean> {
  return (
    (
      await bucket()
        .find({ _id: hash as never })
        .limit(1)
        .toArray()
    ).length > 0
  );
}

/** @throws AppError NOT_FOUND when nothing is stored under this hash */
export async function readRaw(hash: string): Promise<Buffer> {
  if (!(await isStored(hash))) throw notFound('raw mail', hash);
  const chunks: Buffer[] = [];
  for await (const chunk of bucket().openDownloadStream(hash as never)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
