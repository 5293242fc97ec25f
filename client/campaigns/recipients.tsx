import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CampaignRecipient } from '../../shared/campaign.ts';
import { PATHS } from '../app/paths.ts';
import { exactTime, shortTime } from '../lib/format.ts';
import { trpc } from '../lib/trpc.ts';
import { useNow } from '../lib/use-time.ts';
import { Chip } from '../ui/chip.tsx';
import { Select } from '../ui/field.tsx';
import { ListStates, MoreButton } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Table } from '../ui/table.tsx';
import { RECIPIENT_WORDS } from './campaign-words.ts';

type State = CampaignRecipient['state'];
const STATES = Object.keys(RECIPIENT_WORDS) as State[];

export function Recipients({ campaignId }: { campaignId: string }) {
  const [state, setState] = useState<State | ''>('');
  const now = useNow(30_000);
  const query = trpc.campaigns.recipients.useInfiniteQuery(
    { campaignId, state: state || undefined, limit: 50 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  const recipients = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="rounded-lg border bg-raised">
      <div className="border-b p-2">
        <Select aria-label="State" value={state} onChange={(event) => setState(event.target.value as State | '')}>
          <option value="">Every state</option>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {RECIPIENT_WORDS[one].words}
            </option>
          ))}
        </Select>
      </div>
      <ListStates
        query={query}
        isEmpty={recipients.length === 0}
        loading={<SkeletonRows rows={4} className="h-11" />}
        empty={
          <p className="p-6 text-center text-faint text-list">
            {state ? 'Nobody is in this state.' : 'The audience is written down when the campaign starts.'}
          </p>
        }
      >
        <Table
          label="Recipients"
          rows={recipients}
          rowKey={(recipient) => recipient.id}
          columns={[
            {
              key: 'who',
              head: 'Who',
              cell: (recipient) => (
                <Link to={PATHS.contacts} params={{ contactId: recipient.contactId }} className="hover:underline">
                  <span className="font-medium">{recipient.contactName || recipient.address}</span>{' '}
                  <span className="text-faint">{recipient.address}</span>
                </Link>
              ),
            },
            {
              key: 'state',
              head: 'State',
              cell: (recipient) => <Chip tone={RECIPIENT_WORDS[recipient.state].tone}>{RECIPIENT_WORDS[recipient.state].words}</Chip>,
            },
            { key: 'reason', head: 'Why', cell: (recipient) => <span className="text-soft">{recipient.reason}</span> },
            {
              key: 'replied',
              head: 'Replied',
              isNumber: true,
              cell: (recipient) =>
                recipient.repliedAt && <span title={exactTime(recipient.repliedAt)}>{shortTime(recipient.repliedAt, now)}</span>,
            },
          ]}
        />
        <MoreButton query={query} />
      </ListStates>
    </div>
  );
}
