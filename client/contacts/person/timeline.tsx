import { Link } from '@tanstack/react-router';
import { Calendar, Footprints, House, type LucideIcon, Mail, MailOpen, NotebookPen, Shield, Tag } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { TimelineItem } from '../../../shared/timeline.ts';
import { PATHS } from '../../app/paths.ts';
import { errorWords } from '../../lib/error-words.ts';
import { exactTime, inWords, shortTime } from '../../lib/format.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/use-time.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Textarea } from '../../ui/field.tsx';
import { Empty, ListStates, MoreButton } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { timelineWords } from './timeline-words.ts';

/** All that happened with somebody, the newest first, and a place to write down what no mail tells. */
export function Timeline({ contactId }: { contactId: string }) {
  const now = useNow(60_000);
  const query = trpc.contacts.timeline.useInfiniteQuery(
    { contactId, limit: 30 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (before) => before },
  );
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="space-y-4 p-5">
      <WriteNote contactId={contactId} />
      <ListStates
        query={query}
        isEmpty={items.length === 0}
        loading={<SkeletonRows rows={6} className="h-12" />}
        empty={
          <Empty icon={Footprints} title="Nothing yet">
            Mails, calls, notes and changes show up here as they happen.
          </Empty>
        }
      >
        <ol aria-label="Timeline">
          {items.map((item) => (
            <Item key={`${item.kind} ${item.id}`} item={item} now={now} />
          ))}
        </ol>
        <MoreButton query={query} />
      </ListStates>
    </div>
  );
}

function WriteNote({ contactId }: { contactId: string }) {
  const utils = trpc.useUtils();
  const [text, setText] = useState('');
  const add = trpc.contacts.addNote.useMutation({
    onSuccess: () => setText(''),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.contacts.timeline.invalidate({ contactId }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ contactId, text });
  };
  return (
    <form onSubmit={submit} className="space-y-2">
      <Textarea
        aria-label="Note"
        rows={2}
        maxLength={5000}
        placeholder="A note for colleagues; it is never sent"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button type="submit" size="sm" isBusy={add.isPending} disabled={!text.trim()}>
        Add the note
      </Button>
    </form>
  );
}

const ICONS: Partial<Record<TimelineItem['kind'], LucideIcon>> = {
  call: Calendar,
  consent: Shield,
  listing: House,
  note: NotebookPen,
};

function Item({ item, now }: { item: TimelineItem; now: number }) {
  const Icon = item.kind === 'mail' ? (item.isInbound ? MailOpen : Mail) : (ICONS[item.kind] ?? Tag);
  const { words, detail } = timelineWords(item);
  return (
    <li className="relative flex gap-3 pb-4 before:absolute before:top-6 before:bottom-0 before:left-[0.6875rem] before:w-px before:bg-line last:before:hidden">
      <span
        className={cx('grid size-6 shrink-0 place-items-center rounded-full bg-sunken', item.author === 'ai' ? 'text-pine' : 'text-soft')}
      >
        <Icon aria-hidden="true" className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2 text-list">
          <span className="min-w-0 flex-1 break-words">
            <span className="font-medium">{words}</span>
            {item.byName && <span className="text-faint"> · {item.byName}</span>}
          </span>
          <time className="shrink-0 text-faint text-xs" dateTime={item.at.toISOString()} title={exactTime(item.at)}>
            {shortTime(item.at, now)}
          </time>
        </p>
        {detail && <p className="line-clamp-3 whitespace-pre-wrap break-words text-soft text-xs">{detail}</p>}
        {item.threadId && (
          <Link
            to={PATHS.inbox}
            params={{ view: 'all', threadId: item.threadId }}
            className="text-faint text-xs underline-offset-2 hover:underline"
          >
            Open the conversation
          </Link>
        )}
        {item.state && item.kind === 'call' && <span className="text-faint text-xs"> · {inWords(item.state)}</span>}
      </div>
    </li>
  );
}
