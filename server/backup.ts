import { createHmac } from 'node:crypto';
import mongoose from 'mongoose';
import packageJson from '../package.json';
import { pauseAllCampaigns } from './campaigns/pause-campaign.ts';
import type { About } from './database/archive/frames.ts';
import { verifyArchive } from './database/archive/read-archive.ts';
import { isEmptyDatabase, restoreArchive } from './database/archive/restore-archive.ts';
import { type Written, writeArchive } from './database/archive/write-archive.ts';
import { noteRestored, noteRestoring, readSchemaVersion } from './database/schema-version.ts';
import type { Edges } from './edges.ts';
import { AppError } from './errors.ts';
import { doubtUnsent } from './inbox/restored/doubt-unsent.ts';
import { findHolders } from './jobs/find-holders.ts';
import { doubtMailboxes } from './mail/accounts/doubt-mailboxes.ts';
import { secretsFor } from './secrets/former-secrets.ts';
import { SCHEMA_VERSION } from './upgrade/migrations.ts';

/** Writes all that the connected database holds into one file: mail, raw bytes, people, settings. AUTH_SECRET is not in it. */
export async function backUp(file: string, { secret, now }: Pick<Edges, 'secret' | 'now'>): Promise<Written> {
  const { version } = await readSchemaVersion();
  const about = { programVersion: packageJson.version, schemaVersion: version, createdAt: now(), secretMark: markOf(secret) };
  return writeArchive(database(), { file, about });
}

export type Restored = { about: About; documents: number; doubted: number; unanswered: number; paused: number };

/**
 * Puts a backup in the place of the connected database, and sees to it that nobody is answered twice: what the backup
 * takes for unsent may have left since. What is uncertain is settled by evidence, never by sending again (decisions 005 and 021).
 * @param force also when the database holds something, or when the backup was made under another AUTH_SECRET
 * @throws AppError before anything is changed: a damaged file, a newer one, a database that is in use or not empty
 */
export async function restore(file: string, { force }: { force: boolean }, edges: Edges): Promise<Restored> {
  const { about } = await verifyArchive(file);
  if (about.schemaVersion > SCHEMA_VERSION)
    throw refused(`a newer Openhouse (${about.programVersion}) wrote ${file}; restore it with that one`);
  const holders = await findHolders(edges.now());
  if (holders.length > 0) throw refused(`Openhouse is working on this database (${holders.join(', ')}); stop it first`);
  if (!force && !secretsFor(edges.secret).map(markOf).includes(about.secretMark))
    throw refused(
      'the backup was made under another AUTH_SECRET: mailbox passwords in it cannot be read, and its mail would not be known again in Sent. ' +
        'Set the AUTH_SECRET of that time (without one it lies in DATA_DIR/auth-secret), or add --force',
    );
  if (!force && !(await isEmptyDatabase(database()))) throw refused('the database is not empty; add --force to replace all that is in it');

  await noteRestoring(edges.now());
  const documents = await restoreArchive(database(), file);
  const domains = await doubtMailboxes(edges);
  const doubts = await doubtUnsent({ domainOf: (id) => domains.get(id) ?? '' }, edges);
  const reason = 'the database was restored from a backup; look into the report before you resume it';
  const paused = await pauseAllCampaigns({ reason }, edges);
  await noteRestored(about.schemaVersion);
  return { about, documents, ...doubts, paused };
}

function markOf(secret: string): string {
  return createHmac('sha256', secret).update('openhouse backup').digest('hex').slice(0, 16);
}

function database(): mongoose.mongo.Db {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  return db;
}

function refused(why: string): AppError {
  const message = `Nothing was restored: ${why}.`;
  return new AppError('START_REFUSED', { message, userMessage: message });
}
