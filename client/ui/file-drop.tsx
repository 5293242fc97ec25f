import { FileUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { cx } from './cx.ts';

/** A place to drop a file, or to choose one. `accept` as of an input: `.csv,text/csv`; it is a hint, the server decides. */
export function FileDrop({ label, accept, onFile, help }: { label: string; accept: string; onFile(file: File): void; help?: ReactNode }) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setIsOver(over);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's shortcut; the input inside is the way for everybody.
    <div
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        take(event.dataTransfer.files);
      }}
      className={cx(
        'relative flex flex-col items-center gap-2 rounded-lg border border-dashed px-6 py-8 text-center transition-colors duration-150 focus-within:outline-2 focus-within:outline-brick',
        isOver ? 'border-brick bg-brick-wash' : 'border-line-strong hover:bg-hover',
      )}
    >
      <FileUp aria-hidden="true" className="size-5 text-faint" strokeWidth={1.75} />
      <span className="font-medium text-list">{label}</span>
      {help && (
        <span id={`${id}-help`} className="max-w-sm text-faint text-xs leading-relaxed">
          {help}
        </span>
      )}
      <input
        type="file"
        accept={accept}
        aria-label={label}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file again, after it was mended, is a change too.
          event.currentTarget.value = '';
        }}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
    </div>
  );
}
