import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ThreadRow as Row } from '../../../shared/thread.ts';
import { PATHS } from '../../app/paths.ts';
import { exactTime, shortTime } from '../../lib/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { cx } from '../../ui/cx.ts';
import type { InboxPlace } from '../use-inbox-place.ts';
import { KIND_WORDS } from '../words.ts';
import { AiStateChip } from './ai-state-chip.tsx';

/** Only what has just come slides in; the rows that were there stand still. */
const JUST_NOW = 8000;

/** One thread: who, what kind, when; subject and last words; and what the AI is doing with it. */
export function ThreadRow({ row, now, isOpen, place }: { row: Row; now: number; isOpen: boolean; place: InboxPlace }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isOpen) link.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const isUnread = row.unread > 0;
  const name = row.contactName || row.contactEmail || 'Unknown sender';

  return (
    <li className={cx('row-skip border-b', now - row.lastMessageAt.getTime() < JUST_NOW && 'animate-arrive')}>
      <Link
        ref={link}
        to={PATHS.inbox}
        params={{ view: place.view, threadId: row.id }}
        search={{ ...place.search, why: undefined }}
        aria-current={isOpen ? 'true' : undefined}
        data-thread={row.id}
        className={cx(
          'relative flex h-[60px] items-center gap-3 px-3.5 text-list -outline-offset-2',
          isOpen ? 'bg-brick-wash' : 'hover:bg-hover',
        )}
      >
        {isUnread && <span aria-hidden="true" className="absolute inset-y-2 left-0 w-[3px] rounded-r bg-brick" />}
        <Avatar name={name} className={isOpen ? 'bg-raised' : ''} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className={cx('truncate', isUnread ? 'font-semibold' : 'font-medium')}>{name}</span>
            {row.kind && <span className="shrink-0 text-2xs text-faint">{KIND_WORDS[row.kind]}</span>}
            <time
              className="ml-auto shrink-0 text-2xs text-faint tabular-nums"
              dateTime={row.lastMessageAt.toISOString()}
              title={exactTime(row.lastMessageAt)}
            >
              {shortTime(row.lastMessageAt, now)}
            </time>
          </span>
          <span className="mt-0.5 flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate text-faint">
              <span className={isUnread ? 'font-medium text-ink' : 'text-soft'}>{row.subject || '(no subject)'}</span>
              {' · '}
              {lastSpeaker(row)}
              {row.lastWords}
            </span>
            <AiStateChip row={row} />
          </span>
          {isUnread && <span className="sr-only">{row.unread} unread</span>}
        </span>
      </Link>
    </li>
  );
}

function lastSpeaker(row: Row) {
  if (row.lastAuthor === 'ai') return <span className="text-pine">AI: </span>;
  if (row.lastAuthor === 'agent' || row.lastAuthor === 'other_client') return <span className="text-brick">Us: </span>;
  return null;
}
