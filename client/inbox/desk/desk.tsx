import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { lateDialog } from '../../lib/late/late.tsx';
import { plural } from '../../lib/words/format.ts';
import { DeskContext, type Question, useDeeds } from './use-desk.ts';

const SnoozeDialog = lateDialog(() => import('./snooze-dialog.tsx'), 'SnoozeDialog');
const AssignDialog = lateDialog(() => import('./assign-dialog.tsx'), 'AssignDialog');

/** Around the inbox: what can be done with threads, and the questions asked before. */
export function Desk({ children }: { children: ReactNode }) {
  const deeds = useDeeds();
  const [question, setQuestion] = useState<Question | null>(null);
  // Here before they are asked for: without a connection they could not come, and the page would stumble over that.
  useEffect(() => void Promise.all([SnoozeDialog.preload(), AssignDialog.preload()]), []);
  const close = () => setQuestion(null);
  const threads = question?.threads ?? [];
  const owners = new Set(threads.map(({ ownerId }) => ownerId));
  return (
    <DeskContext value={{ ...deeds, ask: setQuestion }}>
      {children}
      <Suspense fallback={null}>
        {question?.what === 'snooze' && (
          <SnoozeDialog
            note={
              threads.length === 1
                ? 'It comes back then, or as soon as the customer writes.'
                : `${plural(threads.length, 'conversation')} come back then, or as soon as the customer writes.`
            }
            onChoose={(until, words) => {
              close();
              question.onDone?.();
              deeds.snooze(threads, until, words);
            }}
            onClose={close}
          />
        )}
        {question?.what === 'assign' && (
          <AssignDialog
            note={
              threads.length === 1 ? 'Who is to have this conversation?' : `Who is to have these ${plural(threads.length, 'conversation')}?`
            }
            ownerId={owners.size === 1 ? [...owners][0] : undefined}
            userId={deeds.me?.id ?? ''}
            onChoose={(owner) => {
              close();
              question.onDone?.();
              deeds.assign(threads, owner);
            }}
            onClose={close}
          />
        )}
      </Suspense>
    </DeskContext>
  );
}
