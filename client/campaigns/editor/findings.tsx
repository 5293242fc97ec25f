import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { trpc } from '../../lib/trpc.ts';
import { ListStates } from '../../ui/list-states.tsx';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** What the rules say of this campaign: what the law or a mail server would refuse stops the start, the rest is advice. */
export function Findings({ campaignId }: { campaignId: string }) {
  const query = trpc.campaigns.lint.useQuery({ campaignId }, { placeholderData: (before) => before });
  const findings = query.data?.findings ?? [];
  const isClean = findings.length === 0;
  return (
    <Section title="Checked">
      <ListStates query={query} loading={<Skeleton className="h-16 w-full" />}>
        <ul className="divide-y rounded-lg border bg-raised text-list" aria-label="Findings">
          {isClean && (
            <li className="flex items-center gap-2.5 px-4 py-2.5 text-soft">
              <CircleCheck aria-hidden="true" className="size-4 shrink-0" /> Nothing stands against sending it.
            </li>
          )}
          {findings.map(({ level, rule, words, step }) => (
            <li key={`${rule} ${step} ${words}`} className="flex gap-2.5 px-4 py-2.5" data-finding={rule}>
              {level === 'error' ? (
                <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-rust" />
              ) : (
                <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-amber" />
              )}
              <span>
                <span className="sr-only">{level === 'error' ? 'Must be mended: ' : 'Worth a look: '}</span>
                {step !== null && step > 0 && <span className="text-faint">Mail {step + 1}: </span>}
                {words}
              </span>
            </li>
          ))}
        </ul>
      </ListStates>
    </Section>
  );
}
