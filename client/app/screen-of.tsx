import type { RouteComponent } from '@tanstack/react-router';
import { type ComponentType, use, useState } from 'react';
import { type Part, partOf } from '../lib/late/part.ts';
import { useAgain } from '../lib/late/use-again.ts';
import { Button } from '../ui/button.tsx';
import { Threshold } from './door/threshold.tsx';

const RELOADED = 'reloaded-for';

/**
 * A screen whose code comes when one goes there. While it cannot be had the app stays, says so in its place, and tries again
 * by itself. The router's own `lazyRouteComponent` reloads the page then, which without a server leaves nothing of it.
 */
export function screenOf<Parts extends object>(load: () => Promise<Parts>, name: keyof Parts): RouteComponent {
  // Said here and not in the signature: the screens know the routes, and their types would go round in a circle.
  const part = partOf(load, name) as Part<ComponentType>;
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each screen, with the routes.
  const Screen = () => {
    const [, drawAgain] = useState(0);
    const Here = part.now();
    if (Here) return <Here />;
    if (part.failure() === null) use(part.preload());
    return <Away part={part} onHere={() => drawAgain((times) => times + 1)} />;
  };
  return Object.assign(Screen, { preload: part.preload });
}

function Away({ part, onHere }: { part: Part<unknown>; onHere(): void }) {
  const { isTrying, retry } = useAgain(part, (outcome) => {
    if (outcome === 'here') onHere();
    // The page of the new build knows where things are; on a screen that was never there nothing is typed yet.
    if (outcome === 'gone') reloadOnceFor(part.failure());
  });
  return (
    <Threshold title="Not connected" note="This screen is not loaded yet. It comes as soon as Openhouse can be reached.">
      <Button look="primary" isBusy={isTrying} onClick={retry}>
        Try again
      </Button>
    </Threshold>
  );
}

function reloadOnceFor(error: unknown): void {
  // Once for each: a page that does not help is not loaded over and over.
  if (sessionStorage.getItem(RELOADED) === String(error)) return;
  sessionStorage.setItem(RELOADED, String(error));
  location.reload();
}
