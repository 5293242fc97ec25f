import type { RouteComponent } from '@tanstack/react-router';
import { type ComponentType, use, useEffect, useRef, useState } from 'react';
import { useLive } from '../lib/live/use-live.ts';
import { Button } from '../ui/button.tsx';
import { Threshold } from './door/threshold.tsx';

const RELOADED = 'reloaded-for';

/**
 * A screen whose code comes when one goes there. While it cannot be had the app stays, says so in its place, and tries again
 * by itself. The router's own `lazyRouteComponent` reloads the page then, which without a server leaves nothing of it.
 */
export function screenOf<Parts extends object>(load: () => Promise<Parts>, name: keyof Parts): RouteComponent {
  let Loaded: ComponentType | null = null;
  let failed: unknown = null;
  let attempt: Promise<void> | null = null;
  const preload = () => {
    attempt ??= load().then(
      (parts) => {
        // Said here and not in the signature: the screens know the routes, and their types would go round in a circle.
        Loaded = parts[name] as ComponentType;
      },
      (error: unknown) => {
        failed = error;
      },
    );
    return attempt;
  };
  const once = async () => {
    attempt = null;
    await preload();
    return Loaded !== null;
  };
  const again = async () => {
    if ((await once()) || !(await isThere())) return;
    // It may have come back between the two; only what is missing still is missing for good.
    if (!(await once())) reloadOnceFor(failed);
  };
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each screen, with the routes.
  const Screen = () => {
    const [, drawAgain] = useState(0);
    if (Loaded) return <Loaded />;
    if (!failed) use(preload());
    return <Away again={() => again().then(() => drawAgain((times) => times + 1))} />;
  };
  return Object.assign(Screen, { preload });
}

/** At once, for it may have failed long ago, when one only pointed at the way here; then whenever the connection is back. */
function Away({ again }: { again(): Promise<void> }) {
  const { state } = useLive();
  const [isTrying, setIsTrying] = useState(true);
  const latest = useRef(again);
  latest.current = again;
  const retry = () => {
    setIsTrying(true);
    void latest.current().finally(() => setIsTrying(false));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state of the connection is what it waits for.
  useEffect(retry, [state]);
  return (
    <Threshold title="Not connected" note="This screen is not loaded yet. It comes as soon as Openhouse can be reached.">
      <Button look="primary" isBusy={isTrying} onClick={retry}>
        Try again
      </Button>
    </Threshold>
  );
}

const isThere = () =>
  fetch('/healthz').then(
    ({ ok }) => ok,
    () => false,
  );

/** The server is there and the code is not: it was built anew meanwhile. The page of the new build knows where things are. */
function reloadOnceFor(error: unknown): void {
  // Once for each: a page that does not help is not loaded over and over.
  if (sessionStorage.getItem(RELOADED) === String(error)) return;
  sessionStorage.setItem(RELOADED, String(error));
  location.reload();
}
