import type { Insights, InsightsMetric } from '../../shared/insights.ts';
import { count } from '../lib/words/format.ts';
import { Stat } from '../ui/stat.tsx';
import { share, waitWords } from './insights-words.ts';

type Props = { now: Insights; before: Insights | null; onOpen(metric: InsightsMetric): void };

/** The figures one asks for first; each opens what it counts, and says how it was before when asked. */
export function Headline({ now, before, onOpen }: Props) {
  const { response, answers, arrived, funnel } = now;
  const all = response.count;
  const was = (words: (then: Insights) => string) => before && `before: ${words(before)}`;
  return (
    <section
      aria-label="At a glance"
      className="grid grid-cols-2 items-start gap-1 rounded-lg border bg-raised p-2 sm:grid-cols-3 xl:grid-cols-7"
    >
      <Stat
        name="Half answered within"
        value={waitWords(response.p50Ms)}
        note={was((then) => waitWords(then.response.p50Ms)) ?? 'from their mail to our answer'}
        onOpen={() => onOpen({ of: 'answers' })}
      />
      <Stat
        name="95 of 100 within"
        value={waitWords(response.p95Ms)}
        note={
          was((then) => waitWords(then.response.p95Ms)) ??
          (response.person.count > 0 ? `by people half within ${waitWords(response.person.p50Ms)}` : 'the slow ones')
        }
        onOpen={() => onOpen({ of: 'answers' })}
      />
      <Stat
        name="By the AI alone"
        tone="pine"
        value={share(answers.ai_alone, all)}
        note={was((then) => share(then.answers.ai_alone, then.response.count)) ?? `${count(answers.ai_alone)} of ${count(all)}`}
        onOpen={() => onOpen({ of: 'answers', way: 'ai_alone' })}
      />
      <Stat
        name="By the AI, reviewed"
        tone="pine"
        value={share(answers.ai_reviewed, all)}
        note={was((then) => share(then.answers.ai_reviewed, then.response.count)) ?? `${count(answers.ai_reviewed)} of ${count(all)}`}
        onOpen={() => onOpen({ of: 'answers', way: 'ai_reviewed' })}
      />
      <Stat
        name="By a person"
        tone="brick"
        value={share(answers.person, all)}
        note={was((then) => share(then.answers.person, then.response.count)) ?? `${count(answers.person)} of ${count(all)}`}
        onOpen={() => onOpen({ of: 'answers', way: 'person' })}
      />
      <Stat
        name="Mail in"
        value={count(arrived)}
        note={was((then) => count(then.arrived)) ?? `${count(funnel.total.wrote)} new leads`}
        onOpen={() => onOpen({ of: 'arrivals' })}
      />
      <Stat
        name="Calls booked"
        value={count(funnel.total.callBooked)}
        note={was((then) => count(then.funnel.total.callBooked)) ?? `${share(funnel.total.callBooked, funnel.total.wrote)} of new leads`}
        onOpen={() => onOpen({ of: 'funnel', step: 'callBooked' })}
      />
    </section>
  );
}
