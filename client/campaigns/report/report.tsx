import { Suspense } from 'react';
import type { FullReport } from '../../../shared/campaign-report.ts';
import { late } from '../../lib/late/late.tsx';
import { audienceWords } from '../../lib/words/audience-words.ts';
import { exactTime } from '../../lib/words/format.ts';
import { Chip } from '../../ui/chip.tsx';
import { Fact, Page, Section } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AllCampaigns } from '../all-campaigns.tsx';
import { barsOf, STATE_WORDS } from '../campaign-words.ts';
import { ListingNames } from '../listing-names.tsx';
import { useAudienceNames } from '../use-audience-names.ts';
import { Controls } from './controls.tsx';
import { Figures } from './figures.tsx';
import { Funnel } from './funnel.tsx';
import { Recipients } from './recipients.tsx';
import { Sequence } from './sequence.tsx';
import { SubjectTest } from './subject-test.tsx';

const OverTime = late(() => import('./over-time.tsx'), 'OverTime');

/** One campaign that has begun: how far it is, what came of it, who got it, and what was written. Live while it sends. */
export function Report({ report }: { report: FullReport }) {
  const { campaign } = report;
  const { words, tone } = STATE_WORDS[campaign.state];
  return (
    <Page title={campaign.name} note={`No. ${campaign.number}`} actions={<Controls report={report} />}>
      <div className="mx-auto max-w-6xl space-y-8 p-4 md:p-6">
        <div>
          <AllCampaigns />
          <div className="mt-3 mb-3 flex flex-wrap items-center gap-2" role="status">
            <Chip tone={tone}>{words}</Chip>
            {campaign.state === 'scheduled' && campaign.scheduledAt && (
              <span className="text-list text-soft">for {exactTime(campaign.scheduledAt)}</span>
            )}
            {campaign.stateReason && <span className="text-list text-soft">{campaign.stateReason}</span>}
          </div>
          <Progress label="Progress" total={report.total} parts={barsOf(report)} />
          <Figures report={report} />
        </div>
        <div className="grid gap-8 lg:grid-cols-2">
          <Section title="From the outbox to a call">
            <Funnel funnel={report.funnel} />
          </Section>
          <Section title="Over time">
            <Suspense fallback={<Skeleton className="h-64 w-full" />}>
              <OverTime overTime={report.overTime} />
            </Suspense>
          </Section>
        </div>
        {report.test && <SubjectTest test={report.test} />}
        {report.steps.length > 1 && <Sequence steps={report.steps} />}
        <Section title="Recipients">
          <Recipients report={report} />
        </Section>
        <Written report={report} />
      </div>
    </Page>
  );
}

function Written({ report: { campaign } }: { report: FullReport }) {
  const names = useAudienceNames();
  return (
    <Section title="The mail">
      <div className="rounded-lg border bg-raised p-5">
        <dl className="mb-4 border-b pb-3">
          <Fact name="To">{audienceWords(campaign.audience, names)}</Fact>
          {campaign.listingKeys.length > 0 && (
            <Fact name="Listings">
              <ListingNames listingKeys={campaign.listingKeys} />
            </Fact>
          )}
          {campaign.startedAt && <Fact name="Started">{exactTime(campaign.startedAt)}</Fact>}
        </dl>
        <p className="font-medium font-serif text-lg">{campaign.subject}</p>
        {campaign.subjectB && <p className="font-serif text-lg text-soft">or: {campaign.subjectB}</p>}
        <p className="mt-3 max-w-prose whitespace-pre-wrap break-words leading-relaxed">{campaign.body}</p>
        <p className="mt-4 text-faint text-xs">The postal address and an unsubscribe link are added to every mail.</p>
      </div>
    </Section>
  );
}
