import { type Settings, settingsSchema } from '../../shared/settings.ts';
import { present } from '../database/model-from.ts';
import { defaultSettings, SETTINGS_ID } from './default-settings.ts';
import { SettingsModel } from './settings.model.ts';

/** The settings in force: what is stored, with what the environment pins laid over it. */
export async function loadSettings(now: Date): Promise<Settings> {
  const stored = await SettingsModel.findById(SETTINGS_ID).lean();
  const settings = stored ? present(settingsSchema, stored) : defaultSettings(now);
  const { pinned } = settings;
  return {
    ...settings,
    ai: {
      ...settings.ai,
      mode: pinned.mode ?? settings.ai.mode,
      holdSeconds: pinned.holdSeconds ?? settings.ai.holdSeconds,
      settleSeconds: pinned.settleSeconds ?? settings.ai.settleSeconds,
    },
    sending: {
      ...settings.sending,
      perMinute: pinned.perMinute ?? settings.sending.perMinute,
      perDay: pinned.perDay ?? settings.sending.perDay,
    },
  };
}

/**
 * Writes the settings at boot when there are none, and what the environment pins at every boot.
 * @param own what a real brokerage starts with in place of the invented one's name and addresses
 */
export async function ensureSettings(
  pinned: Settings['pinned'],
  { now, own = {} }: { now: Date; own?: Partial<Pick<Settings, 'brokerage' | 'voice'>> },
): Promise<void> {
  const { id: _, pinned: __, updatedAt: ___, createdAt: ____, ...invented } = defaultSettings(now);
  const defaults = { ...invented, ...own };
  await SettingsModel.updateOne({ _id: SETTINGS_ID }, { $setOnInsert: defaults, $set: { pinned } }, { upsert: true });
}
