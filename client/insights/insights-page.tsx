import { getRouteApi } from '@tanstack/react-router';
import { ChartNoAxesColumn, Download } from 'lucide-react';
import { useState } from 'react';
import { ANSWER_WAYS, type Insights, type InsightsMetric, type InsightsSpan } from '../../shared/insights.ts';
import { PATHS } from '../app/paths.ts';
import { downloadText } from '../lib/download.ts';
import { late } from '../lib/late/late.tsx';
import { trpc } from '../lib/trpc.ts';
import { isoDayIn } from '../lib/zone/days.ts';
import { Button } from '../ui/button.tsx';
import { Empty, ListStates } from '../ui/list-states.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Switch } from '../ui/switch.tsx';
import { Table } from '../ui/table.tsx';
import { BehindSheet } from './behind-sheet.tsx';
import { ChartCard } from './chart-card.tsx';
import { Funnel } from './funnel.tsx';
import { Headline } from './headline.tsx';
import { type InsightsSearch, WAY_WORDS, waitWords } from './insights-words.ts';
import { Kinds } from './kinds.tsx';
import { LoadMap } from './load-map.tsx';
import { Corrections, OpenWork, Spend } from './oversight.tsx';
import { RangePicker } from './range-picker.tsx';
import { daysAsked, daysBefore, spanOf } from './span.ts';
import { writeCsv } from './write-csv.ts';

// The library that draws is the largest part of this screen: the figures stand before it has come.
const AnswersChart = late(() => import('./charts/answers-chart.tsx'), 'AnswersChart');
const WaitsChart = late(() => import('./charts/waits-chart.tsx'), 'WaitsChart');

const route = getRouteApi(PATHS.insights);

/** How the brokerage answers: how fast, by whom, what becomes of it and what it costs. Every number opens its threads. */
export function InsightsPage() {
  const search: InsightsSearch = route.useSearch();
  const navigate = route.useNavigate();
  const settings = trpc.settings.get.useQuery(undefined, { staleTime: 600_000 });
  const timeZone = settings.data?.brokerage.timeZone ?? 'UTC';
  const [openedAt] = useState(() => new Date());
  const today = isoDayIn(openedAt, timeZone);
  const asked = daysAsked(search, today);
  const span = spanOf(asked, timeZone);
  const query = trpc.insights.overview.useQuery(span, { enabled: settings.data !== undefined, staleTime: 60_000 });
  const earlier = trpc.insights.overview.useQuery(spanOf(daysBefore(asked), timeZone), {
    enabled: search.compare === true && query.data !== undefined,
    staleTime: 600_000,
  });
  const narrow = (change: InsightsSearch) => navigate({ search: { compare: search.compare, ...change }, replace: true });
  const { data } = query;
  return (
    <Page
      title="Insights"
      actions={
        <>
          <RangePicker search={search} shown={asked} today={today} onChange={narrow} />
          <Switch
            label="Compare with before"
            isOn={search.compare === true}
            onChange={(isOn) => navigate({ search: { ...search, compare: isOn || undefined }, replace: true })}
          />
          <Button
            size="sm"
            disabled={!data}
            onClick={() => data && downloadText(`insights ${asked.first} ${asked.last}.csv`, writeCsv(data))}
          >
            <Download aria-hidden="true" className="size-3.5" /> Export CSV
          </Button>
        </>
      }
    >
      <ListStates
        query={settings.data ? query : settings}
        isEmpty={data !== undefined && isBare(data)}
        loading={<Loading />}
        empty={<Nothing />}
      >
        {data && <Figures now={data} before={(search.compare && earlier.data) || null} span={span} />}
      </ListStates>
    </Page>
  );
}

function Figures({ now, before, span }: { now: Insights; before: Insights | null; span: InsightsSpan }) {
  const [metric, setMetric] = useState<InsightsMetric | null>(null);
  return (
    <div className="mx-auto max-w-[88rem] space-y-4 p-4 md:p-6">
      <Headline now={now} before={before} onOpen={setMetric} />
      <div className="grid gap-4 lg:grid-cols-2">
        <ChartCard
          title="Who answered"
          note="Real answers a day: a note that a person will answer is none."
          chart={<AnswersChart days={now.days} />}
        >
          <DaysTable days={now.days} />
        </ChartCard>
        <ChartCard
          title="How long customers waited"
          note="From their first unanswered mail to the moment the mail server took our answer. Solid: half within; dashed: 95 of 100."
          chart={<WaitsChart days={now.days} />}
        >
          <DaysTable days={now.days} />
        </ChartCard>
        <Funnel funnel={now.funnel} before={before?.funnel.total ?? null} onOpen={setMetric} />
        <Kinds days={now.days} arrived={now.arrived} onOpen={setMetric} />
        <div className="min-w-0 lg:col-span-2">
          <LoadMap load={now.load} timeZone={now.timeZone} onOpen={setMetric} />
        </div>
      </div>
      <div className="grid gap-4 lg:grid-cols-3">
        <OpenWork open={now.open} onOpen={setMetric} />
        <Corrections now={now} before={before} onOpen={setMetric} />
        <Spend now={now} before={before} />
      </div>
      {metric && <BehindSheet span={span} metric={metric} onClose={() => setMetric(null)} />}
    </div>
  );
}

function DaysTable({ days }: { days: Insights['days'] }) {
  return (
    <Table
      label="Answers day by day"
      rows={days}
      rowKey={({ day }) => day}
      columns={[
        { key: 'day', head: 'Day', className: 'whitespace-nowrap', cell: ({ day }) => day },
        ...ANSWER_WAYS.map((way) => ({
          key: way,
          head: WAY_WORDS[way],
          isNumber: true,
          cell: ({ answers }: Insights['days'][number]) => answers[way],
        })),
        { key: 'p50', head: 'Half within', isNumber: true, cell: ({ response }) => waitWords(response.p50Ms) },
        { key: 'p95', head: '95 of 100', isNumber: true, cell: ({ response }) => waitWords(response.p95Ms) },
      ]}
    />
  );
}

const isBare = ({ arrived, response, spend, funnel }: Insights) => arrived + response.count + spend.calls + funnel.total.wrote === 0;

function Nothing() {
  return (
    <Empty icon={ChartNoAxesColumn} title="Nothing came in these days">
      Once customers write, this shows how fast they were answered and by whom, how many came to a call, and what the AI cost. Try more days
      above.
    </Empty>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading" className="mx-auto max-w-[88rem] space-y-4 p-4 md:p-6">
      <Skeleton className="h-20 rounded-lg" />
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-80 rounded-lg" />
        <Skeleton className="h-80 rounded-lg" />
        <Skeleton className="h-64 rounded-lg" />
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </div>
  );
}
