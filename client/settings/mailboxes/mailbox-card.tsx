import type { MailboxView } from '../../../shared/mailbox.ts';
import { useNow } from '../../lib/use/use-time.ts';
import { count, exactTime, shortTime } from '../../lib/words/format.ts';
import { mailboxHealth } from '../../lib/words/mailbox-health.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Dot } from '../../ui/chip.tsx';

type Props = { box: MailboxView; isStage: boolean; onEdit?(): void; onRemove?(): void };

const SOURCES = { environment: 'Pinned by the environment', rehearsal: 'The rehearsal’s own', settings: null } as const;

/** One mailbox: how it is, what that means, and what to do. */
export function MailboxCard({ box, isStage, onEdit, onRemove }: Props) {
  const now = useNow(10_000);
  const isWaiting = isStage && box.source === 'settings';
  const health = mailboxHealth({ imap: box.imapState, smtp: box.smtpState, error: box.lastError });
  const source = SOURCES[box.source];
  const { tone, state } = isWaiting ? { tone: 'neutral' as const, state: 'Waits until you go live' } : health;
  return (
    <li className="rounded-lg border bg-raised p-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Dot tone={box.isEnabled || isWaiting ? tone : 'neutral'} />
            <span className="min-w-0 break-words font-medium">{box.address}</span>
            {source && (
              <Chip title={box.source === 'environment' ? 'Change IMAP_HOST and the variables beside it, and start again' : undefined}>
                {source}
              </Chip>
            )}
            {box.warmUp && <Chip tone="amber">Warming up</Chip>}
          </p>
          <p className="mt-0.5 break-words text-faint text-list">
            {box.fromName && `${box.fromName} · `}
            {box.imap.host} · {box.smtp.host}
          </p>
        </div>
        {box.source === 'settings' && onEdit && (
          <div className="flex gap-1">
            <Button size="sm" onClick={onEdit} aria-label={`Edit ${box.address}`}>
              Edit
            </Button>
            <Button size="sm" look="danger" onClick={onRemove} aria-label={`Remove ${box.address}`}>
              Remove
            </Button>
          </div>
        )}
      </div>
      <div className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t pt-3 text-list">
        <span className="font-medium">{box.isEnabled || isWaiting ? state : 'Switched off'}</span>
        {!isWaiting && box.isEnabled && (
          <>
            <span className="text-soft">{health.meaning}</span>
            <span className="ml-auto text-faint text-xs tabular-nums">
              {box.lastPolledAt && <time title={exactTime(box.lastPolledAt)}>read {shortTime(box.lastPolledAt, now)} · </time>}
              {count(box.sentToday)} of {count(box.limitToday)} sent today
            </span>
          </>
        )}
      </div>
      {!isWaiting && health.todo && (
        <p className="mt-2 rounded-md bg-amber-wash px-3 py-2 text-amber text-list">
          {health.todo} {box.lastError && <span className="block break-words text-xs opacity-80">{box.lastError}</span>}
        </p>
      )}
    </li>
  );
}
