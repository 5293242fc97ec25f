import { AlarmClock, CircleCheck, RotateCcw, UserPlus } from 'lucide-react';
import type { ThreadRow } from '../../../shared/thread.ts';
import { IconButton } from '../../ui/button.tsx';
import { useDesk } from '../desk/use-desk.ts';

/** What can be done with the row at hand, over its right end; nothing that would be refused. */
export function RowActions({ row, name }: { row: ThreadRow; name: string }) {
  const desk = useDesk();
  if (!desk.mayAct(row)) return null;
  const isOpen = row.status === 'open';
  return (
    <span className="absolute inset-y-0 right-0 flex items-center gap-0.5 bg-linear-to-r from-transparent via-15% via-hover to-hover pr-2 pl-6 max-md:hidden">
      {desk.mayAssign && (
        <IconButton label={`Assign ${name}`} onClick={() => desk.ask({ what: 'assign', threads: [row] })}>
          <UserPlus aria-hidden="true" className="size-4" />
        </IconButton>
      )}
      <IconButton label={`Snooze ${name}`} onClick={() => desk.ask({ what: 'snooze', threads: [row] })}>
        <AlarmClock aria-hidden="true" className="size-4" />
      </IconButton>
      {isOpen ? (
        <IconButton label={`Close ${name}`} onClick={() => desk.close([row])}>
          <CircleCheck aria-hidden="true" className="size-4" />
        </IconButton>
      ) : (
        <IconButton label={`Put ${name} back into the inbox`} onClick={() => desk.reopen([row])}>
          <RotateCcw aria-hidden="true" className="size-4" />
        </IconButton>
      )}
    </span>
  );
}
