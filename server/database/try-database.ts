import { MongoClient } from 'mongodb';

/** Asks a database its version and how long it takes to answer, over a connection of its own. */
export async function tryDatabase(uri: string): Promise<{ version: string; ms: number }> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5000 });
  try {
    const admin = (await client.connect()).db().admin();
    const { version } = await admin.buildInfo();
    const began = performance.now();
    await admin.ping();
    return { version: String(version), ms: Math.round(performance.now() - began) };
  } finally {
    await client.close();
  }
}
