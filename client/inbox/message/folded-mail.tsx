import { Paperclip } from 'lucide-react';
import { exactTime, shortTime } from '../../lib/words/format.ts';
import { cx } from '../../ui/cx.ts';
import { type MessageView, wordsOf } from '../thread/thread-view.ts';
import { authorColour, authorName } from './author.ts';

/** An older mail in one line. Its time stands still, so that three hundred of them cost nothing. */
export function FoldedMail({ message, names, onUnfold }: { message: MessageView; names: Record<string, string>; onUnfold(): void }) {
  return (
    <button
      type="button"
      onClick={onUnfold}
      aria-expanded={false}
      data-folded={message.id}
      title={exactTime(message.sortAt)}
      className="flex w-full items-baseline gap-2 rounded-md border border-transparent px-2 py-1 text-left text-list hover:border-line hover:bg-surface"
    >
      <span className={cx('w-28 shrink-0 truncate font-semibold text-xs', authorColour(message.author))}>{authorName(message, names)}</span>
      <span className="min-w-0 flex-1 truncate text-soft">{wordsOf(message).replace(/\s+/g, ' ').slice(0, 200) || message.subject}</span>
      {message.attachments.length > 0 && <Paperclip aria-label="With attachments" className="size-3 shrink-0 self-center text-faint" />}
      <span className="shrink-0 text-faint text-xs tabular-nums">{shortTime(message.sortAt, Date.now())}</span>
    </button>
  );
}
