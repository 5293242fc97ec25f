import { Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CampaignRecipient, RecipientView } from '../../../shared/campaign.ts';
import type { FullReport } from '../../../shared/campaign-report.ts';
import { PATHS } from '../../app/paths.ts';
import { trpc } from '../../lib/trpc.ts';
import { count, exactTime, plural, shortTime, timeWithSeconds } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Select } from '../../ui/field.tsx';
import { Empty } from '../../ui/list-states.tsx';
import { Popover } from '../../ui/popover.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { RECIPIENT_WORDS } from '../campaign-words.ts';

type State = CampaignRecipient['state'];
const STATES = Object.keys(RECIPIENT_WORDS) as State[];

/** Who gets it, one row a mail, with where it stands and why. */
export function Recipients({ report }: { report: FullReport }) {
  const [state, setState] = useState<State | 'replied' | ''>('');
  const hasSteps = report.steps.length > 1;
  const hasVariants = report.test !== null;
  const query = trpc.campaigns.recipients.useInfiniteQuery(
    {
      campaignId: report.campaign.id,
      ...(state === 'replied' ? { replied: true } : { state: state || undefined }),
      limit: 50,
    },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (before) => before },
  );
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useMemo(() => columnsOf({ hasSteps, hasVariants }), [hasSteps, hasVariants]);
  return (
    <div className="overflow-hidden rounded-lg border bg-raised">
      <div className="border-b p-2">
        <Select aria-label="State" value={state} onChange={({ target }) => setState(target.value as typeof state)}>
          <option value="">Every state</option>
          <option value="replied">Replied ({count(report.replied)})</option>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {RECIPIENT_WORDS[one].words} ({count((report[one as keyof FullReport] as number | undefined) ?? 0)})
            </option>
          ))}
        </Select>
      </div>
      <div className="h-[28rem]">
        <VirtualTable
          label="Recipients"
          rows={rows}
          columns={columns}
          rowKey={rowKey}
          query={query}
          more={query}
          empty={
            <Empty icon={Users} title={state ? 'Nobody' : 'Nobody yet'}>
              {state ? 'Nobody is in this state.' : 'The audience is written down when the campaign starts.'}
            </Empty>
          }
        />
      </div>
    </div>
  );
}

const rowKey = ({ id }: RecipientView) => id;

function columnsOf({ hasSteps, hasVariants }: { hasSteps: boolean; hasVariants: boolean }) {
  return [
    {
      key: 'who',
      head: 'Who',
      width: 'minmax(14rem, 2fr)',
      cell: ({ contactId, contactName, address }: RecipientView) => (
        <Link to={PATHS.contacts} params={{ contactId }} className="block truncate hover:underline">
          <span className="font-medium">{contactName || address}</span> <span className="text-faint">{address}</span>
        </Link>
      ),
    },
    ...(hasSteps ? [{ key: 'step', head: 'Mail', width: 72, isNumber: true, cell: ({ step }: RecipientView) => step + 1 }] : []),
    ...(hasVariants ? [{ key: 'variant', head: 'Subject', width: 80, cell: ({ variant }: RecipientView) => variant.toUpperCase() }] : []),
    {
      key: 'state',
      head: 'State',
      width: 150,
      cell: ({ state }: RecipientView) => <Chip tone={RECIPIENT_WORDS[state].tone}>{RECIPIENT_WORDS[state].words}</Chip>,
    },
    {
      key: 'reason',
      head: 'Why',
      width: 'minmax(12rem, 2fr)',
      cell: ({ reason }: RecipientView) => (
        <span className="block truncate text-soft" title={reason ?? undefined}>
          {reason}
        </span>
      ),
    },
    { key: 'evidence', head: 'Evidence', width: 130, cell: (row: RecipientView) => <Evidence row={row} /> },
    {
      key: 'replied',
      head: 'Replied',
      width: 130,
      cell: ({ repliedAt, threadId }: RecipientView) =>
        repliedAt &&
        (threadId ? (
          <Link
            to={PATHS.inbox}
            params={{ view: 'all', threadId }}
            className="text-brick underline-offset-2 hover:underline"
            title={exactTime(repliedAt)}
          >
            {shortTime(repliedAt, Date.now())}
          </Link>
        ) : (
          shortTime(repliedAt, Date.now())
        )),
    },
  ];
}

/** The life of one mail, line by line, as the ledger wrote it down. */
function Evidence({ row }: { row: RecipientView }) {
  if (row.evidence.length === 0) return null;
  return (
    <Popover
      trigger={
        <Button size="sm" look="ghost">
          {plural(row.evidence.length, 'line')}
        </Button>
      }
      label={`Evidence for ${row.address}`}
      align="end"
      className="w-96 p-3"
    >
      <ol className="space-y-1.5 text-xs">
        {row.evidence.map(({ at, state, detail }) => (
          <li key={`${at.toISOString()} ${state}`} className="flex gap-3">
            <time className="shrink-0 text-faint tabular-nums" dateTime={at.toISOString()} title={exactTime(at)}>
              {timeWithSeconds(at)}
            </time>
            <span className="min-w-0 break-words">
              <span className="font-medium">{state}</span> <span className="text-soft">{detail}</span>
            </span>
          </li>
        ))}
      </ol>
    </Popover>
  );
}
