import { type ReactNode, Suspense } from 'react';
import { late } from '../../lib/late/late.tsx';
import { trpc } from '../../lib/trpc.ts';
import { isNow } from '../../lib/whose.ts';
import { errorCode, errorWords } from '../../lib/words/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Threshold } from './threshold.tsx';

const Setup = late(() => import('../setup/setup.tsx'), 'Setup');
const FirstRun = late(() => import('./first-run.tsx'), 'FirstRun');
const SignIn = late(() => import('./sign-in.tsx'), 'SignIn');

/** Lets in whoever is signed in; the address stays, so that signing in leads where one wanted to go. */
export function Gate({ children }: { children: ReactNode }) {
  const me = trpc.users.me.useQuery(undefined, { staleTime: 60_000 });
  // Asked in the same request: a house that is not set up yet leads its first admin through it.
  const settings = trpc.settings.get.useQuery(undefined, { staleTime: 60_000 });
  const isOutside = errorCode(me.error) === 'UNAUTHORIZED';
  const firstRun = trpc.users.isFirstRun.useQuery(undefined, { enabled: isOutside });

  const quiet = <Threshold title="Openhouse" isQuiet />;

  if (me.data?.role === 'admin' && !isOutside && settings.data && settings.data.setup.step !== 'done') {
    return (
      <Suspense fallback={quiet}>
        <Setup settings={settings.data} step={settings.data.setup.step} />
      </Suspense>
    );
  }
  if (me.data) isNow(me.data.id);
  // A server that restarts is no reason to take away what stands on the screen.
  // Nor are settings that failed once and are asked for anew by the screen itself: it would go, come back and ask again, for ever.
  if (me.data && !isOutside) return settings.isFetched ? children : quiet;
  if (isOutside && firstRun.isSuccess) return <Suspense fallback={quiet}>{firstRun.data ? <FirstRun /> : <SignIn />}</Suspense>;
  const error = isOutside ? firstRun.error : me.error;
  if (!error) return quiet;
  return (
    <Threshold title="Openhouse cannot be reached">
      <p role="alert" className="text-soft">
        {errorWords(error)}
      </p>
      <Button className="mt-4" onClick={() => (isOutside ? firstRun.refetch() : me.refetch())}>
        Try again
      </Button>
    </Threshold>
  );
}
