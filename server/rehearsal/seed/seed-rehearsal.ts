import { createCampaign } from '../../campaigns/create-campaign.ts';
import { listCampaigns } from '../../campaigns/list-campaigns.ts';
import type { Edges } from '../../edges.ts';
import { updateSettings } from '../../settings/update-settings.ts';
import { NEWS_TAG } from './people.ts';
import { seedHouse } from './seed-house.ts';

const CAMPAIGN = {
  name: 'Spring in Orchard Falls',
  subject: 'New homes in Orchard Falls, {{ firstName }}',
  body: [
    'Hello {{ firstName }},',
    'Three homes in Orchard Falls and Mill Hill came up this month, and we thought of you. Each has three bedrooms or more and a garden or a deck.',
    'Just reply to this mail and tell us what you are looking for: an area, a number of bedrooms, a budget. We will write back with homes that fit.',
    'Warm regards,\n{{ brokerage }}',
  ].join('\n\n'),
  audience: { tags: [NEWS_TAG] },
  listingKeys: ['PL-2037', 'PL-2038', 'PL-2010'],
};

/** Simulated customers hold in ten minutes the conversation that real ones hold in a week. */
const QUICK_CONVERSATIONS = {
  secondsBetweenReplies: 5,
  maxAutoRepliesPerHour: 40,
  maxAutoRepliesPerDay: 200,
  maxAutoRepliesPerMailboxHour: 1000,
};

/**
 * Fills an empty Openhouse with the brokerage of the rehearsal: listings, contacts, one campaign ready to send. The
 * campaign comes last and says that it is done, so that what people delete or change afterwards stays so.
 */
export async function seedRehearsal(edges: Edges): Promise<void> {
  const { rows } = await listCampaigns({ limit: 1 });
  if (rows.length > 0) return;
  const added = await seedHouse(edges);
  await updateSettings({ ai: QUICK_CONVERSATIONS }, edges);
  await createCampaign(CAMPAIGN, edges);
  edges.log.info(added, 'the rehearsal is set up');
}
