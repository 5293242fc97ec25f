import { nameOrAddress } from '../../../shared/full-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { useSettled } from '../../lib/use/use-time.ts';
import type { Found } from './recent.ts';

const SETTLE_MS = 150;
const EACH = 5;
/** Campaigns are few and their door takes no words: the newest are searched here. */
const CAMPAIGNS = 100;

type Group = { heading: string; found: Found[] };

/** Asks the rooms for people, conversations, listings and campaigns, once the typing has paused. */
export function useFindings(typed: string): { groups: Group[]; isSearching: boolean; hasFailed: boolean } {
  const search = useSettled(typed.trim(), SETTLE_MS);
  const isOn = search.length > 1;
  const options = { enabled: isOn, staleTime: 30_000 };
  const isLead = (trpc.users.me.useQuery().data?.role ?? 'agent') !== 'agent';
  const people = trpc.contacts.list.useQuery({ search, limit: EACH }, options);
  const threads = trpc.inbox.list.useQuery({ view: 'all', search, limit: EACH }, options);
  const listings = trpc.properties.list.useQuery({ search, limit: EACH }, options);
  const campaigns = trpc.campaigns.list.useQuery({ limit: CAMPAIGNS }, { ...options, enabled: isOn && isLead });
  const asked = [people, threads, listings, ...(isLead ? [campaigns] : [])];
  if (!isOn) return { groups: [], isSearching: typed.trim().length > 1, hasFailed: false };

  const named = campaigns.data?.items.filter(({ campaign }) => campaign.name.toLowerCase().includes(search.toLowerCase())) ?? [];
  const groups: Group[] = [
    {
      heading: 'People',
      found: (people.data?.items ?? []).map((contact) => ({
        kind: 'person',
        id: contact.id,
        label: nameOrAddress(contact),
        hint: contact.email,
      })),
    },
    {
      heading: 'Conversations',
      found: (threads.data?.threads ?? []).map(({ id, subject, contactName, contactEmail, status }) => ({
        kind: 'thread',
        id,
        label: subject || '(no subject)',
        hint: [contactName || contactEmail, status === 'open' ? '' : status].filter(Boolean).join(' · '),
      })),
    },
    {
      heading: 'Listings',
      found: (listings.data?.items ?? []).map(({ listingKey, unparsedAddress, city }) => ({
        kind: 'listing',
        id: listingKey,
        label: unparsedAddress,
        hint: [city, listingKey].filter(Boolean).join(' · '),
      })),
    },
    {
      heading: 'Campaigns',
      found: named
        .slice(0, EACH)
        .map(({ campaign }) => ({ kind: 'campaign', id: campaign.id, label: campaign.name, hint: campaign.subject })),
    },
  ];
  return {
    groups: groups.filter(({ found }) => found.length > 0),
    isSearching: search !== typed.trim() || asked.some(({ isFetching, data }) => isFetching && !data),
    hasFailed: asked.some(({ error }) => error !== null),
  };
}
