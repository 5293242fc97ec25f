import { MessagesSquare } from 'lucide-react';
import { timeOfDay } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { authorName } from '../message/author.ts';
import type { MessageView } from '../thread/thread-view.ts';

type Props = {
  unseen: MessageView[];
  names: Record<string, string>;
  /** The server's words when it would not send. */
  warning: string | null;
  isBusy: boolean;
  onSeen(): void;
  onSendAnyway(): void;
};

/** Somebody wrote while one was writing: who, and what. */
export function UnseenBar({ unseen, names, warning, isBusy, onSeen, onSendAnyway }: Props) {
  if (unseen.length === 0 && !warning) return null;
  return (
    <div role={warning ? 'alert' : 'status'} className="flex items-start gap-2.5 border-b bg-amber-wash px-3.5 py-2 text-amber text-list">
      <MessagesSquare aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {unseen.length === 0 && <p>{warning}</p>}
        {unseen.slice(-3).map((message) => (
          <p key={message.id} className="truncate">
            <strong className="font-semibold">{authorName(message, names)}</strong> wrote at {timeOfDay(message.sortAt)}:{' '}
            {message.visibleText.replace(/\s+/g, ' ').trim()}
          </p>
        ))}
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          <Button size="sm" onClick={onSeen}>
            I have read it
          </Button>
          {warning && (
            <Button size="sm" look="ghost" className="text-amber" isBusy={isBusy} onClick={onSendAnyway}>
              Send anyway
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
