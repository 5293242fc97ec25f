import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStored } from '../../lib/use/use-stored.ts';

/** One part of the lead pane; folded or not, it stays so for this browser. */
export function Part({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  const [folded, setFolded] = useStored(`lead-folded:${title}`, '');
  const isOpen = folded === '';
  return (
    <section className="px-4 py-3" aria-label={title}>
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setFolded(isOpen ? 'yes' : '')}
          className="eyebrow -mx-1 flex w-full items-center gap-1 rounded px-1 text-left hover:text-ink"
        >
          <ChevronRight aria-hidden="true" className={`size-3 transition-transform duration-150 ${isOpen ? 'rotate-90' : ''}`} />
          <span className="flex-1">{title}</span>
          {count !== undefined && count > 0 && <span className="tabular-nums">{count}</span>}
        </button>
      </h3>
      {isOpen && <div className="mt-2">{children}</div>}
    </section>
  );
}
