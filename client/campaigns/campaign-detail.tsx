import { Link } from '@tanstack/react-router';
import { ArrowLeft, Pause, Play, Square } from 'lucide-react';
import type { CampaignReport } from '../../shared/campaign-report.ts';
import { PATHS } from '../app/paths.ts';
import { errorWords } from '../lib/error-words.ts';
import { count } from '../lib/format.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Progress } from '../ui/progress.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { barsOf, STATE_WORDS } from './campaign-words.ts';
import { Recipients } from './recipients.tsx';

/** One campaign: how far it is, who got it, and what was written. Live while it sends. */
export function CampaignDetail({ campaignId }: { campaignId: string }) {
  const query = trpc.campaigns.report.useQuery({ campaignId });
  return (
    <ListStates query={query} loading={<SkeletonRows rows={6} />}>
      {query.data && <Report report={query.data} />}
    </ListStates>
  );
}

function Report({ report }: { report: CampaignReport }) {
  const { campaign } = report;
  const { words, tone } = STATE_WORDS[campaign.state];
  return (
    <Page title={campaign.name} note={`No. ${campaign.number}`} actions={<Controls report={report} />}>
      <div className="mx-auto max-w-5xl space-y-8 p-4 md:p-6">
        <div>
          <Link
            to={PATHS.campaigns}
            params={{ campaignId: undefined }}
            className="inline-flex items-center gap-1 text-faint text-list hover:text-ink"
          >
            <ArrowLeft aria-hidden="true" className="size-3.5" /> All campaigns
          </Link>
          <div className="mt-3 mb-3 flex items-center gap-2">
            <Chip tone={tone}>{words}</Chip>
            {campaign.stateReason && <span className="text-list text-soft">{campaign.stateReason}</span>}
          </div>
          <Progress label="Progress" total={report.total} parts={barsOf(report)} />
          <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
            <Figure name="Recipients" value={report.total} />
            <Figure name="Sent" value={report.accepted + report.confirmed} note={`${count(report.confirmed)} seen in Sent`} />
            <Figure name="Replied" value={report.replied} isStrong />
            <Figure name="Still to go" value={report.waiting + report.queued} />
            <Figure name="Skipped" value={report.skipped} />
            <Figure name="Bounced" value={report.bounced} />
            <Figure name="Failed" value={report.failed} />
            <Figure name="Maybe sent" value={report.uncertain} />
          </dl>
        </div>
        <Section title="The mail">
          <div className="rounded-lg border bg-raised p-5">
            <p className="font-medium font-serif text-lg">{campaign.subject}</p>
            <p className="mt-3 max-w-prose whitespace-pre-wrap leading-relaxed">{campaign.body}</p>
            <p className="mt-4 text-faint text-xs">The postal address and an unsubscribe link are added to every mail.</p>
          </div>
        </Section>
        <Section title="Recipients">
          <Recipients campaignId={campaign.id} />
        </Section>
      </div>
    </Page>
  );
}

function Figure({ name, value, note, isStrong = false }: { name: string; value: number; note?: string; isStrong?: boolean }) {
  return (
    <div>
      <dt className="text-faint text-list">{name}</dt>
      <dd className={`font-serif text-2xl tabular-nums ${isStrong && value > 0 ? 'text-brick' : ''}`}>{count(value)}</dd>
      {note && <dd className="text-faint text-xs">{note}</dd>}
    </div>
  );
}

function Controls({ report }: { report: CampaignReport }) {
  const { id: campaignId, state } = report.campaign;
  const utils = trpc.useUtils();
  const options = { onError: (error: unknown) => void toast.error(errorWords(error)), onSettled: () => utils.campaigns.invalidate() };
  const start = trpc.campaigns.start.useMutation(options);
  const pause = trpc.campaigns.pause.useMutation(options);
  const resume = trpc.campaigns.resume.useMutation(options);
  const cancel = trpc.campaigns.cancel.useMutation(options);
  const isRunning = state === 'sending' || state === 'scheduled';
  const isStopped = state === 'paused' || state === 'stopped';
  return (
    <>
      {(isRunning || isStopped) && (
        <Button look="danger" isBusy={cancel.isPending} onClick={() => cancel.mutate({ campaignId })}>
          <Square aria-hidden="true" className="size-3.5" /> Cancel the rest
        </Button>
      )}
      {isRunning && (
        <Button isBusy={pause.isPending} onClick={() => pause.mutate({ campaignId })}>
          <Pause aria-hidden="true" className="size-3.5" /> Pause
        </Button>
      )}
      {isStopped && (
        <Button look="primary" isBusy={resume.isPending} onClick={() => resume.mutate({ campaignId })}>
          <Play aria-hidden="true" className="size-3.5" /> Resume
        </Button>
      )}
      {state === 'draft' && (
        <Button look="primary" isBusy={start.isPending} onClick={() => start.mutate({ campaignId })}>
          <Play aria-hidden="true" className="size-3.5" /> Start sending
        </Button>
      )}
    </>
  );
}
