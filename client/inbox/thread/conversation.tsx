import { ArrowDown, CircleHelp } from 'lucide-react';
import { useEffect } from 'react';
import { useCommands } from '../../lib/commands/use-commands.ts';
import { trpc } from '../../lib/trpc.ts';
import { Button } from '../../ui/button.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Composer } from '../compose/composer.tsx';
import { DraftCard } from '../draft/draft-card.tsx';
import { useLeftMeanwhile } from '../draft/use-left-meanwhile.ts';
import type { InboxPlace } from '../use-inbox-place.ts';
import { Presence } from './presence.tsx';
import { ThreadBanner } from './thread-banner.tsx';
import { ThreadHeader } from './thread-header.tsx';
import { isDraft, type ThreadView } from './thread-view.ts';
import { Timeline } from './timeline.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { useStickToEnd } from './use-stick-to-end.ts';
import { type ThreadActions, useThreadActions } from './use-thread-actions.ts';

type Props = { threadId: string; place: InboxPlace; onShowLead(): void };

/** One thread, oldest mail first, with whatever is being written at its end. */
export function Conversation({ threadId, place, onShowLead }: Props) {
  const query = trpc.inbox.thread.useQuery({ threadId });
  const actions = useThreadActions(threadId);
  // Joined to another conversation since: that one is shown, and is where news of it come.
  const standing = query.data?.thread.id ?? threadId;
  useEffect(() => {
    if (standing !== threadId) place.open(standing);
  }, [standing, threadId, place.open]);
  return (
    <ListStates query={query} loading={<SkeletonRows rows={4} className="h-28" />}>
      {query.data && <Loaded view={query.data} actions={actions} place={place} onShowLead={onShowLead} />}
    </ListStates>
  );
}

function Loaded({ view, actions, place, onShowLead }: { view: ThreadView; actions: ThreadActions; place: InboxPlace; onShowLead(): void }) {
  const { thread, messages, notes } = view;
  const me = trpc.users.me.useQuery().data;
  const threadId = thread.id;
  const drafts = messages.filter(isDraft);
  const newestDecided = messages.findLast((message) => message.direction === 'inbound');

  const isCalled = thread.openMentions?.some(({ userId }) => userId === me?.id) ?? false;
  useLeftMeanwhile(view);
  useMarkRead({ threadId, isNews: thread.unread > 0 || isCalled, mark: actions.markRead.mutate });
  const { box, content, hasNewsBelow, toEnd, stayHere } = useStickToEnd(messages.length + notes.length);
  const why = () => place.narrow({ why: place.search.why ? undefined : newestDecided?.id });
  useCommands([
    { id: 'thread.why', name: 'Why: the decision behind the newest answer', group: 'Conversation', keys: 'w', icon: CircleHelp, run: why },
    { id: 'thread.send', name: 'Send what I write', group: 'Conversation', keys: 'mod+Enter' },
  ]);

  return (
    <>
      <ThreadHeader view={view} actions={actions} onBack={() => place.open(null)} onShowLead={onShowLead} />
      <ThreadBanner thread={thread} ownerName={view.ownerName} actions={actions} />
      <div className="relative flex min-h-0 flex-1 flex-col">
        <div ref={box} className="min-h-0 flex-1 overflow-y-auto">
          <div ref={content} className="mx-auto flex max-w-3xl flex-col gap-4 px-3 py-5 sm:px-6">
            <div role="log" aria-label="Mails and notes" className="flex flex-col gap-4">
              <Timeline
                view={view}
                actions={actions}
                linkedId={place.search.mail ?? null}
                onWhy={(why) => place.narrow({ why })}
                onLinked={stayHere}
              />
            </div>
            {drafts.map((message) => (
              <DraftCard
                key={message.id}
                message={message}
                thread={thread}
                names={view.names}
                actions={actions}
                onWhy={(why) => place.narrow({ why })}
              />
            ))}
          </div>
        </div>
        {hasNewsBelow && (
          <Button
            size="sm"
            onClick={toEnd}
            className="absolute bottom-3 left-1/2 -translate-x-1/2 animate-arrive rounded-full border-line-strong shadow-float"
          >
            <ArrowDown aria-hidden="true" className="size-3.5" /> New mail below
          </Button>
        )}
      </div>
      <Presence threadId={threadId} />
      <Composer view={view} />
    </>
  );
}
