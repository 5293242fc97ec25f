import type { SetupStep } from '../../shared/settings.ts';
import type { Edges } from '../edges.ts';
import { SETTINGS_ID } from './default-settings.ts';
import { SettingsModel } from './settings.model.ts';

/** How far the first admin has come with setting the house up, so that it goes on where it was left. */
export async function setSetupStep(step: SetupStep, { publish }: Pick<Edges, 'publish'>): Promise<void> {
  await SettingsModel.updateOne({ _id: SETTINGS_ID }, { $set: { setup: { step } } });
  publish('system.changed', { what: 'settings' });
}
