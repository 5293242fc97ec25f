import { Link } from '@tanstack/react-router';
import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';

/** The campaigns whose mail lies in this conversation. A name leads to its report, for those who may see reports. */
export function LeadCampaigns({ campaignIds, names }: { campaignIds: string[]; names: Record<string, string> }) {
  const me = trpc.users.me.useQuery().data;
  const maySee = me !== undefined && me.role !== 'agent';
  return (
    <ul className="space-y-1 text-list">
      {campaignIds.map((campaignId) => {
        const name = names[campaignId] ?? 'A campaign that is gone';
        return (
          <li key={campaignId} className="text-soft">
            {maySee ? (
              <Link to={PATHS.campaigns} params={{ campaignId }} className="block truncate hover:text-ink hover:underline" title={name}>
                {name}
              </Link>
            ) : (
              <span className="block truncate" title={name}>
                {name}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
