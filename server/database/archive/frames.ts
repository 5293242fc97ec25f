import mongoose from 'mongoose';

type Plain = Record<string, unknown>;

/** What a backup begins with. */
export type About = {
  format: 'openhouse-backup';
  formatVersion: 1;
  /** Of the program that wrote it, and of the shape of its data (`upgrade/migrations.ts`). */
  programVersion: string;
  schemaVersion: number;
  createdAt: Date;
  /** Tells secrets apart without telling them: what is sealed in here opens with this AUTH_SECRET alone. */
  secretMark: string;
};
/** Stands before the documents of a collection: how it was made, and its indexes. */
export type CollectionHead = { name: string; options: Plain; indexes: Plain[] };
/** Stands at the end, so that half a file is known for one. `sha256` is of every byte before it. */
export type Closing = { collections: { name: string; documents: number }[]; sha256: string };

const TAGS = { about: 0x48, collection: 0x43, document: 0x44, closing: 0x45 } as const;
const NAMES = Object.fromEntries(Object.entries(TAGS).map(([name, tag]) => [tag, name])) as Record<number, keyof typeof TAGS>;
export type FrameKind = keyof typeof TAGS;
export type Frame = { kind: FrameKind; bson: Buffer };

/** One tag, then BSON as the database itself stores it, which begins with its own length. */
export function frame(kind: FrameKind, bson: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(TAGS[kind]), bson]);
}

export function toBson(value: object): Uint8Array {
  return mongoose.mongo.BSON.serialize(value);
}

export function fromBson<T>(bson: Uint8Array): T {
  return mongoose.mongo.BSON.deserialize(bson) as T;
}

/** As the database has it, number types and all: what is written back is what was read. */
export function documentOf(bson: Uint8Array): Plain {
  return mongoose.mongo.BSON.deserialize(bson, { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true });
}

/** A document has at most 16 MB, and its envelope a little more. */
const LARGEST = 17 * 1024 * 1024;

/** Cuts a stream of bytes into frames. @throws when a frame cannot be one, or the bytes end within one */
export async function* cutFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let parts: Uint8Array[] = [];
  let have = 0;
  // Joined only when a whole frame is there: a large document comes in a thousand pieces.
  let wanted = HEAD_BYTES;
  for await (const chunk of chunks) {
    parts.push(chunk);
    have += chunk.length;
    if (have < wanted) continue;
    const bytes = Buffer.concat(parts);
    let at = 0;
    for (wanted = HEAD_BYTES; have - at >= wanted; ) {
      const size = sizeOf(bytes, at);
      wanted = size;
      if (have - at < size) break;
      yield { kind: NAMES[bytes[at] ?? 0] as FrameKind, bson: bytes.subarray(at + 1, at + size) };
      at += size;
      wanted = HEAD_BYTES;
    }
    parts = [bytes.subarray(at)];
    have -= at;
  }
  if (have > 0) throw new Error('the backup ends in the middle of a document');
}

/** The tag, and the length that BSON begins with. */
const HEAD_BYTES = 5;

function sizeOf(bytes: Buffer, at: number): number {
  const length = bytes.readInt32LE(at + 1);
  if (!NAMES[bytes[at] ?? 0] || length < 5 || length > LARGEST) throw new Error('this is not a backup of Openhouse, or it is damaged');
  return 1 + length;
}
