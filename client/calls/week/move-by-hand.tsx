import type { Call } from '../../../shared/call.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { useClock } from '../../lib/zone/use-clock.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { useCallName } from '../call-name.tsx';

/** Asks before a dragged call moves: the customer gets a mail of it. */
export function MoveByHand({ call, startsAt, onClose }: { call: Call; startsAt: Date; onClose(): void }) {
  const utils = trpc.useUtils();
  const { moment } = useClock();
  const { name } = useCallName(call.contactId);
  const move = trpc.calls.reschedule.useMutation({
    onSuccess: () => void toast.success('Moved; the customer is told.'),
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => {
      void utils.calls.invalidate();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={`Move the call with ${name}?`}
      words={
        <>
          From {moment(call.startsAt)} to <strong className="text-ink">{moment(startsAt)}</strong>. {name} gets a mail with the new time,
          and their calendar moves with it.
        </>
      }
      action="Move the call"
      isBusy={move.isPending}
      onConfirm={() => move.mutate({ callId: call.id, startsAt })}
      onClose={onClose}
    />
  );
}
