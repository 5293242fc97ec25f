import type { FullReport } from '../../../shared/campaign-report.ts';
import { count } from '../../lib/words/format.ts';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';

type Test = NonNullable<FullReport['test']>;

/** Two subjects against each other; the sentence below says what the difference is worth, and no more. */
export function SubjectTest({ test }: { test: Test }) {
  return (
    <Section title="Two subjects">
      <div className="rounded-lg border bg-raised">
        <Table
          label="Two subjects"
          rows={test.variants}
          rowKey={({ variant }) => variant}
          columns={[
            { key: 'variant', head: '', cell: ({ variant }) => variant.toUpperCase() },
            { key: 'subject', head: 'Subject', cell: ({ subject }) => subject },
            { key: 'sent', head: 'Sent', isNumber: true, cell: ({ sent }) => count(sent) },
            { key: 'replied', head: 'Replied', isNumber: true, cell: ({ replied }) => count(replied) },
            {
              key: 'share',
              head: 'Share',
              isNumber: true,
              cell: ({ sent, replied }) => (sent > 0 ? `${((replied / sent) * 100).toFixed(1)} %` : '–'),
            },
          ]}
        />
        <p className="px-4 py-3 text-list text-soft">{test.words}</p>
      </div>
    </Section>
  );
}
