import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ComponentType, useEffect, useRef } from 'react';
import type { Settings } from '../../shared/settings.ts';
import { PATHS } from '../app/paths.ts';
import { OutOfBounds } from '../lib/out-of-bounds.tsx';
import { trpc } from '../lib/trpc.ts';
import { ListStates } from '../ui/list-states.tsx';
import { Page } from '../ui/page.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Autopilot } from './answers/autopilot.tsx';
import { CallPolicy } from './answers/call-policy.tsx';
import { FollowUps } from './answers/follow-ups.tsx';
import { Voice } from './answers/voice.tsx';
import { Brokerage } from './brokerage.tsx';
import { Compliance } from './compliance.tsx';
import { Deliverability } from './mailboxes/deliverability.tsx';
import { Mailboxes } from './mailboxes/mailboxes.tsx';
import { Sending } from './mailboxes/sending.tsx';
import { Profile } from './people/profile.tsx';
import { Team } from './people/team.tsx';
import { Tokens } from './people/tokens.tsx';
import { SECTIONS, type SectionKey, sectionOf, sectionsFor } from './sections.ts';
import { Webhooks } from './webhooks/webhooks.tsx';

const BODIES: Record<SectionKey, ComponentType<{ settings: Settings }>> = {
  profile: Profile,
  brokerage: Brokerage,
  voice: Voice,
  ai: Autopilot,
  calls: CallPolicy,
  'follow-ups': FollowUps,
  mailboxes: Mailboxes,
  deliverability: Deliverability,
  sending: Sending,
  team: Team,
  tokens: Tokens,
  webhooks: Webhooks,
  compliance: Compliance,
};

/** What the brokerage is, how far the AI may go, who works here, and which programs may call: a page of its own for each. */
export function SettingsPage() {
  const { section: asked } = useParams({ from: PATHS.settings });
  const navigate = useNavigate();
  const me = trpc.users.me.useQuery().data;
  const query = trpc.settings.get.useQuery();
  const role = me?.role ?? 'agent';
  const { key, isReserved } = sectionOf(asked, role);
  const { title, note } = SECTIONS[key];
  const Body = BODIES[key];
  const groups = sectionsFor(role);
  const tabs = groups.flatMap(({ keys }) => keys.map((one) => ({ key: one, label: SECTIONS[one].title })));
  const strip = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is what moves the strip.
  useEffect(() => {
    strip.current?.querySelector('[data-state=active]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [key]);
  return (
    <Page title="Settings">
      <div className="flex h-full max-md:flex-col">
        <div ref={strip} className="md:hidden">
          <Tabs
            label="Parts of the settings"
            tabs={tabs}
            value={key}
            onChange={(section) => navigate({ to: PATHS.settings, params: { section } })}
          />
        </div>
        <nav aria-label="Parts of the settings" className="w-56 shrink-0 space-y-5 overflow-y-auto border-r p-3 max-md:hidden">
          {groups.map((group) => (
            <div key={group.title}>
              <p className="eyebrow px-2.5 pb-1">{group.title}</p>
              <ul>
                {group.keys.map((one) => {
                  const { title: name, icon: Icon } = SECTIONS[one];
                  return (
                    <li key={one}>
                      <Link
                        to={PATHS.settings}
                        params={{ section: one }}
                        aria-current={one === key ? 'page' : undefined}
                        className={`flex h-8 items-center gap-2.5 rounded-md px-2.5 text-list transition-colors duration-150 ${one === key ? 'bg-brick-wash font-medium text-brick' : 'text-soft hover:bg-hover hover:text-ink'}`}
                      >
                        <Icon aria-hidden="true" className="size-4 shrink-0" />
                        {name}
                      </Link>
                    </li>
                  );
                })}
              </ul>
            </div>
          ))}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1). */}
        <section aria-label={title} tabIndex={0} className="min-w-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2">
          <div className="mx-auto max-w-4xl px-4 pt-6 md:px-8">
            <header className="mb-6">
              <h2 className="font-medium font-serif text-2xl">{title}</h2>
              <p className="mt-1 max-w-prose text-soft leading-relaxed">{note}</p>
            </header>
            {isReserved ? (
              <OutOfBounds needed="admin" own={role} />
            ) : (
              <ListStates query={query} loading={<SkeletonRows rows={6} />}>
                {query.data && (
                  <div>
                    <Body key={key} settings={query.data} />
                  </div>
                )}
              </ListStates>
            )}
          </div>
        </section>
      </div>
    </Page>
  );
}
