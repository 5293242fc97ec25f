import type { Campaign } from '../../../shared/campaign.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import { countLacking } from '../../contacts/audiences/count-lacking.ts';
import { countAudience, sampleAudience } from '../../contacts/audiences/read-audience.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import type { Sender } from '../../inbox/outbox/sender.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { type Content, contentOf } from '../mail/content-of.ts';
import { CONTACT_FIELDS, mergeFieldsOf, requiredFields } from '../mail/merge-fields.ts';
import { previewCampaignMail, showable } from '../mail/write-campaign-mail.ts';
import { testLink } from '../unsubscribe.ts';
import type { LintFacts } from './lint-campaign.ts';

type Checking = { sender: Sender | null; edges: Edges };

/** Looks up what the linter has to know of the world. */
export async function gatherFacts(campaign: Stored<Campaign>, { sender, edges }: Checking): Promise<LintFacts> {
  const settings = await loadSettings(edges.now());
  const now = edges.now();
  const [{ total: audienceCount }, [somebody]] = await Promise.all([
    countAudience(campaign.audience, now),
    sampleAudience(campaign.audience, { now, limit: 1 }),
  ]);
  const missingFields = await countMissing(campaign, { settings, audienceCount, now });
  const mails = [0, ...campaign.steps.map((_, at) => at + 1)].map(async (step) => {
    const content = contentOf(campaign, { step }) ?? { subject: '', body: '', listingKeys: [] };
    const listings = (await propertiesByKeys(content.listingKeys)).filter(showable);
    const htmlBytes = measure(content, { contact: somebody ?? SOMEBODY, settings, listings, campaignId: campaign._id, edges });
    return { htmlBytes, chosen: content.listingKeys.length, showable: listings.length };
  });
  const { brokerage } = settings;
  return {
    brokerage,
    from: sender?.from ?? null,
    publicUrl: edges.publicUrl,
    audienceCount,
    missingFields,
    mails: await Promise.all(mails),
  };
}

const SOMEBODY = { firstName: 'Alexandra', lastName: 'Featherstone', email: 'alexandra.featherstone@example.com' };

type Measuring = {
  contact: Pick<Contact, 'firstName' | 'lastName' | 'email'>;
  settings: Settings;
  listings: PublicProperty[];
  campaignId: string;
  edges: Edges;
};

function measure(content: Content, { campaignId, edges, ...about }: Measuring): number {
  const links = { unsubscribeUrl: testLink(campaignId, edges), publicUrl: edges.publicUrl };
  return Buffer.byteLength(previewCampaignMail(content, { ...about, ...links }).html);
}

type Counting = { settings: Settings; audienceCount: number; now: Date };

/** How many of the audience lack a field without which one of the mails cannot be written. */
async function countMissing(campaign: Stored<Campaign>, { settings, audienceCount, now }: Counting): Promise<LintFacts['missingFields']> {
  const templates = [campaign, ...campaign.steps].flatMap(({ subject, body }) => [subject, body]);
  const needed = new Set([...templates, campaign.subjectB ?? ''].flatMap(requiredFields));
  const own = mergeFieldsOf(SOMEBODY, settings);
  const counts = [...needed].map(async (field) => {
    const name = CONTACT_FIELDS.find((one) => one === field);
    if (name) return { field, count: await countLacking(campaign.audience, name, now) };
    return { field, count: own[field] === '' ? audienceCount : 0 };
  });
  return (await Promise.all(counts)).filter(({ count }) => count > 0);
}
