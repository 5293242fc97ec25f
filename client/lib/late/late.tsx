import { type ComponentType, type FunctionComponent, type ReactNode, use, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { toast } from '../toast.ts';
import { type Part, partOf } from './part.ts';
import { useAgain } from './use-again.ts';

type PropsOf<Component> = Component extends (props: infer Props) => ReactNode ? Props : never;
type Late<Props> = FunctionComponent<Props> & { preload(): Promise<void> };
type Missing<Props> = ComponentType<{ part: Part<unknown>; props: Props; onHere(): void }>;

/**
 * A part of a screen whose code comes when it is first drawn. While it cannot be had its place says so, and it comes by itself
 * when the connection is back. @param isQuiet where there is no place for words: it only comes later
 */
export function late<Parts extends object, Name extends keyof Parts>(
  load: () => Promise<Parts>,
  name: Name,
  { isQuiet = false } = {},
): Late<PropsOf<Parts[Name]>> {
  return drawn(partOf(load, name), isQuiet ? Awaited : Away);
}

/**
 * The same for what opens at a click. If it cannot be had one is told, and it counts as closed: it never opens by itself later
 * and takes the keys from under somebody's hands; the next click asks for it anew.
 */
export function lateDialog<Parts extends object, Name extends keyof Parts>(
  load: () => Promise<Parts>,
  name: Name & (PropsOf<Parts[Name]> extends Closable ? Name : never),
): Late<PropsOf<Parts[Name]>> {
  return drawn(partOf(load, name as Name), NotOpened as Missing<PropsOf<Parts[Name]>>);
}

type Closable = { onClose(): void };

const AWAY = 'This part is not loaded yet, and Openhouse cannot be reached.';
const GONE = 'Openhouse was updated meanwhile. Reload the page to get this part.';

function drawn<Props>(part: Part<unknown>, Else: Missing<Props>): Late<Props> {
  const Drawn = (props: Props) => {
    const [, drawAgain] = useState(0);
    const Here = part.now() as ComponentType<Props & object> | null;
    if (Here) return <Here {...(props as Props & object)} />;
    if (part.failure() === null) use(part.preload());
    return <Else part={part} props={props} onHere={() => drawAgain((times) => times + 1)} />;
  };
  return Object.assign(Drawn, { preload: part.preload });
}

function Away({ part, onHere }: { part: Part<unknown>; onHere(): void }) {
  const { isTrying, outcome, retry } = useAgain(part, (next) => next === 'here' && onHere());
  return (
    <div role="status" className="m-auto flex flex-wrap items-center justify-center gap-x-3 gap-y-2 p-4 text-center text-list text-soft">
      {outcome === 'gone' ? GONE : `${AWAY} It comes as soon as the connection is back.`}
      {outcome === 'gone' ? (
        <Button size="sm" onClick={() => location.reload()}>
          Reload the page
        </Button>
      ) : (
        <Button size="sm" isBusy={isTrying} onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}

function Awaited({ part, onHere }: { part: Part<unknown>; onHere(): void }) {
  useAgain(part, (next) => next === 'here' && onHere());
  return null;
}

function NotOpened({ part, props, onHere }: { part: Part<unknown>; props: Closable; onHere(): void }) {
  useAgain(part, (next) => {
    if (next === 'here') return onHere();
    void toast.error(next === 'gone' ? GONE : `${AWAY} Try again when the connection is back.`);
    props.onClose();
  });
  return null;
}
