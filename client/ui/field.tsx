import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { cx } from './cx.ts';

const BOX =
  'rounded-md border border-line-strong bg-raised px-2.5 text-ink placeholder:text-faint aria-invalid:border-rust focus-visible:outline-offset-0 disabled:opacity-60';

/** A control that stands in a row with others: smaller, and as wide as its class says. */
type Inline = { isInline?: boolean };

/** A label, its control, and a word of help or of what is wrong. */
export function Field({ label, help, error, children }: { label: string; help?: ReactNode; error?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className="block">
      <span className="mb-1 block font-medium text-list text-soft">{label}</span>
      {children}
      {error ? (
        <span className="mt-1 block text-rust text-xs">{error}</span>
      ) : (
        help && <span className="mt-1 block text-faint text-xs">{help}</span>
      )}
    </label>
  );
}

export function Input({
  isInline = false,
  className,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & Inline & { ref?: Ref<HTMLInputElement> }) {
  return <input {...rest} className={cx(BOX, isInline ? 'h-8 text-list' : 'h-9 w-full', className)} />;
}

export function Textarea({ className, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  return <textarea {...rest} className={cx(BOX, 'w-full py-2 leading-relaxed', className)} />;
}

export function Select({ className, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return <select {...rest} className={cx(BOX, 'h-8 pr-7 text-list', className)} />;
}
