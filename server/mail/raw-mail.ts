import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { notFound } from '../errors.ts';

type Bucket = mongoose.mongo.GridFSBucket;
/** One bucket per connection: a bucket asks for its indexes once, at its first upload. */
const buckets = new WeakMap<mongoose.mongo.Db, Bucket>();
/** What many are stored by asks for the same indexes, once per connection. */
const indexed = new WeakMap<mongoose.mongo.Db, Promise<unknown>>();

function rawBucket(): Bucket {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const bucket = buckets.get(db) ?? new mongoose.mongo.GridFSBucket(db, { bucketName: 'raw' });
  buckets.set(db, bucket);
  return bucket;
}

export function hashRaw(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest('hex');
}

type Stored = {
  isTruncated?: boolean;
  /** Of a mail of ours: its bytes may be fixed more than once, and all of them go with it. */
  messageId?: string;
};

/**
 * Stores raw bytes durably before anything else is done with them. The name is the hash of the bytes, and a file
 * counts only when it is complete, so storing again (after a kill, or by two processes at once) harms nothing.
 * @returns their SHA-256, hex
 */
export async function storeRaw(raw: Uint8Array, { isTruncated = false, messageId }: Stored = {}): Promise<string> {
  const hash = hashRaw(raw);
  if (await findStored(hash)) return hash;
  const metadata = { hash, size: raw.length, isTruncated, storedAt: new Date(), ...(messageId && { messageId }) };
  const upload = rawBucket().openUploadStream(hash, { metadata });
  await new Promise<void>((resolve, reject) => {
    upload.once('finish', () => resolve());
    upload.once('error', reject);
    upload.end(Buffer.from(raw));
  });
  return hash;
}

/**
 * Stores many small mails at once, as `storeRaw` does one: the chunks first, then the files, since a file counts only
 * when it is complete.
 * @param messageIds whose they are, where they are ours
 * @returns their hashes, in the same order
 */
export async function storeRaws(raws: Uint8Array[], messageIds: string[] = []): Promise<string[]> {
  if (raws.length === 0) return [];
  const hashes = raws.map(hashRaw);
  const known = new Set(
    (
      await rawBucket()
        .find({ filename: { $in: hashes } })
        .toArray()
    ).map(({ filename }) => filename),
  );
  const named = raws.map((raw, at) => [hashes[at] ?? '', { raw, messageId: messageIds[at] }] as const);
  const fresh = [...new Map(named)].filter(([hash]) => !known.has(hash));
  if (fresh.length === 0) return hashes;
  const { files, chunks } = await indexedCollections();
  const stored = fresh.map(([hash, { raw, messageId }]) => ({
    ...{ _id: new mongoose.mongo.ObjectId(), hash, raw: Buffer.from(raw) },
    metadata: { hash, size: raw.length, isTruncated: false, ...(messageId && { messageId }) },
  }));
  await chunks.insertMany(
    stored.flatMap(({ _id, raw }) =>
      Array.from({ length: Math.ceil(raw.length / CHUNK_BYTES) }, (_, n) => ({
        files_id: _id,
        n,
        data: new mongoose.mongo.Binary(raw.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES)),
      })),
    ),
    { ordered: false },
  );
  const now = new Date();
  await files.insertMany(
    stored.map(({ _id, hash, raw, metadata }) => ({
      ...{ _id, length: raw.length, chunkSize: CHUNK_BYTES, uploadDate: now, filename: hash },
      metadata: { ...metadata, storedAt: now },
    })),
    { ordered: false },
  );
  return hashes;
}

/** What GridFS itself takes. */
const CHUNK_BYTES = 255 * 1024;

async function indexedCollections() {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const [files, chunks] = [db.collection('raw.files'), db.collection('raw.chunks')];
  const standing =
    indexed.get(db) ??
    Promise.all([files.createIndex({ filename: 1, uploadDate: 1 }), chunks.createIndex({ files_id: 1, n: 1 }, { unique: true })]);
  indexed.set(db, standing);
  await standing.catch((error) => {
    indexed.delete(db);
    throw error;
  });
  return { files, chunks };
}

async function findStored(hash: string): Promise<mongoose.mongo.GridFSFile | undefined> {
  const [file] = await rawBucket().find({ filename: hash }).limit(1).toArray();
  return file;
}

/** @throws AppError NOT_FOUND when nothing is stored under this hash */
export async function readRaw(hash: string): Promise<Buffer> {
  const file = await findStored(hash);
  if (!file) throw notFound('raw mail', hash);
  const chunks: Buffer[] = [];
  for await (const chunk of rawBucket().openDownloadStream(file._id)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Deletes every stored copy of these bytes. What is not there is gone already. */
export async function deleteRaw(hash: string): Promise<void> {
  for (const { _id } of await rawBucket().find({ filename: hash }).toArray()) await rawBucket().delete(_id);
}

/** The same of everything that was ever fixed for these mails of ours, whether it was sent or not. */
export async function deleteRawsOf(messageIds: readonly string[]): Promise<void> {
  const theirs = { 'metadata.messageId': { $in: [...messageIds] } };
  for (const { _id } of await rawBucket().find(theirs).toArray()) await rawBucket().delete(_id);
}
