import mongoose from 'mongoose';
import type { Settings } from '../../shared/settings.ts';
import type { Edges } from '../edges.ts';
import { AppError } from '../errors.ts';
import { openForReal } from '../mail/accounts/open-for-real.ts';
import { ownMailboxFaults } from '../mail/trial/own-mailbox-faults.ts';
import { defaultSettings, ownSettings } from '../settings/default-settings.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { markLive } from '../settings/mark-live.ts';

type House = {
  isStage: boolean;
  /** Without a model rules would answer real people: then each answer waits for a person. */
  hasModel: boolean;
  endRehearsal: () => Promise<void>;
  edges: Edges;
};

type Wish = { clear: boolean; allTheSame?: boolean };

/** What stays when the stage is cleared: people and their keys, settings, mailboxes, what people wrote to use again, and what was done and by whom. */
const KEPT = [
  ...['users', 'accounts', 'sessions', 'verifications', 'rateLimits', 'apiTokens', 'availabilities'],
  ...['settings', 'mailboxs', 'auditEvents', 'jobRuns', 'jobTotals', 'leases', 'modelSpends', 'schemaVersions'],
  ...['templates', 'campaignTemplates', 'audiences', 'webhooks'],
];

/**
 * Ends the rehearsal for good: its mail servers stop, the mailboxes of Settings are read and sent with, and what the
 * rehearsal invented of the brokerage gives way to its own name.
 * @param clear also takes away every conversation, contact, listing and campaign there is
 * @param allTheSame a person was told that a mailbox does not work and goes live with it nevertheless
 * @throws AppError CONFLICT without a rehearsal, or without a mailbox to go live with; UNAVAILABLE when a mailbox does not work
 */
export async function goLive({ clear, allTheSame = false }: Wish, { isStage, hasModel, endRehearsal, edges }: House): Promise<void> {
  if (!isStage) throw new AppError('CONFLICT', { message: 'no rehearsal', userMessage: 'Openhouse is live already.' });
  // There is no way back, so what would not work afterwards is told before anything changes.
  const faults = allTheSame ? [] : await ownMailboxFaults(edges);
  if (faults.length > 0) {
    throw new AppError('UNAVAILABLE', { message: 'a mailbox to go live with does not work', userMessage: faults.join('\n') });
  }
  // The rehearsal's mailbox goes first: from here on nothing of it is sent.
  const first = await openForReal();
  if (!first) {
    throw new AppError('CONFLICT', { message: 'no mailbox to go live with', userMessage: 'Add a mailbox first, and test its connection.' });
  }
  await markLive(await newSettings({ name: first.fromName, address: first.address }, { hasModel, edges }), edges);
  await endRehearsal();
  if (clear) await clearStage();
  edges.publish('system.changed', { what: 'settings' });
}

async function newSettings(mailbox: { name: string; address: string }, { hasModel, edges }: Pick<House, 'hasModel' | 'edges'>) {
  const now = edges.now();
  const [settings, invented] = [await loadSettings(now), defaultSettings(now)];
  const isInvented = settings.brokerage.name === invented.brokerage.name;
  const { secondsBetweenReplies, maxAutoRepliesPerHour, maxAutoRepliesPerDay, maxAutoRepliesPerMailboxHour } = invented.ai;
  return {
    ...(isInvented ? ownSettings(mailbox, now) : { brokerage: settings.brokerage, voice: settings.voice }),
    ai: {
      ...settings.ai,
      // Simulated customers hold in ten minutes the conversation that real ones hold in a week: the pace was for them.
      ...{ secondsBetweenReplies, maxAutoRepliesPerHour, maxAutoRepliesPerDay, maxAutoRepliesPerMailboxHour },
      mode: hasModel ? settings.ai.mode : ('review' as const),
    },
  } satisfies Partial<Settings>;
}

async function clearStage(): Promise<void> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  for (const { name } of collections) {
    if (!KEPT.includes(name) && !name.startsWith('system.')) await db.collection(name).deleteMany({});
  }
}
