import type { ReactNode } from 'react';

type Props = {
  title: string;
  note?: ReactNode;
  /** In a narrow place the words stand above the fields. */
  isStacked?: boolean;
  children: ReactNode;
};

/** One matter of Settings: what it is about on the left, its fields beside it. */
export function SettingsCard({ title, note, isStacked = false, children }: Props) {
  return (
    <section className={`grid gap-x-10 gap-y-4 border-b py-7 first:pt-0 last:border-b-0 ${isStacked ? '' : 'xl:grid-cols-[15rem_1fr]'}`}>
      <div>
        <h3 className="font-medium font-serif text-lg leading-snug">{title}</h3>
        {note && <p className="mt-1 max-w-prose text-list text-soft leading-relaxed">{note}</p>}
      </div>
      <div className="min-w-0 space-y-4">{children}</div>
    </section>
  );
}
