import type { ThreadRow } from '../../../shared/thread.ts';
import { initials } from '../../lib/words/format.ts';

/** Who has the thread, where the chip beside it does not name them already. */
export function OwnerMark({ row }: { row: Pick<ThreadRow, 'ownerName' | 'isTakenOver' | 'needs' | 'aiState'> }) {
  if (!row.ownerName || (row.isTakenOver && !row.needs && row.aiState === 'standing_down')) return null;
  return (
    <span
      title={`${row.ownerName} has this conversation`}
      className="grid size-[1.125rem] shrink-0 place-items-center rounded-full bg-brick-wash font-semibold text-[0.5625rem] text-brick"
    >
      <span aria-hidden="true">{initials(row.ownerName)}</span>
      <span className="sr-only">{row.ownerName} has this conversation</span>
    </span>
  );
}
