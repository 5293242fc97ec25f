import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import type { Stage } from '../../shared/contact.ts';
import type { LeadCard } from '../../shared/pipeline.ts';
import type { Outputs } from '../lib/trpc.ts';
import { STAGES } from '../lib/words/stage-words.ts';
import { neighbourOf } from './board-keys.ts';
import { Column } from './column.tsx';
import type { BoardQuery } from './use-board.ts';
import { useMoveLead } from './use-move-lead.ts';

type Props = { query: BoardQuery; board: Outputs['pipeline']['board'] | undefined; only: Stage | null };

/** The columns. A lead is dragged with the pointer, or goes with Alt and an arrow, or by its menu; arrows walk the cards. */
export function Board({ query, board, only }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const move = useMoveLead(query);
  const latest = useRef(move);
  latest.current = move;
  /** Who was moved by key or menu: the focus goes along. */
  const followed = useRef<string | null>(null);
  // The same one always: cards are drawn anew only when they change.
  const moveAndFollow = useCallback((card: LeadCard, to: Stage) => {
    followed.current = card.contactId;
    latest.current(card, to);
  }, []);

  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const stage = location.current.dropTargets[0]?.data.stage as Stage | undefined;
          if (stage) latest.current(source.data.card as LeadCard, stage);
        },
      }),
    [],
  );
  useEffect(() => {
    if (!followed.current || document.activeElement !== document.body) return;
    const link = frame.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(followed.current)}"] [data-lead]`);
    if (!link) return;
    followed.current = null;
    link.focus();
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const card = event.target instanceof Element && event.target.closest('[data-card]');
    if (!card || !frame.current || event.altKey || event.metaKey || event.ctrlKey) return;
    const target =
      event.key === 'm' ? card.querySelector<HTMLElement>('[data-move]') : neighbourOf(event.key, { board: frame.current, card });
    if (!target) return;
    event.preventDefault();
    if (event.key === 'm') target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    else target.focus();
  };
  const stages = only ? [only] : STAGES;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the cards within.
    <div ref={frame} onKeyDown={onKeyDown} className="flex h-full min-h-0 gap-3 overflow-x-auto p-3 md:px-6 md:py-4">
      {stages.map((stage) => (
        <Column
          key={stage}
          stage={stage}
          query={query}
          totals={board?.columns.find((column) => column.stage === stage)}
          isAlone={only !== null}
          onMove={moveAndFollow}
        />
      ))}
    </div>
  );
}
