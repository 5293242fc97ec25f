import { trpc } from '../lib/trpc.ts';
import { useMoney } from '../lib/use/use-money.ts';

/** What a sentence about an audience calls owners, campaigns and money. */
export function useAudienceNames() {
  const money = useMoney();
  const people = trpc.users.list.useQuery(undefined, { staleTime: 600_000 }).data?.items ?? [];
  const campaigns = trpc.campaigns.list.useQuery({ limit: 100 }).data?.items ?? [];
  return {
    money,
    owner: (ownerId: string | null) =>
      ownerId === null ? 'nobody' : (people.find(({ id }) => id === ownerId)?.name ?? 'a former colleague'),
    campaign: (campaignId: string) => campaigns.find(({ campaign }) => campaign.id === campaignId)?.campaign.name ?? 'another campaign',
    people,
    campaigns: campaigns.map(({ campaign }) => campaign),
  };
}
