import type { FollowUpPlan, Thread } from '../../../shared/thread.ts';
import { toast } from '../../lib/toast.ts';
import { trpc } from '../../lib/trpc.ts';
import { errorWords } from '../../lib/words/error-words.ts';
import { dayName, exactTime, timeOfDay } from '../../lib/words/format.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';

const STATES = {
  planned: { words: 'planned', tone: 'neutral' },
  under_way: { words: 'on its way', tone: 'amber' },
  sent: { words: 'sent', tone: 'pine' },
} as const;

/** The few mails that a customer who went quiet gets: what left, what comes when, or the one reason why nothing comes. */
export function LeadFollowUps({ followUps, thread, mayAct }: { followUps: FollowUpPlan[]; thread: Thread; mayAct: boolean }) {
  const coming = followUps.filter(({ whyNot }) => whyNot === null);
  const [stopped] = followUps.filter(({ whyNot }) => whyNot !== null);
  return (
    <>
      {coming.length > 0 && (
        <ol className="space-y-1.5">
          {coming.map(({ number, state, dueAt }) => (
            <li key={number} className="flex items-center gap-2 text-list">
              <span className="min-w-0 flex-1">
                <span className="font-medium">Follow-up {number}</span>
                {dueAt && (
                  <time dateTime={dueAt.toISOString()} title={exactTime(dueAt)} className="block text-faint text-xs">
                    {dayName(dueAt)}, {timeOfDay(dueAt)}
                  </time>
                )}
              </span>
              <Chip tone={STATES[state].tone}>{STATES[state].words}</Chip>
            </li>
          ))}
        </ol>
      )}
      {coming.some(({ state }) => state === 'planned') && <p className="mt-1.5 text-faint text-xs">Each only with something new to say.</p>}
      {stopped && <p className="text-faint text-list">No follow-up: {stopped.whyNot}.</p>}
      {mayAct && (coming.some(({ state }) => state === 'planned') || thread.noFollowUps) && <CallOff thread={thread} />}
    </>
  );
}

/** A person decides that nothing more is sent by itself; and may think better of it. */
function CallOff({ thread }: { thread: Thread }) {
  const utils = trpc.useUtils();
  const set = trpc.inbox.setFollowUps.useMutation({
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.inbox.thread.invalidate({ threadId: thread.id }),
  });
  const isOff = thread.noFollowUps === true;
  return (
    <Button
      look="ghost"
      size="sm"
      className="-ml-2 mt-1"
      isBusy={set.isPending}
      onClick={() => set.mutate({ threadId: thread.id, isOn: isOff })}
    >
      {isOff ? 'Follow up after all' : 'Cancel the follow-ups'}
    </Button>
  );
}
