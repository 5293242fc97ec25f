import type { InboxSearch } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';

/** What the address says by id, in names. Campaigns are for leads and admins: to an agent one is just that. */
export function useNames({ owner, campaign }: Pick<InboxSearch, 'owner' | 'campaign'>) {
  const me = trpc.users.me.useQuery().data;
  const users = trpc.users.list.useQuery(undefined, { enabled: Boolean(owner), staleTime: 300_000 }).data?.items;
  const mayAsk = Boolean(campaign) && me !== undefined && me.role !== 'agent';
  const named = trpc.campaigns.byId.useQuery({ campaignId: campaign ?? '' }, { enabled: mayAsk, staleTime: 300_000 }).data;
  return {
    owner: users?.find(({ id }) => id === owner)?.name ?? 'A colleague',
    campaign: named?.name ?? 'One campaign',
  };
}
