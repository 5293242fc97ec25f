import { createAdapter } from '@socket.io/mongo-adapter';
import type { Collection } from 'mongodb';
import mongoose from 'mongoose';
import type { ServerOptions } from 'socket.io';

const COLLECTION = 'socketEvents';

/**
 * Lets several processes on one database share their sockets. It needs change streams, which only a replica set or a
 * sharded cluster has: elsewhere, and on the embedded engine, each process tells its own browsers (decision 002).
 */
export async function createFanOut(): Promise<ServerOptions['adapter'] | undefined> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const hello = await db.admin().command({ hello: 1 });
  if (!hello.setName && hello.msg !== 'isdbgrid') return undefined;
  // Capped: an event is of no use a moment later. Another process may have made it first.
  await db.createCollection(COLLECTION, { capped: true, size: 10_000_000 }).catch((error) => {
    if (error?.codeName !== 'NamespaceExists') throw error;
  });
  return createAdapter(db.collection(COLLECTION) as unknown as Collection) as ServerOptions['adapter'];
}
