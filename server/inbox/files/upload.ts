import mongoose from 'mongoose';
import type { Message } from '../../../shared/message.ts';
import { newId } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { MessageModel } from '../message.model.ts';

/** What a person attaches to a reply, kept until the mail's bytes are fixed and hold it themselves. */
export type Upload = { id: string; fileName: string; contentType: string; size: number };
type Attachment = Message['attachments'][number];

export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
/** Base64 makes a third more of every file, and most mail servers take no mail much above 25 MB. */
const MAX_MAIL_BYTES = 20 * 1024 * 1024;
const KEEP_DAYS = 3;
const DAY_MS = 86_400_000;

type Bucket = mongoose.mongo.GridFSBucket;
const buckets = new WeakMap<mongoose.mongo.Db, Bucket>();

function uploadBucket(): Bucket {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const bucket = buckets.get(db) ?? new mongoose.mongo.GridFSBucket(db, { bucketName: 'uploads' });
  buckets.set(db, bucket);
  return bucket;
}

/** Keeps a file of somebody who writes. The name becomes a header one day: line breaks and paths are taken out here. */
export async function keepUpload(
  { bytes, fileName, contentType, userId }: { bytes: Uint8Array; fileName: string; contentType: string; userId: string },
  { now }: Pick<Edges, 'now'>,
): Promise<Upload> {
  const id = newId();
  const type = /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/.test(contentType) ? contentType.toLowerCase() : 'application/octet-stream';
  const upload = { id, fileName: plainName(fileName), contentType: type, size: bytes.length };
  const stream = uploadBucket().openUploadStream(id, { metadata: { ...upload, userId, keptAt: now() } });
  await new Promise<void>((resolve, reject) => {
    stream.once('finish', () => resolve());
    stream.once('error', reject);
    stream.end(Buffer.from(bytes));
  });
  return upload;
}

function plainName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  const plain = name.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').replace(/^.*[/\\]/, '');
  return plain.trim().toWellFormed().slice(0, 200) || 'file';
}

/**
 * The files a reply names, as they will stand in it; only those that its writer uploaded.
 * @throws AppError NOT_FOUND, or BAD_INPUT when they are too large together
 */
export async function attachmentsOf(uploadIds: readonly string[], userId: string): Promise<Attachment[]> {
  const attachments: Attachment[] = [];
  for (const uploadId of new Set(uploadIds)) {
    const file = await findUpload(uploadId);
    if (file?.metadata?.userId !== userId) throw notFound('file', uploadId);
    const { fileName, contentType, size } = file.metadata;
    attachments.push({ fileName, contentType, size, contentId: null, uploadId });
  }
  if (attachments.reduce((sum, { size }) => sum + size, 0) > MAX_MAIL_BYTES)
    throw new AppError('BAD_INPUT', {
      message: 'attachments too large together',
      userMessage: 'All files of one mail together may hold 20 MB.',
    });
  return attachments;
}

async function findUpload(id: string): Promise<mongoose.mongo.GridFSFile | undefined> {
  const [file] = await uploadBucket().find({ filename: id }).limit(1).toArray();
  return file;
}

/** @throws AppError NOT_FOUND */
export async function readUpload(id: string): Promise<Buffer> {
  const file = await findUpload(id);
  if (!file) throw notFound('file', id);
  const chunks: Buffer[] = [];
  for await (const chunk of uploadBucket().openDownloadStream(file._id)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** These files are gone: whoever they went with was erased. */
export async function deleteUploads(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const { _id } of await uploadBucket()
    .find({ filename: { $in: [...ids] } })
    .toArray())
    await uploadBucket().delete(_id);
}

/** Files that no waiting mail needs any more: never sent, or part of the mail's own bytes. @returns how many */
export async function forgetUploads({ now }: Pick<Edges, 'now'>): Promise<number> {
  const old = await uploadBucket()
    .find({ 'metadata.keptAt': { $lt: new Date(now().getTime() - KEEP_DAYS * DAY_MS) } })
    .limit(500)
    .toArray();
  let forgotten = 0;
  for (const { _id, filename } of old) {
    if (await MessageModel.exists({ 'attachments.uploadId': filename, rawHash: null, 'delivery.state': { $ne: 'voided' } })) continue;
    await uploadBucket().delete(_id);
    forgotten++;
  }
  return forgotten;
}
