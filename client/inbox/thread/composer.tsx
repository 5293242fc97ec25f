import { House, Send } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { useMoney } from '../../lib/use-money.ts';
import { useStored } from '../../lib/use-stored.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useAiHelp } from './ai-help.tsx';
import type { ThreadView } from './thread-view.ts';
import type { ThreadActions } from './use-thread-actions.ts';

/** Where a person writes. What is written survives a reload; sending takes the thread over from the AI. */
export function Composer({ view, actions }: { view: ThreadView; actions: ThreadActions }) {
  const { thread, matches } = view;
  const [text, setText] = useStored(`reply:${thread.id}`, '');
  const [listingKeys, setListingKeys] = useState<string[]>([]);
  const money = useMoney();
  const box = useRef<HTMLTextAreaElement>(null);
  useGrow(box, text);
  useTellTyping(thread.id, text);
  const help = useAiHelp({
    threadId: thread.id,
    written: { text, listingKeys },
    onWritten: (written) => {
      setText(written.text);
      setListingKeys(written.listingKeys);
      box.current?.focus();
    },
  });

  const send = () => {
    if (!text.trim() || actions.reply.isPending) return;
    const onSuccess = () => {
      setText('');
      setListingKeys([]);
      help.forget();
    };
    actions.reply.mutate({ threadId: thread.id, text: text.trim(), listingKeys }, { onSuccess });
  };
  const toggle = (key: string) => setListingKeys((keys) => (keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]));

  return (
    <div className="border-t bg-surface px-3 py-2.5 sm:px-6">
      <div className="mx-auto max-w-3xl rounded-lg border border-line-strong bg-raised focus-within:border-brick">
        <textarea
          id="composer"
          ref={box}
          rows={1}
          aria-label="Reply"
          placeholder={thread.isTakenOver ? 'Write your reply' : 'Write a reply; sending it takes the thread over'}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send();
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
          className="block max-h-72 min-h-10 w-full resize-none bg-transparent px-3.5 pt-2.5 leading-relaxed outline-none placeholder:text-faint"
        />
        {help.wish}
        {help.note}
        <div className="flex items-center gap-1.5 px-2 pb-2">
          {help.button}
          {matches.length > 0 && (
            <Menu
              label="Listings that match this lead"
              items={matches
                .filter(({ taken }) => taken)
                .slice(0, 12)
                .map(({ property }) => ({
                  key: property.listingKey,
                  label: property.unparsedAddress,
                  hint: money(property.listPrice),
                  isOn: listingKeys.includes(property.listingKey),
                  onSelect: () => toggle(property.listingKey),
                }))}
              trigger={
                <Button size="sm" look="ghost">
                  <House aria-hidden="true" className="size-3.5" />{' '}
                  {listingKeys.length > 0 ? `${listingKeys.length} attached` : 'Add listings'}
                </Button>
              }
            />
          )}
          <span className="flex-1" />
          <span className="text-2xs text-faint max-sm:hidden">⌘ Enter</span>
          <Button size="sm" look="primary" disabled={!text.trim()} isBusy={actions.reply.isPending} onClick={send}>
            <Send aria-hidden="true" className="size-3.5" /> Send
          </Button>
        </div>
      </div>
    </div>
  );
}

function useGrow(box: React.RefObject<HTMLTextAreaElement | null>, text: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is why the height changes.
  useEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [box, text]);
}

/** Colleagues see that somebody writes, until three quiet seconds later. */
function useTellTyping(threadId: string, text: string) {
  const { live } = useLive();
  useEffect(() => {
    if (!live || !text) return;
    live.typing(threadId, true);
    const timer = setTimeout(() => live.typing(threadId, false), 3000);
    return () => clearTimeout(timer);
  }, [live, threadId, text]);
}
