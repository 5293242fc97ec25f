import { Link } from '@tanstack/react-router';
import type { TimelineItem } from '../../../shared/timeline.ts';
import { PATHS } from '../../app/paths.ts';
import { TimelineRow } from '../../lib/timeline/timeline-row.tsx';
import { useTimelineNews } from '../../lib/timeline/use-timeline-news.ts';
import { trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

const NEWEST = 8;
const LINK = 'text-faint text-xs underline-offset-2 hover:text-soft hover:underline';

/** What happened with the lead of late, here and in their other conversations; all of it stands with the contact. */
export function LeadTimeline({ contactId, threadId }: { contactId: string; threadId: string }) {
  const now = useNow(60_000);
  const query = trpc.contacts.timeline.useQuery({ contactId, limit: NEWEST });
  useTimelineNews(contactId);
  const items = query.data?.items ?? [];
  return (
    <ListStates
      query={query}
      isEmpty={items.length === 0}
      loading={<SkeletonRows rows={3} className="h-8" />}
      empty={<p className="text-faint text-list">Nothing yet.</p>}
    >
      <ol aria-label="Timeline">
        {items.map((item) => (
          <TimelineRow key={`${item.kind} ${item.id}`} item={item.threadId === threadId ? unquoted(item) : item} now={now}>
            {item.threadId && item.threadId !== threadId && (
              <Link to={PATHS.inbox} params={{ view: 'all', threadId: item.threadId }} className={LINK}>
                Open that conversation
              </Link>
            )}
          </TimelineRow>
        ))}
      </ol>
      <Link to={PATHS.contacts} params={{ contactId }} search={{ tab: 'timeline' }} className={LINK}>
        Whole timeline
      </Link>
    </ListStates>
  );
}

/** The words of a mail stand in the conversation beside it. */
const unquoted = (item: TimelineItem): TimelineItem => (item.kind === 'mail' ? { ...item, text: '' } : item);
