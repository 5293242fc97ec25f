import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import type { InboxView } from '../../shared/thread.ts';
import type { CallsSearch } from '../calls/call-words.ts';
import { readContactsSearch } from '../contacts/contacts-search.ts';
import type { InsightsSearch } from '../insights/insights-words.ts';
import { isIsoDay } from '../lib/zone/iso-day.ts';
import { readPipelineSearch } from '../pipeline/pipeline-search.ts';
import { readPropertiesSearch } from '../properties/properties-search.ts';
import { CAMPAIGN_STEPS, type CampaignsSearch, type InboxSearch, PATHS } from './paths.ts';
import { screenOf } from './screen-of.tsx';
import { Shell } from './shell/shell.tsx';
import { Lost, Stumbled } from './stumbled.tsx';

type Asked = Record<string, unknown>;
/**
 * What an address asks of a screen, as the screen reads it and nothing else: the router lays this over all that stands in the
 * address, so that a name which is left out would bring its unread value back.
 */
const asking =
  <Search extends object>(read: (asked: Asked) => Search) =>
  (asked: Asked): Search => ({ ...Object.fromEntries(Object.keys(asked).map((name) => [name, undefined])), ...read(asked) });

const root = createRootRoute({ component: Shell, notFoundComponent: Lost, errorComponent: Stumbled });
const at = <const Path extends string>(path: Path) => ({ getParentRoute: () => root, path });

const home = createRoute({
  ...at('/'),
  beforeLoad: () => {
    throw redirect({ to: PATHS.inbox, params: { view: 'all', threadId: undefined } });
  },
});
/** `/inbox` alone, as people type it. */
const bareInbox = createRoute({
  ...at('/inbox'),
  beforeLoad: () => {
    throw redirect({ to: PATHS.inbox, params: { view: 'all', threadId: undefined } });
  },
});
const inbox = createRoute({
  ...at(PATHS.inbox),
  params: { parse: ({ view, threadId }) => ({ view: view as InboxView, threadId }), stringify: (params) => params },
  validateSearch: asking<InboxSearch>((search) => ({
    kind: textOf(search.kind) as InboxSearch['kind'],
    stage: textOf(search.stage) as InboxSearch['stage'],
    owner: textOf(search.owner),
    campaign: textOf(search.campaign),
    q: textOf(search.q),
    why: textOf(search.why),
    mail: textOf(search.mail),
  })),
  component: screenOf(() => import('../inbox/inbox-page.tsx'), 'InboxPage'),
});
const pipeline = createRoute({
  ...at(PATHS.pipeline),
  validateSearch: asking(readPipelineSearch),
  component: screenOf(() => import('../pipeline/pipeline-page.tsx'), 'PipelinePage'),
});
const contacts = createRoute({
  ...at(PATHS.contacts),
  validateSearch: asking(readContactsSearch),
  component: screenOf(() => import('../contacts/contacts-page.tsx'), 'ContactsPage'),
});
const properties = createRoute({
  ...at(PATHS.properties),
  validateSearch: asking(readPropertiesSearch),
  component: screenOf(() => import('../properties/properties-page.tsx'), 'PropertiesPage'),
});
const campaigns = createRoute({
  ...at(PATHS.campaigns),
  staticData: { reserved: { needed: 'lead', title: 'Campaigns' } },
  validateSearch: asking<CampaignsSearch>((search) => {
    const step = CAMPAIGN_STEPS.find((one) => one === search.step);
    return {
      ...(step && { step }),
      ...listIn(search, 'contactIds'),
      ...listIn(search, 'listingKeys'),
      ...(typeof search.audienceId === 'string' && { audienceId: search.audienceId }),
    };
  }),
  component: screenOf(() => import('../campaigns/campaigns-page.tsx'), 'CampaignsPage'),
});
const calls = createRoute({
  ...at(PATHS.calls),
  validateSearch: asking<CallsSearch>((search) => ({
    ...((search.view === 'agenda' || search.view === 'past') && { view: search.view }),
    ...(isIsoDay(search.week) && { week: search.week }),
    ...(typeof search.call === 'string' && { call: search.call }),
    ...(typeof search.who === 'string' && { who: search.who }),
    ...(search.hours === true && { hours: true }),
  })),
  component: screenOf(() => import('../calls/calls-page.tsx'), 'CallsPage'),
});
const insights = createRoute({
  ...at(PATHS.insights),
  staticData: { reserved: { needed: 'lead', title: 'Insights' } },
  validateSearch: asking<InsightsSearch>((search) => ({
    ...((search.days === 7 || search.days === 90) && { days: search.days }),
    ...(isIsoDay(search.from) && isIsoDay(search.to) && { from: search.from, to: search.to }),
    ...(search.compare === true && { compare: true }),
  })),
  component: screenOf(() => import('../insights/insights-page.tsx'), 'InsightsPage'),
});
const settings = createRoute({
  ...at(PATHS.settings),
  component: screenOf(() => import('../settings/settings-page.tsx'), 'SettingsPage'),
});
const system = createRoute({
  ...at(PATHS.system),
  staticData: { reserved: { needed: 'admin', title: 'System' } },
  component: screenOf(() => import('../system/system-page.tsx'), 'SystemPage'),
});
const rehearsal = createRoute({
  ...at(PATHS.rehearsal),
  component: screenOf(() => import('../rehearsal/rehearsal-page.tsx'), 'RehearsalPage'),
});
/** `/ui`, every part of the interface: only while developing, no word of it is built into the product. */
const gallery = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/ui',
        component: screenOf(() => import('./gallery/gallery-page.tsx'), 'GalleryPage'),
      }),
    ]
  : [];

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    bareInbox,
    inbox,
    pipeline,
    contacts,
    properties,
    campaigns,
    calls,
    insights,
    settings,
    system,
    rehearsal,
    ...gallery,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Stumbled,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

const textOf = (value: unknown) => (typeof value === 'string' && value ? value : typeof value === 'number' ? String(value) : undefined);

/** A list of ids in the URL; one alone may stand without brackets. */
function listIn<Name extends string>(search: Record<string, unknown>, name: Name): Partial<Record<Name, string[]>> {
  const values = [search[name]].flat().flatMap((value) => textOf(value) ?? []);
  return values.length > 0 ? ({ [name]: values } as Record<Name, string[]>) : {};
}
