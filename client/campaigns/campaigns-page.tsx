import { getRouteApi, Link } from '@tanstack/react-router';
import { Megaphone, Plus } from 'lucide-react';
import type { CampaignReport } from '../../shared/campaign-report.ts';
import { PATHS } from '../app/paths.ts';
import { trpc } from '../lib/trpc.ts';
import { count, shortDate } from '../lib/words/format.ts';
import { Chip } from '../ui/chip.tsx';
import { Empty, ListStates, MoreButton } from '../ui/list-states.tsx';
import { Page } from '../ui/page.tsx';
import { Progress } from '../ui/progress.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { AllCampaigns } from './all-campaigns.tsx';
import { barsOf, STATE_WORDS } from './campaign-words.ts';
import { Editor } from './editor/editor.tsx';
import { NewCampaign } from './new-campaign.tsx';
import { Report } from './report/report.tsx';

const route = getRouteApi(PATHS.campaigns);

/** Campaigns: the list, one of them, or a new one. */
export function CampaignsPage() {
  const { campaignId } = route.useParams();
  if (campaignId === 'new') return <NewCampaign />;
  return campaignId ? <OneCampaign key={campaignId} campaignId={campaignId} /> : <CampaignList />;
}

/** A draft is written, a campaign that has begun is read; one that is planned may be both. */
function OneCampaign({ campaignId }: { campaignId: string }) {
  const { step } = route.useSearch();
  const query = trpc.campaigns.report.useQuery({ campaignId });
  const campaign = query.data?.campaign;
  return (
    <ListStates
      query={query}
      loading={
        <Page title="Campaign">
          <div className="p-4 md:p-6">
            <AllCampaigns />
          </div>
          <SkeletonRows rows={6} />
        </Page>
      }
    >
      {query.data && campaign && (campaign.state === 'draft' || (campaign.state === 'scheduled' && step)) ? (
        <Editor campaign={campaign} />
      ) : (
        query.data && <Report report={query.data} />
      )}
    </ListStates>
  );
}

function CampaignList() {
  const query = trpc.campaigns.list.useInfiniteQuery({ limit: 30 }, { getNextPageParam: (page) => page.nextCursor ?? undefined });
  const reports = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Campaigns"
      actions={
        <Link to={PATHS.campaigns} params={{ campaignId: 'new' }} className={NEW}>
          <Plus aria-hidden="true" className="size-4" /> New campaign
        </Link>
      }
    >
      <ListStates
        query={query}
        isEmpty={reports.length === 0}
        loading={<SkeletonRows rows={4} className="h-20" />}
        empty={
          <Empty icon={Megaphone} title="No campaigns yet">
            Write to many at once. Every reply comes into the inbox as a conversation of its own, and the AI answers it like any other.
          </Empty>
        }
      >
        <ul>
          {reports.map((report) => (
            <Row key={report.campaign.id} report={report} />
          ))}
        </ul>
        <MoreButton query={query} />
      </ListStates>
    </Page>
  );
}

const NEW = 'inline-flex h-8 items-center gap-1.5 rounded-md bg-brick px-3 font-medium text-list text-on-brick hover:bg-brick-strong';

function Row({ report }: { report: CampaignReport }) {
  const { campaign, total } = report;
  const { words, tone } = STATE_WORDS[campaign.state];
  const sent = report.accepted + report.confirmed;
  return (
    <li className="border-b">
      <Link
        to={PATHS.campaigns}
        params={{ campaignId: campaign.id }}
        className="grid gap-x-6 gap-y-2 px-4 py-4 hover:bg-hover md:grid-cols-[minmax(0,1fr)_16rem_7rem] md:items-center md:px-6"
      >
        <span className="min-w-0">
          <span className="flex items-center gap-2">
            <span className="truncate font-medium font-serif text-base">{campaign.name}</span>
            <Chip tone={tone}>{words}</Chip>
          </span>
          <span className="block truncate text-faint text-list">
            No. {campaign.number} · {campaign.subject}
          </span>
        </span>
        <span>
          <Progress label="Progress" total={total} parts={barsOf(report)} />
          <span className="mt-1 block text-faint text-xs tabular-nums">
            {total === 0 ? 'Not started' : `${count(sent)} of ${count(total)} sent`}
            {report.replied > 0 && <span className="text-brick"> · {count(report.replied)} replied</span>}
          </span>
        </span>
        <span className="text-faint text-list md:text-right">{shortDate(campaign.startedAt ?? campaign.createdAt)}</span>
      </Link>
    </li>
  );
}
