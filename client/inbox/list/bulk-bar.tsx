import { AlarmClock, CircleCheck, UserPlus, X } from 'lucide-react';
import { plural } from '../../lib/words/format.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { type Meant, useDesk } from '../desk/use-desk.ts';

/** What can be done with all that is picked; it stands in the place of the filters meanwhile. */
export function BulkBar({ threads, onDone }: { threads: Meant[]; onDone(): void }) {
  const desk = useDesk();
  const close = () => {
    desk.close(threads);
    onDone();
  };
  return (
    <div
      role="toolbar"
      aria-label="With the picked conversations"
      className="flex h-11 items-center gap-1 border-b bg-sunken pr-2 pl-3.5 text-list"
    >
      <span className="mr-auto font-medium tabular-nums" role="status">
        {plural(threads.length, 'picked', 'picked')}
      </span>
      {desk.mayAssign && (
        <IconButton label="Assign" onClick={() => desk.ask({ what: 'assign', threads, onDone })}>
          <UserPlus aria-hidden="true" className="size-4" />
        </IconButton>
      )}
      <IconButton label="Snooze" onClick={() => desk.ask({ what: 'snooze', threads, onDone })}>
        <AlarmClock aria-hidden="true" className="size-4" />
      </IconButton>
      <Button size="sm" onClick={close}>
        <CircleCheck aria-hidden="true" className="size-3.5" /> Close
      </Button>
      <IconButton label="Pick none (Esc)" onClick={onDone}>
        <X aria-hidden="true" className="size-4" />
      </IconButton>
    </div>
  );
}
