import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';

/** The ways from here. */
export type Go = { next(): void; back: (() => void) | null; isBusy: boolean };

type Props = {
  title: string;
  note: ReactNode;
  go: Go;
  /** The way on; a form's own button does it by `form`. */
  action: ReactNode;
  skip?: string;
  children: ReactNode;
};

/** One step: what it is for, its fields, and the three ways from here. */
export function StepFrame({ title, note, go, action, skip, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section aria-label={title} className="animate-arrive">
      <h1 ref={heading} tabIndex={-1} className="font-medium font-serif text-3xl outline-none">
        {title}
      </h1>
      <p className="mt-2 max-w-prose text-soft leading-relaxed">{note}</p>
      <div className="mt-7 space-y-5 rounded-lg border bg-raised p-4 shadow-float sm:p-6">{children}</div>
      <footer className="mt-6 flex flex-wrap items-center gap-3">
        {go.back && (
          <Button look="ghost" onClick={go.back} disabled={go.isBusy}>
            Back
          </Button>
        )}
        <span className="flex-1" />
        {skip && (
          <Button look="ghost" onClick={go.next} disabled={go.isBusy}>
            {skip}
          </Button>
        )}
        {action}
      </footer>
    </section>
  );
}
