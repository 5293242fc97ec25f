import { trpc } from '../lib/trpc.ts';
import { ListStates } from '../ui/list-states.tsx';
import { Page, Section } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { AiSettings } from './ai-settings.tsx';
import { BrokerageSettings } from './brokerage-settings.tsx';
import { Team } from './team.tsx';
import { Tokens } from './tokens.tsx';

/** What the brokerage is, how far the AI may go, who works here, and which programs may call. */
export function SettingsPage() {
  const query = trpc.settings.get.useQuery();
  const settings = query.data;
  return (
    <Page title="Settings">
      <ListStates query={query} loading={<SkeletonRows rows={6} />}>
        {settings && (
          <div className="mx-auto max-w-3xl space-y-10 p-4 md:p-6">
            <Section title="The AI">
              <AiSettings settings={settings} />
            </Section>
            <Section title="The brokerage and its voice">
              <BrokerageSettings settings={settings} />
            </Section>
            <Section title="Team">
              <Team />
            </Section>
            <Section title="Keys for programs">
              <Tokens />
            </Section>
          </div>
        )}
      </ListStates>
    </Page>
  );
}
