import { Sparkles } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { cx } from '../../ui/cx.ts';
import type { Open } from './suggest.ts';

type Props = { id: string; open: Open; chosen: number; onHover(at: number): void };

/** The menu under the caret. The focus stays in the text: keys choose, and the text names what is chosen. */
export function SuggestMenu({ id, open, chosen, onHover }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const { items, at, isLoading } = open;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen comes into sight.
  useEffect(() => {
    // In braces: newer browsers answer a promise, which React would take for the effect's end.
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const isAbove = (at?.top ?? 0) > window.innerHeight / 2;
  const left = Math.max(8, Math.min(at?.left ?? 0, window.innerWidth - 328));
  // Nobody looks for a whole sentence: what follows a slash is text then.
  if (items.length === 0 && !isLoading && open.query.includes(' ')) return null;
  return createPortal(
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="Insert"
      style={{ left, ...(isAbove ? { bottom: window.innerHeight - (at?.top ?? 0) + 6 } : { top: (at?.bottom ?? 0) + 6 }) }}
      className="fixed z-[60] max-h-72 w-80 max-w-[calc(100vw-1rem)] animate-arrive overflow-y-auto rounded-lg border bg-raised p-1 shadow-float"
    >
      {items.length === 0 && <p className="px-2 py-1.5 text-faint text-list">{isLoading ? 'Looking…' : 'Nothing like that.'}</p>}
      {items.map((item, index) => (
        <div key={item.key}>
          {item.group !== items[index - 1]?.group && (
            <p aria-hidden="true" className="eyebrow px-2 pt-2 pb-1 first:pt-1">
              {item.group}
            </p>
          )}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text's, where the focus stays. */}
          <div
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onMouseMove={() => onHover(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => open.choose(item)}
            className={cx('flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-list', index === chosen && 'bg-hover')}
          >
            {item.isAi && <Sparkles aria-hidden="true" className="size-3.5 shrink-0 text-pine" />}
            {item.listingKey && (
              <img
                src={`/pictures/${encodeURIComponent(item.listingKey)}.svg`}
                alt=""
                className="h-8 w-11 shrink-0 rounded bg-sunken object-cover"
              />
            )}
            <span className="min-w-0 flex-1">
              <span className={cx('block truncate', item.listingKey && 'font-serif', item.isAi && 'text-pine')}>{item.label}</span>
              {item.hint && <span className="block truncate text-faint text-xs">{item.hint}</span>}
            </span>
          </div>
        </div>
      ))}
    </div>,
    document.body,
  );
}
