import { settingsSchema } from '../../shared/settings.ts';
import { modelFrom } from '../database/model-from.ts';

export const SettingsModel = modelFrom('Setting', settingsSchema);
