import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Link } from '@tanstack/react-router';
import { CalendarClock, Ellipsis } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import type { Stage } from '../../shared/contact.ts';
import type { LeadCard as Lead, PipelineSide } from '../../shared/pipeline.ts';
import { PATHS } from '../app/paths.ts';
import { useShortMoney } from '../lib/use/use-money.ts';
import { useNow } from '../lib/use/use-time.ts';
import { exactTime, shortTime } from '../lib/words/format.ts';
import { STAGE_WORDS, STAGES } from '../lib/words/stage-words.ts';
import { useClock } from '../lib/zone/use-clock.ts';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Menu } from '../ui/menu.tsx';
import { LeadState } from './lead-state.tsx';
import { ageWords, amountWords } from './pipeline-words.ts';

/** With Alt, as browsers go back and forth. */
const STEPS: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1 };

type Props = { card: Lead; side: PipelineSide; onMove(card: Lead, to: Stage): void };

/** One lead: who, the last words, what they want, what comes next. It is dragged, or moved by its menu and its keys. */
export const LeadCard = memo(function LeadCard({ card, side, onMove }: Props) {
  const frame = useRef<HTMLElement>(null);
  const [isDragged, setIsDragged] = useState(false);
  const money = useShortMoney();
  const clock = useClock();
  const now = useNow(60_000);
  useEffect(() => {
    if (!frame.current || !card.mayMove) return;
    return draggable({
      element: frame.current,
      getInitialData: () => ({ card }),
      onDragStart: () => setIsDragged(true),
      onDrop: () => setIsDragged(false),
    });
  }, [card]);
  const name = card.name || card.email;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.altKey ? STEPS[event.key] : undefined;
    const to = step && STAGES[STAGES.indexOf(card.stage) + step];
    if (!to || !card.mayMove) return;
    event.preventDefault();
    onMove(card, to);
  };
  const wishes = [
    amountWords(card, side, money),
    card.sellingAddress && side === 'sellers' ? card.sellingAddress.split(',')[0] : card.areas.slice(0, 2).join(', '),
  ];
  return (
    <article
      ref={frame}
      onKeyDown={onKeyDown}
      data-card={card.contactId}
      aria-label={name}
      className={`group relative space-y-1.5 rounded-lg border bg-raised p-2.5 shadow-lift transition-colors duration-150 focus-within:border-line-strong hover:border-line-strong ${isDragged ? 'opacity-40' : ''} ${card.mayMove ? 'cursor-grab active:cursor-grabbing' : ''}`}
    >
      <div className="flex items-center gap-1.5">
        <NameLink card={card} name={name} />
        {card.ownerId && (
          <span title={`Owner: ${card.ownerName ?? 'somebody who left'}`}>
            <Avatar name={card.ownerName ?? '?'} size="sm" />
            <span className="sr-only">Owner: {card.ownerName}</span>
          </span>
        )}
        {card.mayMove && <MoveMenu card={card} name={name} onMove={onMove} />}
      </div>
      {card.thread?.lastWords && (
        <p className={`line-clamp-2 break-words text-xs leading-snug ${card.thread.unread > 0 ? 'text-ink' : 'text-soft'}`}>
          {card.thread.lastAuthor === 'ai' && <span className="font-medium text-pine">AI: </span>}
          {card.thread.lastWords}
        </p>
      )}
      <div className="flex items-baseline justify-between gap-2">
        <p className="min-w-0 truncate text-xs tabular-nums">{wishes.filter(Boolean).join(' · ')}</p>
        <span className="shrink-0 text-2xs text-faint tabular-nums">
          {card.stageAt ? (
            <span title={`In ${STAGE_WORDS[card.stage]} since ${exactTime(card.stageAt)}`}>{ageWords(card.stageAt, now)}</span>
          ) : (
            card.thread && shortTime(card.thread.lastMessageAt, now)
          )}
        </span>
      </div>
      {(card.thread || card.nextCall) && (
        <div className="flex flex-wrap items-center gap-1 empty:hidden">
          {card.thread && <LeadState thread={card.thread} />}
          {card.nextCall && (
            <Chip title={clock.moment(card.nextCall.startsAt)}>
              <CalendarClock aria-hidden="true" className="size-3" />
              Call {clock.brief(card.nextCall.startsAt)}
            </Chip>
          )}
        </div>
      )}
    </article>
  );
});

/** Leads to the conversation, or to the contact where there is none. */
function NameLink({ card, name }: { card: Lead; name: string }) {
  const look = {
    className: 'min-w-0 flex-1 truncate font-medium text-list before:absolute before:inset-0 before:rounded-lg',
    draggable: false,
    'data-lead': true,
  };
  if (card.thread) {
    return (
      <Link
        {...look}
        to={PATHS.inbox}
        params={{ view: 'all', threadId: card.thread.id }}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight m"
      >
        {name}
      </Link>
    );
  }
  return (
    <Link {...look} to={PATHS.contacts} params={{ contactId: card.contactId }} aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight m">
      {name}
    </Link>
  );
}

function MoveMenu({ card, name, onMove }: { card: Lead; name: string; onMove: Props['onMove'] }) {
  return (
    <Menu
      align="end"
      label="Move to…"
      trigger={
        <IconButton
          label={`Move ${name}`}
          data-move
          className="relative -my-1.5 -mr-1 opacity-60 focus-visible:opacity-100 group-hover:opacity-100"
        >
          <Ellipsis aria-hidden="true" className="size-4" />
        </IconButton>
      }
      items={STAGES.map((stage) => ({
        key: stage,
        label: STAGE_WORDS[stage],
        isOn: stage === card.stage,
        onSelect: () => onMove(card, stage),
      }))}
    />
  );
}
