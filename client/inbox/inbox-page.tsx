import { Suspense, useEffect, useRef, useState } from 'react';
import type { ThreadRow } from '../../shared/thread.ts';
import { late, lateDialog } from '../lib/late/late.tsx';
import { useLive } from '../lib/live/use-live.ts';
import { trpc } from '../lib/trpc.ts';
import { cx } from '../ui/cx.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Desk } from './desk/desk.tsx';
import { ListHead } from './head/list-head.tsx';
import { ThreadList } from './list/thread-list.tsx';
import { usePicks } from './list/use-picks.ts';
import { NothingOpen } from './nothing-open.tsx';
import { useRows } from './rows/use-rows.ts';
import { useFirstFound } from './use-first-found.ts';
import { useFocusAlong } from './use-focus-along.ts';
import { useInboxCommands } from './use-inbox-commands.ts';
import { useInboxPlace } from './use-inbox-place.ts';
import { ViewLinks } from './view-links.tsx';

// The list is there first; what an open thread needs follows at once, and is not waited for.
const Conversation = late(() => import('./thread/conversation.tsx'), 'Conversation');
const LeadPane = late(() => import('./lead/lead-pane.tsx'), 'LeadPane', { isQuiet: true });
const BulkBar = late(() => import('./list/bulk-bar.tsx'), 'BulkBar');
const WhyPanel = lateDialog(() => import('./why/why-panel.tsx'), 'WhyPanel');

/** The home: threads, the conversation, the lead. On a phone one of them at a time. */
export function InboxPage() {
  return (
    <Desk>
      <Panes />
    </Desk>
  );
}

function Panes() {
  const place = useInboxPlace();
  const { threadId } = place;
  const list = useRows(place);
  const picks = usePicks(JSON.stringify([place.view, place.search.q, place.search.kind]));
  const opened = trpc.inbox.thread.useQuery({ threadId: threadId ?? '' }, { enabled: threadId !== null }).data?.thread ?? null;
  const { cursor, stand } = useInboxCommands({ place, rows: list.rows, picks, opened });
  const toFound = useFirstFound({ place, list, stand });
  const [isLeadOpen, setIsLeadOpen] = useState(false);
  const { live } = useLive();
  const [threads, conversation] = [useRef<HTMLElement>(null), useRef<HTMLElement>(null)];
  useFocusAlong({ threadId, list: threads, conversation });
  useNextThread(list.rows, threadId);
  useEffect(() => void Promise.all([Conversation.preload(), LeadPane.preload()]), []);
  useEffect(() => {
    live?.view(threadId);
    return () => {
      live?.view(null);
    };
  }, [live, threadId]);

  return (
    <main className="flex h-full min-h-0">
      <h1 className="sr-only">Inbox</h1>
      <section
        ref={threads}
        tabIndex={-1}
        aria-label="Conversations"
        className={cx(
          'min-h-0 w-full shrink-0 flex-col border-r bg-surface -outline-offset-2 md:flex md:w-80 xl:w-[22.5rem] 2xl:w-[26rem]',
          threadId ? 'hidden' : 'flex',
        )}
      >
        <div className="border-b lg:hidden">
          <ViewLinks isRow />
        </div>
        <ListHead place={place} toFound={toFound} />
        {picks.ids.size > 0 && (
          <Suspense fallback={null}>
            <BulkBar threads={list.rows.filter(({ id }) => picks.ids.has(id))} onDone={picks.clear} />
          </Suspense>
        )}
        <ThreadList place={place} list={list} picks={picks} cursor={cursor} />
      </section>
      <section
        ref={conversation}
        id="conversation"
        tabIndex={-1}
        aria-label="Conversation"
        className={cx('-outline-offset-2 min-h-0 min-w-0 flex-1 flex-col md:flex', threadId ? 'flex' : 'hidden')}
      >
        {threadId ? (
          <Suspense fallback={<SkeletonRows rows={4} className="h-28" />}>
            <Conversation key={threadId} threadId={threadId} place={place} onShowLead={() => setIsLeadOpen(true)} />
          </Suspense>
        ) : (
          <NothingOpen view={place.view} />
        )}
      </section>
      {threadId && (
        <Suspense fallback={null}>
          {place.search.why ? (
            <WhyPanel messageId={place.search.why} onClose={() => place.narrow({ why: undefined })} />
          ) : (
            <LeadPane threadId={threadId} isOpen={isLeadOpen} onClose={() => setIsLeadOpen(false)} />
          )}
        </Suspense>
      )}
    </main>
  );
}

/** Whoever reads a thread most likely reads the next one after it: it is fetched ahead, and `j` waits for nothing. */
function useNextThread(rows: ThreadRow[], threadId: string | null): void {
  const { inbox } = trpc.useUtils();
  const at = threadId ? rows.findIndex(({ id }) => id === threadId) : -1;
  const next = at === -1 ? undefined : rows[at + 1]?.id;
  useEffect(() => {
    if (!next) return;
    const timer = setTimeout(() => inbox.thread.prefetch({ threadId: next }), 400);
    return () => clearTimeout(timer);
  }, [inbox, next]);
}
