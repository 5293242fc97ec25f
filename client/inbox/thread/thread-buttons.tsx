import { AlarmClock, CircleCheck, RotateCcw, Undo2, UserPlus, UserRound } from 'lucide-react';
import { useCommands } from '../../lib/commands/use-commands.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useDesk } from '../desk/use-desk.ts';
import type { ThreadView } from './thread-view.ts';
import type { ThreadActions } from './use-thread-actions.ts';

/** Take over or hand back, assign, snooze, close: for whoever may act on the thread. */
export function ThreadButtons({ view: { thread }, actions }: { view: ThreadView; actions: ThreadActions }) {
  const desk = useDesk();
  const threadId = thread.id;
  const takeOver = () => actions.takeOver.mutate({ threadId });
  const handBack = () => actions.handBack.mutate({ threadId });
  useCommands([
    thread.isTakenOver
      ? { id: 'thread.hand-back', name: 'Hand back to the AI', group: 'Conversation', keys: 'h', icon: Undo2, run: handBack }
      : { id: 'thread.take-over', name: 'Take over from the AI', group: 'Conversation', keys: 't', icon: UserRound, run: takeOver },
  ]);
  return (
    <>
      {thread.isTakenOver ? (
        <Button onClick={handBack} isBusy={actions.handBack.isPending} title="Hand back to the AI (h)">
          <Undo2 aria-hidden="true" className="size-3.5" /> <span className="max-sm:sr-only">Hand back</span>
        </Button>
      ) : (
        <Button onClick={takeOver} isBusy={actions.takeOver.isPending} title="Take over from the AI (t)">
          <UserRound aria-hidden="true" className="size-3.5 text-brick" /> <span className="max-sm:sr-only">Take over</span>
        </Button>
      )}
      {desk.mayAssign && (
        <IconButton label="Assign (a)" onClick={() => desk.ask({ what: 'assign', threads: [thread] })}>
          <UserPlus aria-hidden="true" className="size-4" />
        </IconButton>
      )}
      <IconButton label="Snooze (s)" onClick={() => desk.ask({ what: 'snooze', threads: [thread] })}>
        <AlarmClock aria-hidden="true" className="size-4" />
      </IconButton>
      {thread.status === 'open' ? (
        <IconButton label="Close (e)" onClick={() => desk.close([thread])}>
          <CircleCheck aria-hidden="true" className="size-4" />
        </IconButton>
      ) : (
        <IconButton label="Reopen (e)" onClick={() => desk.reopen([thread])}>
          <RotateCcw aria-hidden="true" className="size-4" />
        </IconButton>
      )}
    </>
  );
}
