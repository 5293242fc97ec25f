import type { FullReport } from '../../../shared/campaign-report.ts';
import { count } from '../../lib/words/format.ts';

type Stage = FullReport['funnel'][number]['stage'];
const WORDS: Record<Stage, string> = {
  queued: 'Written and queued',
  accepted: 'Accepted by the mail server',
  confirmed: 'Seen in Sent',
  replied: 'Replied',
  qualified: 'Qualified',
  callsBooked: 'Call booked',
};

/** Each line holds the ones below it; its length is its share of the first. */
export function Funnel({ funnel }: { funnel: FullReport['funnel'] }) {
  const first = funnel[0]?.count ?? 0;
  return (
    <ol className="space-y-2.5" aria-label="Funnel">
      {funnel.map(({ stage, count: people }) => (
        <li key={stage} data-funnel={stage}>
          <div className="flex items-baseline justify-between text-list">
            <span>{WORDS[stage]}</span>
            <span className="font-medium tabular-nums">{count(people)}</span>
          </div>
          <div className="mt-1 h-2 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
            <div
              className="h-full rounded-full bg-brick transition-[width] duration-200"
              style={{ width: `${first > 0 ? (people / first) * 100 : 0}%` }}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}
