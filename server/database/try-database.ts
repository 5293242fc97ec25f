import { MongoClient } from 'mongodb';

type Tried = { version: string; ms: number; schemaVersion: number; isHalfRestored: boolean };

/** Asks a database its version, that of its data, and how long it takes to answer, over a connection of its own. */
export async function tryDatabase(uri: string): Promise<Tried> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5000 });
  try {
    const db = (await client.connect()).db();
    const admin = db.admin();
    const { version } = await admin.buildInfo();
    const began = performance.now();
    await admin.ping();
    const ms = Math.round(performance.now() - began);
    const data = await db.collection('schemaVersions').findOne({});
    return { version: String(version), ms, schemaVersion: data?.version ?? 0, isHalfRestored: Boolean(data?.restoringSince) };
  } finally {
    await client.close();
  }
}
