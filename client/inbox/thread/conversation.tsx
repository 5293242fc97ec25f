import { useEffect, useRef } from 'react';
import { trpc } from '../../lib/trpc.ts';
import { useKeys } from '../../lib/use-keys.ts';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Composer } from '../compose/composer.tsx';
import { DraftCard } from '../draft/draft-card.tsx';
import { MessageCard } from '../message/message-card.tsx';
import type { InboxPlace } from '../use-inbox-place.ts';
import { Presence } from './presence.tsx';
import { ThreadBanner } from './thread-banner.tsx';
import { ThreadHeader } from './thread-header.tsx';
import { isDraft, type ThreadView } from './thread-view.ts';
import { type ThreadActions, useThreadActions } from './use-thread-actions.ts';

type Props = { threadId: string; place: InboxPlace; onShowLead(): void };

/** One thread, oldest mail first, with whatever is being written at its end. */
export function Conversation({ threadId, place, onShowLead }: Props) {
  const query = trpc.inbox.thread.useQuery({ threadId });
  const actions = useThreadActions(threadId);
  return (
    <ListStates query={query} loading={<SkeletonRows rows={4} className="h-28" />}>
      {query.data && <Loaded view={query.data} actions={actions} place={place} onShowLead={onShowLead} />}
    </ListStates>
  );
}

function Loaded({ view, actions, place, onShowLead }: { view: ThreadView; actions: ThreadActions; place: InboxPlace; onShowLead(): void }) {
  const { thread, messages } = view;
  const threadId = thread.id;
  const drafts = messages.filter(isDraft);
  const settled = messages.filter((message) => !isDraft(message));
  const newestDecided = settled.findLast((message) => message.direction === 'inbound');

  useMarkRead({ threadId, unread: thread.unread, mark: actions.markRead.mutate });
  const { box, content } = useStickToEnd(`${threadId} ${messages.length}`);
  useKeys({
    r: () => document.getElementById('composer')?.focus(),
    w: () => place.narrow({ why: place.search.why ? undefined : newestDecided?.id }),
  });

  return (
    <>
      <ThreadHeader view={view} actions={actions} onBack={() => place.open(null)} onShowLead={onShowLead} />
      <ThreadBanner thread={thread} ownerName={view.ownerName} actions={actions} />
      <div ref={box} className="min-h-0 flex-1 overflow-y-auto">
        <div ref={content} className="mx-auto flex max-w-3xl flex-col gap-4 px-3 py-5 sm:px-6">
          {settled.map((message) => (
            <MessageCard key={message.id} message={message} view={view} actions={actions} onWhy={(why) => place.narrow({ why })} />
          ))}
          {drafts.map((message) => (
            <DraftCard key={message.id} message={message} thread={thread} actions={actions} onWhy={(why) => place.narrow({ why })} />
          ))}
        </div>
      </div>
      <Presence threadId={threadId} />
      <Composer view={view} />
    </>
  );
}

/** Reading is having the thread open in a window one looks at. */
function useMarkRead({ threadId, unread, mark }: { threadId: string; unread: number; mark(input: { threadId: string }): void }) {
  const markNow = useRef(mark);
  markNow.current = mark;
  useEffect(() => {
    if (unread === 0) return;
    const read = () => document.visibilityState === 'visible' && markNow.current({ threadId });
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [threadId, unread]);
}

/**
 * Keeps the newest words in sight: at the opening, with each new mail, and while a draft grows, unless one has
 * scrolled up to read.
 */
function useStickToEnd(when: string) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `when` is the reason to begin again at the end.
  useEffect(() => {
    const [scroller, inner] = [box.current, content.current];
    if (!scroller || !inner) return;
    let isAtEnd = true;
    let lastTop = 0;
    const follow = () => {
      if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
    };
    const notice = () => {
      const isNearEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
      // Only scrolling up is leaving the end: growing content moves it away from us too, and must not count.
      if (isNearEnd) isAtEnd = true;
      else if (scroller.scrollTop < lastTop) isAtEnd = false;
      lastTop = scroller.scrollTop;
    };
    const observer = new ResizeObserver(follow);
    observer.observe(inner);
    scroller.addEventListener('scroll', notice, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', notice);
    };
  }, [when]);
  return { box, content };
}
