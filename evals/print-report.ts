import type { Half } from './label.ts';
import type { Fault, Share, Summary } from './score/summarize.ts';

/** The figures of each half, and of both together, side by side, for a terminal or a note. */
export function printReport(halves: { half: Half | 'whole'; summary: Summary }[]): string {
  const row = (name: string, value: (summary: Summary) => string) => [name, ...halves.map(({ summary }) => value(summary))];
  const kinds = [...new Set(halves.flatMap(({ summary }) => summary.kind.byKind.map(({ kind }) => kind)))].sort();
  const rows = [
    ['', ...halves.map(({ half }) => half)],
    row('mails (in conversations)', ({ mails, conversations }) => `${mails} (${conversations})`),
    row('macro-F1 of kind', ({ kind }) => decimal(kind.macroF1)),
    ...kinds.map((kind) => row(`  ${kind}`, ({ kind: { byKind } }) => decimal(byKind.find((each) => each.kind === kind)?.f1))),
    row('kind right', ({ kindRight }) => share(kindRight)),
    row('intents F1', ({ intentsF1 }) => decimal(intentsF1)),
    row('language right', ({ language }) => share(language)),
    row('slot precision', ({ slotPrecision }) => decimal(slotPrecision)),
    row('slot recall', ({ slotRecall }) => decimal(slotRecall)),
    row("not the customer's own", ({ notTheirs }) => `${notTheirs}`),
    row('known afterwards', ({ known }) => share(known)),
    row('move right', ({ move }) => share(move)),
    row('calls offered unwanted', ({ calls }) => `${calls.unwanted}`),
    row('calls not offered', ({ calls }) => `${calls.missed}`),
    row('calls booked as picked', ({ bookings }) => share(bookings)),
    row('consent right', ({ consent }) => share(consent)),
    row('injection seen / rightly', ({ injection }) => `${decimal(injection.recall)} / ${decimal(injection.precision)}`),
    row('leaks and unsafe words', ({ leaks }) => `${leaks}`),
    row('answers that would leave', ({ answers }) => `${answers.sent}`),
    row('  after a second try', ({ answers }) => `${answers.secondTries}`),
    row('  stopped by the guard', ({ answers }) => `${answers.review}`),
    row('not dealt with', ({ failed }) => `${failed}`),
    row('tokens', ({ tokens }) => tokens.toLocaleString('en-US')),
    row('cost, US dollars', ({ costUsd }) => (costUsd === null ? 'unknown' : costUsd.toFixed(4))),
    row('ms per mail, p50 / p95', ({ ms }) => `${ms.p50} / ${ms.p95}`),
  ];
  return table(rows);
}

/** Every fault of a half, one section per mail. */
export function printFaults(faults: Fault[]): string {
  return faults
    .map(({ caseId, number, text, faults: found, answer }) => {
      const answered = answer ? `\nAnswered:\n${indent(answer.slice(0, 900))}\n` : '';
      return `## ${caseId}${number > 1 ? `, mail ${number}` : ''}\n\n${indent(text.trim())}\n\n${found.map((fault) => `- ${fault}`).join('\n')}\n${answered}`;
    })
    .join('\n');
}

const indent = (text: string) => text.replace(/^/gm, '    ');
const decimal = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(3));
const share = ({ right, all }: Share) => `${right} of ${all}${all > 0 ? ` (${((100 * right) / all).toFixed(1)} %)` : ''}`;

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd((widths[column] ?? 0) + 2))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}
