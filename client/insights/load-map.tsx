import type { Insights, InsightsMetric } from '../../shared/insights.ts';
import { hourWords, WEEKDAYS } from './insights-words.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When mail comes, by weekday and hour of the brokerage's clock: the stronger, the more. */
export function LoadMap({ load, timeZone, onOpen }: { load: Insights['load']; timeZone: string; onOpen(metric: InsightsMetric): void }) {
  const cells = new Map(load.map(({ weekday, hour, arrived }) => [`${weekday} ${hour}`, arrived]));
  const most = Math.max(1, ...cells.values());
  return (
    <section aria-label="When mail comes" className="min-w-0 rounded-lg border bg-raised p-4">
      <h2 className="font-medium font-serif text-lg">When mail comes</h2>
      <p className="mb-3 text-faint text-xs">By weekday and hour, clocks of {timeZone.replaceAll('_', ' ')}. The stronger, the more.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <section className="relative overflow-x-auto pb-1" aria-label="Mail by weekday and hour" tabIndex={0}>
        <table className="w-full min-w-[34rem] table-fixed border-separate border-spacing-[2px] text-2xs tabular-nums">
          <thead>
            <tr>
              <td className="w-9" />
              {HOURS.map((hour) => (
                <th key={hour} scope="col" className="font-normal text-faint">
                  {hour % 3 === 0 ? <span>{hour}</span> : <span className="sr-only">{hour}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {WEEKDAYS.map((name, n) => (
              <tr key={name}>
                <th scope="row" className="pr-1.5 text-right font-normal text-faint">
                  {name.slice(0, 3)}
                </th>
                {HOURS.map((hour) => {
                  const arrived = cells.get(`${n + 1} ${hour}`) ?? 0;
                  const words = `${name}, ${hourWords(hour)}: ${arrived}`;
                  const depth = Math.round(18 + 72 * (arrived / most));
                  return (
                    <td key={hour} className="p-0">
                      {arrived === 0 ? (
                        <span className="block h-5 rounded-sm bg-sunken">
                          <span className="sr-only">0</span>
                        </span>
                      ) : (
                        <button
                          type="button"
                          aria-label={words}
                          title={words}
                          onClick={() => onOpen({ of: 'hour', weekday: n + 1, hour })}
                          className="block h-5 w-full rounded-sm focus-visible:outline-offset-0"
                          style={{ background: `color-mix(in oklab, var(--color-ink) ${depth}%, var(--color-sunken))` }}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
