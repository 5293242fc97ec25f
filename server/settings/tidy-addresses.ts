import { domainSchema, websiteSchema } from '../../shared/web-address.ts';
import { SETTINGS_ID } from './default-settings.ts';
import { SettingsModel } from './settings.model.ts';

/**
 * Until now anything was taken for a website and a domain. What can be read as one is written as it is written today; what
 * cannot stays for an admin, who sees it marked in Settings.
 */
export async function tidyAddresses(): Promise<void> {
  const stored = await SettingsModel.findById(SETTINGS_ID, { brokerage: 1 }).lean();
  if (!stored?.brokerage) return;
  const { website, linkDomains } = stored.brokerage;
  const change = {
    'brokerage.website': websiteSchema.safeParse(website).data ?? website,
    'brokerage.linkDomains': [...new Set(linkDomains.map(domainIn))].filter((domain) => domain !== ''),
  };
  await SettingsModel.updateOne({ _id: SETTINGS_ID }, { $set: change });
}

/** An address with its path is taken for its domain. */
function domainIn(written: string): string {
  const line = written.trim();
  const host = /^https?:/i.test(line) && URL.canParse(line) ? new URL(line).hostname : line.replace(/\/.*$/, '');
  return domainSchema.safeParse(host).data ?? line;
}
