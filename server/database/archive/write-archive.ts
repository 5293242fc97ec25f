import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { mongo } from 'mongoose';
import { type About, type Closing, type CollectionHead, frame, toBson } from './frames.ts';

export type Written = { documents: number; collections: number };

/**
 * What is of no use in a backup: who works at the moment, and who is signed in (a restored session might be one that was
 * ended since). The version of the data stands in front.
 */
const LEFT_OUT = new Set(['leases', 'sessions', 'verifications', 'socketEvents', 'schemaVersions']);
/** Read first: a cursor older than its mail reads that mail again, which harms nothing; the other way round it would be lost. */
const FIRST = ['mailboxCursors', 'mailboxs', 'places'];
const BATCH = 500;

/**
 * Writes a whole database into one file, document by document, while others may go on working on it. The file has its
 * name only when it is complete and on disk.
 */
export async function writeArchive(
  db: mongo.Db,
  { file, about }: { file: string; about: Omit<About, 'format' | 'formatVersion'> },
): Promise<Written> {
  const part = `${file}.part`;
  const written: Written = { documents: 0, collections: 0 };
  try {
    const gzip = createGzip({ level: 4 });
    await pipeline(Readable.from(frames(db, { about, written })), gzip, createWriteStream(part, { mode: 0o600, flags: 'w' }));
    const handle = await open(part, 'r');
    await handle.sync();
    await handle.close();
    await rename(part, file);
    return written;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

type Writing = { about: Omit<About, 'format' | 'formatVersion'>; written: Written };

async function* frames(db: mongo.Db, { about, written }: Writing): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const seal = (bytes: Buffer) => {
    hash.update(bytes);
    return bytes;
  };
  const collections: Closing['collections'] = [];
  yield seal(frame('about', toBson({ format: 'openhouse-backup', formatVersion: 1, ...about } satisfies About)));
  for (const { name, options } of await listCollections(db)) {
    const collection = db.collection(name);
    const head: CollectionHead = { name, options, indexes: await collection.indexes() };
    yield seal(frame('collection', toBson(head)));
    let documents = 0;
    for await (const bson of collection.find({}, { raw: true, batchSize: BATCH }) as AsyncIterable<unknown>) {
      documents++;
      yield seal(frame('document', bson as Buffer));
    }
    collections.push({ name, documents });
    written.documents += documents;
    written.collections++;
  }
  yield frame('closing', toBson({ collections, sha256: hash.digest('hex') } satisfies Closing));
}

async function listCollections(db: mongo.Db): Promise<{ name: string; options: Record<string, unknown> }[]> {
  const listed = await db.listCollections({}, { nameOnly: false }).toArray();
  const kept = listed.filter(({ name, type }) => type === 'collection' && !name.startsWith('system.') && !LEFT_OUT.has(name));
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return kept
    .map(({ name, options }) => ({ name, options: { ...options } as Record<string, unknown> }))
    .sort((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name));
}
