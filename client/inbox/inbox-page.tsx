import { useEffect, useState } from 'react';
import { useKeys } from '../lib/use-keys.ts';
import { useLive } from '../lib/use-live.ts';
import { cx } from '../ui/cx.ts';
import { LeadPane } from './lead/lead-pane.tsx';
import { ThreadList } from './list/thread-list.tsx';
import { NothingOpen } from './nothing-open.tsx';
import { Conversation } from './thread/conversation.tsx';
import { useInboxPlace } from './use-inbox-place.ts';
import { useThreadList } from './use-thread-list.ts';
import { ViewLinks } from './view-links.tsx';
import { WhyPanel } from './why/why-panel.tsx';

/** The home: threads, the conversation, the lead. On a phone one of them at a time. */
export function InboxPage() {
  const place = useInboxPlace();
  const { rows } = useThreadList(place);
  const { live } = useLive();
  const { threadId } = place;
  const [isLeadOpen, setIsLeadOpen] = useState(false);

  useEffect(() => {
    live?.view(threadId);
    return () => {
      live?.view(null);
    };
  }, [live, threadId]);

  const step = (by: number) => {
    const at = rows.findIndex((row) => row.id === threadId);
    const next = rows[at === -1 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
    if (next) place.open(next.id);
  };
  const openFirst = () => step(0);
  const back = () => (place.search.why ? place.narrow({ why: undefined }) : place.open(null));
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: openFirst,
    Escape: back,
    '/': () => document.getElementById('inbox-search')?.focus(),
  });

  return (
    <main className="flex h-full min-h-0">
      <h1 className="sr-only">Inbox</h1>
      <section
        aria-label="Threads"
        className={cx('min-h-0 w-full shrink-0 flex-col border-r bg-surface md:flex md:w-80 xl:w-[22.5rem]', threadId ? 'hidden' : 'flex')}
      >
        <div className="border-b lg:hidden">
          <ViewLinks isRow />
        </div>
        <ThreadList place={place} />
      </section>
      <section aria-label="Conversation" className={cx('min-h-0 min-w-0 flex-1 flex-col md:flex', threadId ? 'flex' : 'hidden')}>
        {threadId ? (
          <Conversation key={threadId} threadId={threadId} place={place} onShowLead={() => setIsLeadOpen(true)} />
        ) : (
          <NothingOpen view={place.view} />
        )}
      </section>
      {threadId &&
        (place.search.why ? (
          <WhyPanel messageId={place.search.why} onClose={() => place.narrow({ why: undefined })} />
        ) : (
          <LeadPane threadId={threadId} isOpen={isLeadOpen} onClose={() => setIsLeadOpen(false)} />
        ))}
    </main>
  );
}
