import { setSystemTime } from 'bun:test';
import mongoose from 'mongoose';
import type { JobName } from '../../../shared/job.ts';
import type { User } from '../../../shared/user.ts';
import { createModels } from '../../ai/model.ts';
import { createModelGate } from '../../ai/model-gate.ts';
import { createRehearsalModel } from '../../ai/rehearsal-model/create-rehearsal-model.ts';
import { advanceCampaigns } from '../../campaigns/advance-campaigns.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { finishMerges } from '../../contacts/merge/merge-contacts.ts';
import type { Env } from '../../env.ts';
import { repointContact } from '../../follow-contact.ts';
import { clearGhostDrafts } from '../../inbox/ledger/clear-ghost-drafts.ts';
import { runJob } from '../../jobs/run-job.ts';
import { createTimetable, type Entry } from '../../jobs/timetable.ts';
import { createPoller, type Poller } from '../../mail/in/poll-mailboxes.ts';
import { senderFor } from '../../mail/sender-for.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { appRouter } from '../../router.ts';
import { sealSecret } from '../../secrets/seal.ts';
import { SettingsModel } from '../../settings/settings.model.ts';
import { createCallerFactory, type Services } from '../../trpc.ts';
import { assembleVerbs, IS_DUE } from '../../verbs.ts';
import { buildContact, buildSettings } from '../build.ts';
import { saveMailbox } from '../build-outbox.ts';
import { emptyModels } from '../start-database.ts';
import { harbourStreet } from '../start-stage.ts';
import { createTestEdges, type TestEdges } from '../test-edges.ts';
import { startWire, type Wire } from './wire.ts';

/** A Monday, ten in the morning in Port Larkin, later than any real clock: what the database dates itself lies behind it. */
const BEGIN = new Date('2031-03-03T15:00:00Z').getTime();

export type Person = 'ana' | 'ben' | 'lead' | 'admin';
export type House = { users: Record<Person, User>; services: Services };
type Caller = ReturnType<ReturnType<typeof createCallerFactory<typeof appRouter._def.record>>>;
/** Somebody outside. Each of the words stands in every mail from the one address, in the name, and nowhere else. */
export type Customer = { word: string; name: string; addresses: [string, string]; words: [string, string] };

export type World = {
  wire: Wire;
  edges: TestEdges;
  mailboxId: string;
  customers: Customer[];
  doors: Record<Person, Caller>;
  users: House['users'];
  switchMailbox: (isOn: boolean) => Promise<void>;
  advance: (ms: number) => void;
  run: (name: JobName, how?: { processName?: string }) => Promise<void>;
  /** A new process begins: connections of the old one are gone. */
  restart: () => Promise<void>;
  /** What went wrong that nobody expects: errors of jobs, 500 of doors. */
  faults: string[];
  stop: () => Promise<void>;
};

export const JOBS: JobName[] = [
  ...(['poll-mailboxes', 'answer-threads', 'send-outbox', 'advance-campaigns', 'send-outbox', 'follow-up', 'remind-calls'] as const),
  ...(['reconcile-sent', 'wake-threads', 'housekeeping'] as const),
];

/** The rehearsal model, and everything else as `main.ts` puts it together, over mail servers of its own and a clock that stands. */
export async function startWorld(house: House, { filesSent }: { filesSent: boolean }): Promise<World> {
  let now = BEGIN;
  setSystemTime(now);
  await emptyModels(Object.values(mongoose.models).filter(({ modelName }) => modelName !== 'User'));
  for (const name of ['raw.files', 'raw.chunks', 'uploads.files', 'uploads.chunks'])
    await mongoose.connection.collection(name).deleteMany({});
  const wire = await startWire({ filesSent });
  const edges: TestEdges = { ...createTestEdges(), now: () => new Date() };
  const passwordSealed = sealSecret(wire.password, edges.secret);
  const imap = { host: '127.0.0.1', port: wire.imap.port, secure: false, user: wire.user, passwordSealed, isTlsInsecure: false };
  const undo = { undoSeconds: 10, perMinute: 1000, perDay: 10_000 };
  const customers = ['zorb', 'quax', 'mirf', 'plok'].map(customerOf);
  const [{ _id: mailboxId }] = await Promise.all([
    saveMailbox(wire.sink, edges, { source: 'settings', imap, firstConnectedAt: null, filesSent: 'auto' }),
    SettingsModel.create(buildSettings({ sending: undo })),
    PropertyModel.create(harbourStreet()),
    ContactModel.create(customers.slice(0, 3).map(({ addresses, name }) => contactOf(addresses[0], name))),
  ]);

  const faults: string[] = [];
  const house_ = assemble(edges);
  let poller = createPoller(edges);
  let entries = house_(poller);
  const call = createCallerFactory(appRouter);
  const doorsOf = (user: User) =>
    call({ visitor: { user, actor: `user:${user.id}` }, headers: new Headers(), edges, services: house.services }) as unknown as Caller;
  const { ana, ben, lead, admin } = house.users;
  const world: World = {
    ...{ wire, edges, mailboxId, customers, faults, users: house.users },
    doors: { ana: doorsOf(ana), ben: doorsOf(ben), lead: doorsOf(lead), admin: doorsOf(admin) },
    advance: (ms) => {
      now += ms;
      setSystemTime(now);
    },
    run: async (name, { processName = edges.processName } = {}) => {
      const entry = entries.find((each) => each.name === name);
      if (!entry) throw new Error(`no job ${name}`);
      const { error } = await runJob(entry, { ...edges, processName }, { onlyWhenDue: true });
      if (error && !/^(dead before|killed behind) /.test(error)) faults.push(`${name}: ${error}`);
    },
    switchMailbox: async (isEnabled) => {
      const server = (port: number) => ({ host: '127.0.0.1', port, secure: false, user: wire.user, password: wire.password });
      const servers = { imap: server(wire.imap.port), smtp: server(wire.sink.port) };
      const mailbox = { address: wire.user, fromName: 'Larkin & Vale Realty', ...servers, isEnabled };
      await world.doors.admin.settings.updateMailbox({ mailboxId, mailbox });
    },
    restart: async () => {
      await poller.close();
      poller = createPoller(edges);
      entries = house_(poller);
    },
    stop: async () => {
      await poller.close();
      await wire.stop();
      setSystemTime();
    },
  };
  // What lies there when a mailbox is first read is the past.
  await world.run('poll-mailboxes');
  world.advance(60_000);
  return world;
}

function assemble(edges: TestEdges): (poller: Poller) => Entry[] {
  const rehearsal = createRehearsalModel({ wordDelayMs: 0 });
  const ai = {
    models: createModels({ apiKey: undefined, baseUrl: undefined, triageModel: '', replyModel: '', rehearsal }),
    gate: createModelGate({ backoffMs: 1 }),
  };
  const chores = [
    { name: 'ghostDrafts', run: clearGhostDrafts },
    { name: 'merges', run: () => finishMerges({ edges, repoint: repointContact }) },
  ];
  const env = { MAIL_MAX_BYTES: 5_000_000, SMTP_CONNECTIONS: 1 } as Env;
  return (poller) => {
    const verbs = assembleVerbs({ env, poller, ai, chores, findReceiver: async (host) => [host], readSentSoon: () => undefined });
    // Nobody waits here in real time for the outbox to come along.
    const advance: (typeof verbs)['advance-campaigns'] = (jobEdges) => advanceCampaigns({ ...jobEdges, senderFor, lookOnMs: 0 });
    return createTimetable({ ...verbs, 'advance-campaigns': advance }, { pollCron: '* * * * *', isDue: IS_DUE });
  };
}

function customerOf(word: string): Customer {
  const other = `${word}alt`.split('').reverse().join('');
  const name = `${word[0]?.toUpperCase()}${word.slice(1)} Person`;
  return { word, name, addresses: [`${word}@people.example`, `${other}@work.example`], words: [word, other] };
}

function contactOf(email: string, name: string) {
  const [firstName = '', lastName = ''] = name.split(' ');
  return buildContact({
    email,
    firstName,
    lastName,
    tags: ['readers'],
    createdAt: new Date(),
    updatedAt: new Date(),
    firstSeenAt: new Date(),
  });
}
