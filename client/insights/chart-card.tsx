import { type ReactNode, Suspense } from 'react';
import { Skeleton } from '../ui/skeleton.tsx';

/** A chart with its words above and its figures as a table below, for those who read rather than look. */
export function ChartCard({ title, note, chart, children }: { title: string; note: ReactNode; chart: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0 rounded-lg border bg-raised p-4">
      <h2 className="font-medium font-serif text-lg">{title}</h2>
      <p className="mb-3 text-faint text-xs">{note}</p>
      <div aria-hidden="true" className="h-56">
        <Suspense fallback={<Skeleton className="h-full" />}>{chart}</Suspense>
      </div>
      <details className="mt-2 text-list">
        <summary className="w-fit rounded text-faint text-xs underline underline-offset-2 hover:text-ink">As a table</summary>
        <div className="mt-2 max-h-72 overflow-y-auto">{children}</div>
      </details>
    </section>
  );
}
