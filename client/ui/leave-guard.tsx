import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from './dialog.tsx';

/** Asks before one walks away from what is not saved; the browser asks by itself when its window closes. */
export function LeaveGuard({ isDirty }: { isDirty(): boolean }) {
  const blocker = useBlocker({ shouldBlockFn: isDirty, enableBeforeUnload: isDirty, withResolver: true });
  if (blocker.status !== 'blocked') return null;
  return (
    <ConfirmDialog
      title="Leave without saving?"
      words="What you changed on this page is not saved yet."
      action="Leave"
      isDangerous
      onConfirm={blocker.proceed}
      onClose={blocker.reset}
    />
  );
}
