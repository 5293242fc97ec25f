import type { Stage } from '../../shared/contact.ts';
import type { MailKind } from '../../shared/message.ts';

/** Every place of the app, so that no feature spells a path. */
export const PATHS = {
  inbox: '/inbox/$view/{-$threadId}',
  pipeline: '/pipeline',
  contacts: '/contacts/{-$contactId}',
  properties: '/properties/{-$listingKey}',
  campaigns: '/campaigns/{-$campaignId}',
  calls: '/calls',
  insights: '/insights',
  settings: '/settings/{-$section}',
  system: '/system',
  rehearsal: '/rehearsal',
} as const;

/** What narrows the inbox, beside its view: kept in the URL. */
export type InboxSearch = {
  kind?: MailKind;
  stage?: Stage;
  /** Whose threads. */
  owner?: string;
  campaign?: string;
  q?: string;
  /** The message whose decision stands open. */
  why?: string;
  /** The mail that a link leads to. */
  mail?: string;
};

export const CAMPAIGN_STEPS = ['audience', 'content', 'properties', 'schedule'] as const;
/** Which step of a campaign's editor is shown; and for a new one whom and what it begins with. */
export type CampaignsSearch = {
  step?: (typeof CAMPAIGN_STEPS)[number];
  /** For `/campaigns/new`: contacts chosen elsewhere. */
  contactIds?: string[];
  /** For `/campaigns/new`: listings chosen elsewhere. */
  listingKeys?: string[];
  /** For `/campaigns/new`: a saved audience. */
  audienceId?: string;
};
