import mongoose from 'mongoose';
import type { Edges } from '../edges.ts';

/** Deletes what better-auth has let expire; it removes a session itself only when somebody comes with it. @returns how many */
export async function forgetExpiredSessions({ now }: Pick<Edges, 'now'>): Promise<number> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const expired = { expiresAt: { $lt: now() } };
  const sessions = await db.collection('sessions').deleteMany(expired);
  const verifications = await db.collection('verifications').deleteMany(expired);
  return sessions.deletedCount + verifications.deletedCount;
}
