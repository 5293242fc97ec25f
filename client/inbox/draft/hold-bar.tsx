import { useNow } from '../../lib/use/use-time.ts';
import { countdown, exactTime } from '../../lib/words/format.ts';

/** The time left to stop a mail: a line that runs out, and the seconds. */
export function HoldBar({ from, until, isMine }: { from: Date; until: Date; isMine: boolean }) {
  const now = useNow(500);
  const whole = Math.max(1000, until.getTime() - from.getTime());
  const left = Math.min(1, Math.max(0, (until.getTime() - now) / whole));
  const isDue = until.getTime() <= now;
  return (
    <div className={`px-4 pb-2 text-xs ${isMine ? 'text-brick' : 'text-pine'}`} title={exactTime(until)} role="timer" aria-live="off">
      <div className="mb-1.5 h-0.5 overflow-hidden rounded-full bg-current/15">
        <div
          className="h-full origin-left bg-current transition-transform duration-500 ease-linear"
          style={{ transform: `scaleX(${left})` }}
        />
      </div>
      {isDue ? 'Leaving now…' : `Sends in ${countdown(until, now)}`}
    </div>
  );
}
