import { AlarmClock, Hand, type LucideIcon, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Thread } from '../../../shared/thread.ts';
import { momentAhead, sentence } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { NEEDS_WORDS } from '../words.ts';
import type { ThreadActions } from './use-thread-actions.ts';

type Props = { thread: Thread; ownerName: string | null; actions: ThreadActions };

/** Whose turn it is, when that is not the AI's: amber when somebody must act, brick when somebody has it. */
export function ThreadBanner({ thread, ownerName, actions }: Props) {
  if (thread.status === 'snoozed' && thread.snoozedUntil) {
    return (
      <Band tone="bg-sunken text-soft" icon={AlarmClock}>
        Snoozed until <strong className="font-semibold text-ink">{momentAhead(thread.snoozedUntil)}</strong>. A new mail brings it back
        sooner.
      </Band>
    );
  }
  return (
    <>
      {thread.needs && (
        <Band tone="bg-amber-wash text-amber" icon={Hand}>
          <strong className="font-semibold">{NEEDS_WORDS[thread.needs.reason]}.</strong> {sentence(thread.needs.detail)}
        </Band>
      )}
      <OwnerBand thread={thread} ownerName={ownerName} actions={actions} />
    </>
  );
}

/** Who has it. A thread may need somebody and have an owner: both are said. */
function OwnerBand({ thread, ownerName, actions }: Props) {
  const desk = useDesk();
  const isMine = thread.ownerId !== null && thread.ownerId === desk.me?.id;
  const who = isMine ? 'You have this conversation.' : `${ownerName ?? 'A person'} has this conversation.`;
  if (thread.isTakenOver || thread.aiState === 'standing_down') {
    const handBack = desk.mayAct(thread) && thread.isTakenOver && (
      <Button
        size="sm"
        look="ghost"
        className="-my-1 text-brick"
        onClick={() => actions.handBack.mutate({ threadId: thread.id })}
        isBusy={actions.handBack.isPending}
      >
        Hand back
      </Button>
    );
    return (
      <Band tone="bg-brick-wash text-brick" icon={UserRound} action={handBack}>
        {who} The AI stays quiet until it is handed back.
      </Band>
    );
  }
  if (thread.ownerId === null || isMine) return null;
  return (
    <Band tone="text-soft" icon={UserRound}>
      {who}
    </Band>
  );
}

type BandProps = { tone: string; icon: LucideIcon; action?: ReactNode; children: ReactNode };

function Band({ tone, icon: Icon, action, children }: BandProps) {
  return (
    <div role="status" className={`flex items-start gap-2.5 border-b px-3 py-2 text-list sm:px-6 ${tone}`}>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <p className="min-w-0 flex-1 break-words">{children}</p>
      {action}
    </div>
  );
}
