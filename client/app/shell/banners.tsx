import { Link } from '@tanstack/react-router';
import { Drama, TriangleAlert } from 'lucide-react';
import { useHealth } from '../../lib/use-health.ts';
import { useLive } from '../../lib/use-live.ts';
import { PATHS } from '../paths.ts';
import { faultsOf } from './faults.ts';

/** What everybody must know at a glance: that this is a rehearsal, and what is out of order. */
export function Banners() {
  const health = useHealth();
  const { state } = useLive();
  const faults = health.data ? faultsOf(health.data) : [];
  return (
    <>
      {health.data?.rehearsal && (
        <aside className="flex min-h-7 items-center justify-center gap-2 border-b bg-sunken px-3 py-1 text-center text-soft text-xs">
          <Drama aria-hidden="true" className="size-3.5 shrink-0" />
          <span>
            <strong className="font-semibold text-ink">Rehearsal.</strong>{' '}
            <span className="max-sm:hidden">The customers are simulated and no mail leaves this machine.</span>
          </span>
          <Link to={PATHS.rehearsal} className="font-medium text-ink underline underline-offset-2">
            Meet the cast
          </Link>
        </aside>
      )}
      {faults.map((fault) => (
        <aside
          key={fault}
          role="alert"
          className="flex min-h-7 items-center justify-center gap-2 bg-amber-wash px-3 py-1 text-amber text-xs"
        >
          <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" />
          {fault}
        </aside>
      ))}
      {state === 'offline' && (
        <aside role="alert" className="bg-amber-wash px-3 py-1 text-center text-amber text-xs md:hidden">
          Reconnecting…
        </aside>
      )}
    </>
  );
}
