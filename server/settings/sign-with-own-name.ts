import { defaultSettings, SETTINGS_ID } from './default-settings.ts';
import { SettingsModel } from './settings.model.ts';

/** A renamed brokerage that still signs as the invented one, to the letter, signs with its own name. */
export async function signWithOwnName(): Promise<void> {
  const { brokerage, voice } = defaultSettings(new Date(0));
  const stored = await SettingsModel.findById(SETTINGS_ID, { 'brokerage.name': 1 }).lean();
  const name = stored?.brokerage?.name;
  if (!name || name === brokerage.name) return;
  await SettingsModel.updateOne({ _id: SETTINGS_ID, 'voice.signature': voice.signature }, { $set: { 'voice.signature': name } });
}
