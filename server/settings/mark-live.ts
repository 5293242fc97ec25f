import type { Settings } from '../../shared/settings.ts';
import type { Edges } from '../edges.ts';
import { SETTINGS_ID } from './default-settings.ts';
import { SettingsModel } from './settings.model.ts';

/** Writes what a brokerage goes live with, and that it did: from then on no start rehearses any more. */
export async function markLive(own: Pick<Settings, 'brokerage' | 'voice' | 'ai'>, { now }: Pick<Edges, 'now'>): Promise<void> {
  await SettingsModel.updateOne({ _id: SETTINGS_ID }, { $set: { ...own, liveSince: now() } }, { upsert: true });
}
