import type { FullReport } from '../../../shared/campaign-report.ts';
import { count } from '../../lib/words/format.ts';

/** The figures of a campaign, each a count of people. What went wrong is coloured only where there is some. */
export function Figures({ report }: { report: FullReport }) {
  const sent = report.accepted + report.confirmed + report.bounced;
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4 lg:grid-cols-6">
      <Figure name="Recipients" value={report.total} />
      <Figure name="Sent" value={sent} note={`${count(report.seenInSent)} seen in Sent`} />
      <Figure name="Still to go" value={report.waiting + report.queued} />
      <Figure name="Replied" value={report.replied} tone="text-brick" note={share(report.replied, sent)} />
      <Figure name="Qualified" value={report.qualified} />
      <Figure name="Calls booked" value={report.callsBooked} tone="text-brick" />
      <Figure name="Bounced" value={report.bounced} tone="text-rust" note={share(report.bounced, sent)} />
      <Figure name="Failed" value={report.failed} tone="text-rust" />
      <Figure name="Maybe sent" value={report.uncertain} tone="text-amber" />
      <Figure name="Skipped" value={report.skipped} />
      <Figure name="Unsubscribed" value={report.unsubscribed} tone="text-amber" note={share(report.unsubscribed, sent)} />
      <Figure name="Complained" value={report.complained} tone="text-rust" />
    </dl>
  );
}

function Figure({ name, value, note, tone = '' }: { name: string; value: number; note?: string; tone?: string }) {
  return (
    <div data-figure={name}>
      <dt className="text-faint text-list">{name}</dt>
      <dd className={`font-serif text-2xl tabular-nums ${value > 0 ? tone : ''}`}>{count(value)}</dd>
      {note && <dd className="text-faint text-xs">{note}</dd>}
    </div>
  );
}

/** A share in words, where there is a whole to be a share of. */
function share(part: number, whole: number): string | undefined {
  return whole > 0 && part > 0 ? `${((part / whole) * 100).toFixed(1)} %` : undefined;
}
