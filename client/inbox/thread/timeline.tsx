import { useEffect, useState } from 'react';
import { dayName } from '../../lib/words/format.ts';
import { isoDayIn } from '../../lib/zone/days.ts';
import { ownZone } from '../../lib/zone/use-clock.ts';
import { FoldedMail } from '../message/folded-mail.tsx';
import { MessageCard } from '../message/message-card.tsx';
import { NoteCard } from './note-card.tsx';
import type { ThreadView } from './thread-view.ts';
import { foldedAtFirst, type Item, isSameDay, itemsOf } from './timeline-items.ts';
import type { ThreadActions } from './use-thread-actions.ts';

type Props = {
  view: ThreadView;
  actions: ThreadActions;
  /** The mail that a link led to. */
  linkedId: string | null;
  onWhy(messageId: string): void;
  onLinked(): void;
};

/** Everything said in a thread, oldest first, day by day. */
export function Timeline({ view, actions, linkedId, onWhy, onLinked }: Props) {
  const items = itemsOf(view);
  // Decided once: what arrives while one reads stands open, and nothing folds under one's eyes.
  const [folded, setFolded] = useState(() => foldedAtFirst(items, { unread: view.thread.unread, linkedId }));
  const unfold = (id: string) => setFolded((before) => new Set([...before].filter((one) => one !== id)));

  // biome-ignore lint/correctness/useExhaustiveDependencies: one comes to a mail once.
  useEffect(() => {
    const linked = linkedId && document.getElementById(`m-${linkedId}`);
    if (!linked) return;
    onLinked();
    linked.scrollIntoView({ block: 'center' });
    linked.focus();
  }, []);

  return items.map((item, index) => {
    const before = items[index - 1];
    return (
      <div key={item.id} className="contents">
        {(!before || !isSameDay(before.at, item.at)) && <DayLine at={item.at} />}
        <Entry item={item} isFolded={folded.has(item.id)} onUnfold={() => unfold(item.id)} view={view} actions={actions} onWhy={onWhy} />
      </div>
    );
  });
}

type EntryProps = Omit<Props, 'onLinked' | 'linkedId'> & { item: Item; isFolded: boolean; onUnfold(): void };

function Entry({ item, isFolded, onUnfold, view, actions, onWhy }: EntryProps) {
  if (item.kind === 'note') return <NoteCard note={item.note} names={view.names} />;
  if (isFolded) return <FoldedMail message={item.message} names={view.names} onUnfold={onUnfold} />;
  return <MessageCard message={item.message} view={view} actions={actions} onWhy={onWhy} />;
}

function DayLine({ at }: { at: Date }) {
  const isThisYear = at.getFullYear() === new Date().getFullYear();
  return (
    <p className="flex items-center gap-3 py-1 text-2xs text-faint">
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
      <time dateTime={isoDayIn(at, ownZone())}>
        {isSameDay(at, new Date()) ? 'Today' : `${dayName(at)}${isThisYear ? '' : ` ${at.getFullYear()}`}`}
      </time>
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
    </p>
  );
}
