import { Check } from 'lucide-react';

const NAMES = ['Brokerage', 'Mailbox', 'Model'];

export function Stepper({ at }: { at: number }) {
  return (
    <ol aria-label="Steps" className="flex items-center gap-2 text-list">
      {NAMES.map((name, place) => (
        <li key={name} aria-current={place === at ? 'step' : undefined} className="flex items-center gap-2">
          {place > 0 && <span aria-hidden="true" className="h-px w-5 bg-line-strong" />}
          <span
            className={`grid size-6 place-items-center rounded-full border font-medium text-xs ${place < at ? 'border-brick bg-brick text-on-brick' : place === at ? 'border-brick text-brick' : 'border-line-strong text-faint'}`}
          >
            {place < at ? <Check aria-label="Done" className="size-3.5" /> : place + 1}
          </span>
          <span className={place === at ? 'font-medium' : 'text-faint max-sm:sr-only'}>{name}</span>
        </li>
      ))}
    </ol>
  );
}
