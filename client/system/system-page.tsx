import { Page, Section } from '../ui/page.tsx';
import { Audit } from './audit.tsx';
import { Cursors } from './cursors.tsx';
import { HealthCards } from './health-cards.tsx';
import { Jobs } from './jobs.tsx';
import { Quarantine } from './quarantine.tsx';
import { Queues } from './queues.tsx';
import { UnsettledMail } from './unsettled.tsx';

/** For whoever runs the place: how every part is, what stands in line, what needs a decision, and who did what. */
export function SystemPage() {
  return (
    <Page title="System">
      <div className="mx-auto max-w-5xl space-y-9 p-4 md:p-6">
        <Section title="Health">
          <HealthCards />
        </Section>
        <Section title="In line">
          <Queues />
        </Section>
        <Section title="Needs your decision">
          <UnsettledMail />
        </Section>
        <Section title="Jobs">
          <Jobs />
        </Section>
        <Section title="How far each folder is read">
          <Cursors />
        </Section>
        <Section title="Quarantine">
          <Quarantine />
        </Section>
        <Section title="Who did what">
          <Audit />
        </Section>
      </div>
    </Page>
  );
}
