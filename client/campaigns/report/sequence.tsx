import type { StepReport } from '../../../shared/campaign-report.ts';
import { count } from '../../lib/words/format.ts';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';

/** Each mail of a sequence by itself: who got it and what came back after it. */
export function Sequence({ steps }: { steps: StepReport[] }) {
  return (
    <Section title="The sequence">
      <div className="rounded-lg border bg-raised">
        <Table
          label="The sequence"
          rows={steps}
          rowKey={({ step }) => `${step}`}
          columns={[
            { key: 'step', head: 'Mail', cell: ({ step, subject }) => `${step + 1}. ${subject}` },
            { key: 'waiting', head: 'Waiting', isNumber: true, cell: ({ waiting, queued }) => count(waiting + queued) },
            {
              key: 'sent',
              head: 'Sent',
              isNumber: true,
              cell: ({ accepted, confirmed, bounced }) => count(accepted + confirmed + bounced),
            },
            { key: 'skipped', head: 'Stopped before', isNumber: true, cell: ({ skipped }) => count(skipped) },
            { key: 'replied', head: 'Replied', isNumber: true, cell: ({ replied }) => count(replied) },
            { key: 'calls', head: 'Calls', isNumber: true, cell: ({ callsBooked }) => count(callsBooked) },
          ]}
        />
      </div>
    </Section>
  );
}
