import type { Stage } from '../../shared/contact.ts';
import type { LeadCard } from '../../shared/pipeline.ts';
import { toast } from '../lib/toast.ts';
import { type Outputs, trpc } from '../lib/trpc.ts';
import { errorWords } from '../lib/words/error-words.ts';
import { STAGE_WORDS } from '../lib/words/stage-words.ts';
import { type BoardQuery, PAGE } from './use-board.ts';

type Page = Outputs['pipeline']['cards'];
type Board = Outputs['pipeline']['board'];

/** Moves a lead at once on the screen, then on the server; what the server refuses goes back to where it was. */
export function useMoveLead(query: BoardQuery): (card: LeadCard, to: Stage) => void {
  const utils = trpc.useUtils();
  const setStage = trpc.contacts.setStage.useMutation();
  const columnOf = (stage: Stage) => ({ ...query, stage, limit: PAGE });

  const show = (card: LeadCard, to: Stage) => {
    utils.pipeline.cards.setInfiniteData(
      columnOf(card.stage),
      (known) => known && { ...known, pages: known.pages.map((page) => without(page, card)) },
    );
    const moved = { ...card, stage: to, stageAt: new Date() };
    utils.pipeline.cards.setInfiniteData(
      columnOf(to),
      (known) => known && { ...known, pages: known.pages.map((page, at) => (at === 0 ? on(page, moved) : page)) },
    );
    utils.pipeline.board.setData(query, (board) => board && counted(board, { from: card.stage, to }));
    return moved;
  };

  const move = async (card: LeadCard, to: Stage, { canUndo }: { canUndo: boolean }) => {
    if (card.stage === to) return;
    // An answer that is on its way shows the board as it was.
    await Promise.all([utils.pipeline.board.cancel(), utils.pipeline.cards.cancel()]);
    const moved = show(card, to);
    try {
      await setStage.mutateAsync({ contactId: card.contactId, stage: to });
      const words = `${card.name || card.email} is now in ${STAGE_WORDS[to]}.`;
      if (canUndo) void toast.undo(words, () => move(moved, card.stage, { canUndo: false }));
    } catch (error) {
      show(moved, card.stage);
      void toast.error(errorWords(error));
    }
    await utils.pipeline.invalidate();
  };
  return (card, to) => void move(card, to, { canUndo: true });
}

const without = (page: Page, { contactId }: LeadCard): Page => ({
  ...page,
  items: page.items.filter((item) => item.contactId !== contactId),
});
const on = (page: Page, card: LeadCard): Page => ({ ...page, items: [card, ...without(page, card).items] });

function counted(board: Board, { from, to }: { from: Stage; to: Stage }): Board {
  const change = (stage: Stage) => Number(stage === to) - Number(stage === from);
  return { columns: board.columns.map((column) => ({ ...column, count: Math.max(0, column.count + change(column.stage)) })) };
}
