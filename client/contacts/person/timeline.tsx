import { Link } from '@tanstack/react-router';
import { Footprints } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { PATHS } from '../../app/paths.ts';
import { TimelineRow } from '../../lib/timeline/timeline-row.tsx';
import { useTimelineNews } from '../../lib/timeline/use-timeline-news.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Textarea } from '../../ui/field.tsx';
import { Empty, ListStates, MoreButton } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

/** All that happened with somebody, the newest first, and a place to write down what no mail tells. */
export function Timeline({ contactId }: { contactId: string }) {
  const now = useNow(60_000);
  const query = trpc.contacts.timeline.useInfiniteQuery(
    { contactId, limit: 30 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (before) => before },
  );
  useTimelineNews(contactId);
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
            <TimelineRow key={`${item.kind} ${item.id}`} item={item} now={now}>
              {item.threadId && (
                <Link
                  to={PATHS.inbox}
                  params={{ view: 'all', threadId: item.threadId }}
                  className="text-faint text-xs underline-offset-2 hover:underline"
                >
                  Open the conversation
                </Link>
              )}
            </TimelineRow>
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
