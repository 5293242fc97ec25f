import {
  createContext,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  use,
} from 'react';
import { cx } from './cx.ts';

const BOX =
  'rounded-md border border-line-strong bg-raised px-2.5 text-ink placeholder:text-faint aria-invalid:border-rust focus-visible:outline-offset-0 disabled:opacity-60';

/** A control that stands in a row with others: smaller, and as wide as its class says. */
type Inline = { isInline?: boolean };

/** Whether the field around a control says that something is wrong with it. */
const Wrong = createContext(false);
/** What marks a wrong control, to the eye, to a screen reader, and to `goToFault`. */
const useMark = () => ({ 'aria-invalid': use(Wrong) || undefined });

/** A label, its control, and a word of help or of what is wrong. */
export function Field({ label, help, error, children }: { label: string; help?: ReactNode; error?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className="block">
      <span className="mb-1 block font-medium text-list text-soft">{label}</span>
      <Wrong value={Boolean(error)}>{children}</Wrong>
      {error ? (
        <span className="mt-1 block text-rust text-xs">{error}</span>
      ) : (
        help && <span className="mt-1 block text-faint text-xs">{help}</span>
      )}
    </label>
  );
}

/** Without an end a browser takes years of six digits, which no date is made from: one digit too many would be no date at all. */
const ENDS: Partial<Record<string, string>> = { date: '9999-12-31', 'datetime-local': '9999-12-31T23:59' };

export function Input({
  isInline = false,
  className,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & Inline & { ref?: Ref<HTMLInputElement> }) {
  return (
    <input {...useMark()} max={ENDS[rest.type ?? '']} {...rest} className={cx(BOX, isInline ? 'h-8 text-list' : 'h-9 w-full', className)} />
  );
}

export function Textarea({ className, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  return <textarea {...useMark()} {...rest} className={cx(BOX, 'w-full py-2 leading-relaxed', className)} />;
}

export function Select({ className, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return <select {...useMark()} {...rest} className={cx(BOX, 'h-8 pr-7 text-list', className)} />;
}
