import { harmless } from '../../shared/harmless-cell.ts';
import type { Insights } from '../../shared/insights.ts';
import { ANSWER_WAYS, FUNNEL_STEPS } from '../../shared/insights.ts';
import { KIND_WORDS, STEP_WORDS, sourceWords, WAY_WORDS } from './insights-words.ts';

type Cell = string | number | null;

/** The days and the funnel as a table for a spreadsheet; waits in whole seconds. */
export function writeCsv({ days, funnel }: Insights): string {
  const kinds = (Object.keys(KIND_WORDS) as (keyof typeof KIND_WORDS)[]).filter((kind) => days.some((day) => day.kinds[kind]));
  const rows: Cell[][] = [
    [
      'Day',
      'Mail in',
      ...kinds.map((kind) => KIND_WORDS[kind]),
      ...ANSWER_WAYS.map((way) => WAY_WORDS[way]),
      'Median wait (s)',
      '95th percentile (s)',
    ],
    ...days.map((day) => [
      day.day,
      day.arrived,
      ...kinds.map((kind) => day.kinds[kind] ?? 0),
      ...ANSWER_WAYS.map((way) => day.answers[way]),
      seconds(day.response.p50Ms),
      seconds(day.response.p95Ms),
    ]),
    [],
    ['Leads', ...FUNNEL_STEPS.map((step) => STEP_WORDS[step])],
    ['All', ...FUNNEL_STEPS.map((step) => funnel.total[step])],
    ...funnel.bySource.map(({ source, steps }) => [sourceWords(source), ...FUNNEL_STEPS.map((step) => steps[step])]),
    ...funnel.byCampaign.map(({ name, steps }) => [`Campaign: ${name}`, ...FUNNEL_STEPS.map((step) => steps[step])]),
  ];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const seconds = (ms: number | null) => (ms === null ? null : Math.round(ms / 1000));

/** RFC 4180; a name that begins like a formula is data to a spreadsheet too. */
function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = harmless(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
