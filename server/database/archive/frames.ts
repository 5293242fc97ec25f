import mongoose from 'mongoose';

type Plain = Record<string, unknown>;

/** What a backup begins with. */
export type About = {
  format: 'openhouse-backup';
  formatVersion: 1;
  /** Of the program that wrote it, and of the shape of its data (`migrate.ts`). */
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
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= 5) {
      const kind = NAMES[rest[at] ?? 0];
      const length = rest.readInt32LE(at + 1);
      if (!kind || length < 5 || length > LARGEST) throw new Error('this is not a backup of Openhouse, or it is damaged');
      if (rest.length - at - 1 < length) break;
      yield { kind, bson: rest.subarray(at + 1, at + 1 + length) };
      at += 1 + length;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new Error('the backup ends in the middle of a document');
}
