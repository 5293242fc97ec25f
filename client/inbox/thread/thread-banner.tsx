import { Hand, UserRound } from 'lucide-react';
import type { Thread } from '../../../shared/thread.ts';
import { Button } from '../../ui/button.tsx';
import { NEEDS_WORDS } from '../words.ts';
import type { ThreadActions } from './use-thread-actions.ts';

/** Whose turn it is, when that is not the AI's: amber when somebody must act, brick when somebody has it. */
type Props = { thread: Thread; ownerName: string | null; actions: ThreadActions };

export function ThreadBanner({ thread, ownerName, actions }: Props) {
  if (thread.needs) {
    return (
      <div role="status" className="flex items-start gap-2.5 border-b bg-amber-wash px-3 py-2 text-amber text-list sm:px-6">
        <Hand aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        <p className="min-w-0 flex-1">
          <strong className="font-semibold">{NEEDS_WORDS[thread.needs.reason]}.</strong> {thread.needs.detail}
        </p>
      </div>
    );
  }
  if (!thread.isTakenOver && thread.aiState !== 'standing_down') return null;
  return (
    <div role="status" className="flex items-center gap-2.5 border-b bg-brick-wash px-3 py-2 text-brick text-list sm:px-6">
      <UserRound aria-hidden="true" className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">{ownerName ?? 'A person'} has this thread. The AI stays quiet until it is handed back.</p>
      <Button
        size="sm"
        look="ghost"
        className="text-brick"
        onClick={() => actions.handBack.mutate({ threadId: thread.id })}
        isBusy={actions.handBack.isPending}
      >
        Hand back
      </Button>
    </div>
  );
}
