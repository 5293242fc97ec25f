import { Link } from '@tanstack/react-router';
import { CloudOff, Drama, TriangleAlert } from 'lucide-react';
import { useHealth } from '../../lib/live/use-health.ts';
import { useLive } from '../../lib/live/use-live.ts';
import { useLasting } from '../../lib/use/use-time.ts';
import { cx } from '../../ui/cx.ts';
import { PATHS } from '../paths.ts';
import { faultsOf } from './faults.ts';

const BAR = 'flex min-h-7 items-center justify-center gap-2 border-b px-3 py-1 text-center text-xs';
/** A break shorter than this is only told in the foot of the sidebar. */
const HICCUP_MS = 5000;

/** What everybody must know at a glance: that this is a rehearsal, and what is out of order. */
export function Banners() {
  const health = useHealth();
  const isAway = useLasting(useLive().state === 'offline', HICCUP_MS);
  const faults = health.data ? faultsOf(health.data) : [];
  return (
    <>
      {health.data?.rehearsal && (
        <aside className={cx(BAR, 'bg-sunken text-soft')}>
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
        <aside key={fault} role="alert" className={cx(BAR, 'bg-amber-wash text-amber')}>
          <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" />
          {fault}
        </aside>
      ))}
      {isAway && (
        <aside role="status" className={cx(BAR, 'bg-sunken text-soft')}>
          <CloudOff aria-hidden="true" className="size-3.5 shrink-0" />
          <span>
            <strong className="font-semibold text-ink">Not connected.</strong> What you see may be old; it is brought up to date by itself.
          </span>
        </aside>
      )}
    </>
  );
}
