import type { KeyboardEvent } from 'react';

/** Where an arrow leads from a card: up and down its column, sideways into the next column that has cards. Null: nowhere. */
export function neighbourOf(key: KeyboardEvent['key'], { board, card }: { board: Element; card: Element }): HTMLElement | null {
  const columns = [...board.querySelectorAll('[data-stage]')].map((column) => [...column.querySelectorAll('[data-card]')]);
  const at = columns.findIndex((cards) => cards.includes(card));
  const row = columns[at]?.indexOf(card) ?? -1;
  const sideways = (list: Element[][]) => {
    const cards = list.find(({ length }) => length > 0);
    return cards?.[Math.min(row, cards.length - 1)];
  };
  return targetOf(key)?.querySelector<HTMLElement>('[data-lead]') ?? null;

  function targetOf(arrow: string): Element | undefined {
    if (arrow === 'ArrowDown') return columns[at]?.[row + 1];
    if (arrow === 'ArrowUp') return columns[at]?.[row - 1];
    if (arrow === 'ArrowRight') return sideways(columns.slice(at + 1));
    return arrow === 'ArrowLeft' ? sideways(columns.slice(0, at).reverse()) : undefined;
  }
}
