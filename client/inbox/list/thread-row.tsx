import { type MouseEvent, memo } from 'react';
import type { ThreadRow as Row, SearchHit } from '../../../shared/thread.ts';
import type { Hand } from '../../lib/use/use-near.ts';
import { exactTime, shortTime } from '../../lib/words/format.ts';
import { STAGE_WORDS } from '../../lib/words/stage-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { cx } from '../../ui/cx.ts';
import { KIND_WORDS, VIEW_WORDS } from '../words.ts';
import { AiStateChip } from './ai-state-chip.tsx';
import { Marked } from './marked.tsx';
import { OwnerMark } from './owner-mark.tsx';
import { RowActions } from './row-actions.tsx';
import { Thumb } from './thumb.tsx';

/** Only what has just come slides in; the rows that were there stand still. */
const JUST_NOW = 8000;

type Props = {
  row: Row;
  top: number;
  position: number;
  size: number;
  now: number;
  /** Where the row leads; a link of the router costs more than the rest of the row. */
  href: string;
  onOpen(id: string): void;
  isOpen: boolean;
  isPicked: boolean;
  isPicking: boolean;
  isCompact: boolean;
  onPick(id: string): void;
  /** Only a row at hand draws what can be done with it. */
  isNear: boolean;
  hand: Hand;
};

/** One thread: who, what kind, when; subject and last words; what it is about, who has it and what the AI is doing with it. */
export const ThreadRow = memo(function ThreadRow({
  row,
  top,
  position,
  size,
  now,
  href,
  onOpen,
  isOpen,
  isPicked,
  isPicking,
  isCompact,
  onPick,
  isNear,
  hand,
}: Props) {
  const isUnread = row.unread > 0;
  const name = row.contactName || row.contactEmail || 'Unknown sender';
  const { inName } = hitsOf(row);
  const showsPick = isNear || isPicking;

  return (
    <li
      aria-setsize={size}
      aria-posinset={position}
      style={{ transform: `translateY(${top}px)` }}
      className="absolute inset-x-0 top-0 h-(--row) border-b [contain:strict]"
      // Not only as it enters: a row that comes under a pointer at rest is not entered by it.
      onPointerOver={(event) => event.pointerType === 'mouse' && hand.come('pointer', row.id)}
      onPointerLeave={() => hand.leave('pointer', row.id)}
      onFocus={() => hand.come('focus', row.id)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && hand.leave('focus', row.id)}
    >
      <a
        href={href}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onOpen(row.id);
        }}
        aria-current={isOpen ? 'true' : undefined}
        data-thread={row.id}
        className={cx(
          'relative flex h-full items-center gap-3 pr-3 pl-3.5 text-list -outline-offset-2',
          isPicked ? 'bg-sunken' : isOpen ? 'bg-brick-wash' : 'hover:bg-hover',
          now - row.lastMessageAt.getTime() < JUST_NOW && 'animate-arrive',
        )}
      >
        {isUnread && <span aria-hidden="true" className="absolute inset-y-2 left-0 w-[3px] rounded-r bg-brick" />}
        <Avatar name={name} size={isCompact ? 'sm' : 'md'} className={cx(isOpen && 'bg-raised', showsPick && 'invisible')} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-1.5">
            <span className={cx('truncate', isUnread ? 'font-semibold' : 'font-medium')}>{inName ? <Marked hit={inName} /> : name}</span>
            {/* Of the two the name is cut last. */}
            <span className="min-w-0 shrink-[99999] truncate text-2xs text-faint">{whatOf(row)}</span>
            <time
              className="ml-auto shrink-0 pl-1 text-2xs text-faint tabular-nums"
              dateTime={row.lastMessageAt.toISOString()}
              title={isNear ? exactTime(row.lastMessageAt) : undefined}
            >
              {shortTime(row.lastMessageAt, now)}
            </time>
          </span>
          <span className={cx('flex items-center gap-1.5', !isCompact && 'mt-0.5')}>
            <LastLine row={row} />
            <AiStateChip row={row} />
            <OwnerMark row={row} />
          </span>
          {isUnread && <span className="sr-only">{row.unread} unread</span>}
        </span>
        {row.listing && <Thumb key={row.listing.listingKey} listing={row.listing} isCompact={isCompact} />}
      </a>
      {showsPick && (
        <span className="absolute inset-y-0 left-3.5 grid w-8 place-items-center">
          <Checkbox label={`Pick ${name}`} isLabelHidden checked={isPicked} onChange={() => onPick(row.id)} />
        </span>
      )}
      {isNear && <RowActions row={row} name={name} />}
    </li>
  );
});

/** Any other click (a new tab, a copy of the address) is the browser's. */
const isPlainClick = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

function whatOf({ kind, stage, status, hits }: Row): string {
  // A search finds it wherever it lies; its own view needs no word for that.
  const away = status === 'open' || hits.length === 0 ? '' : VIEW_WORDS[status];
  const words = [away, kind ? KIND_WORDS[kind] : '', stage === 'new' ? '' : STAGE_WORDS[stage]];
  return words.filter(Boolean).join(' · ');
}

function hitsOf({ hits, contactName }: Row) {
  const inName = hits.find((hit) => hit.where === 'contact' && hit.text === contactName);
  const inSubject = hits.find((hit) => hit.where === 'subject');
  const below: SearchHit | undefined = hits.find((hit) => hit !== inName && hit !== inSubject);
  return { inName, inSubject, below };
}

/** Subject and last words; of a search, first what was found. */
function LastLine({ row }: { row: Row }) {
  const { inSubject, below } = hitsOf(row);
  const subject = (
    <span className={row.unread > 0 ? 'font-medium text-ink' : 'text-soft'}>
      {inSubject ? <Marked hit={inSubject} /> : row.subject || '(no subject)'}
    </span>
  );
  return (
    <span className="min-w-0 flex-1 truncate text-faint">
      {below && !inSubject ? (
        <>
          <Marked hit={below} />
          {' · '}
          {subject}
        </>
      ) : (
        <>
          {subject}
          {' · '}
          {below ? <Marked hit={below} /> : <LastSpeaker row={row} />}
          {!below && row.lastWords}
        </>
      )}
    </span>
  );
}

function LastSpeaker({ row }: { row: Row }) {
  if (row.lastAuthor === 'ai') return <span className="text-pine">AI: </span>;
  if (row.lastAuthor === 'agent' || row.lastAuthor === 'other_client') return <span className="text-brick">Us: </span>;
  return null;
}
