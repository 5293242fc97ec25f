import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import mongoose from 'mongoose';
import { createOpenhouseClient, type OpenhouseClient } from '../../shared/client.ts';
import type { Role, User } from '../../shared/user.ts';
import { createModels } from '../ai/model.ts';
import { createModelGate } from '../ai/model-gate.ts';
import { createRehearsalModel } from '../ai/rehearsal-model/create-rehearsal-model.ts';
import { createHttp } from '../http.ts';
import { createRealtime, type Realtime } from '../realtime.ts';
import type { Context, RehearsalDoor, Services } from '../trpc.ts';
import { type Auth, createAuth } from '../users/create-auth.ts';
import { createUser } from '../users/create-user.ts';
import { findVisitor } from '../users/find-visitor.ts';
import { createToken, type TokenView } from '../users/tokens/api-tokens.ts';
import { startDatabase } from './start-database.ts';
import { createTestEdges, type TestEdges } from './test-edges.ts';

type Program = OpenhouseClient & { token: TokenView & { token: string } };
export type TestApi = {
  url: string;
  edges: TestEdges;
  services: Services;
  realtime: Realtime;
  /** A program with a fresh token of this role. */
  program: (role: Role) => Promise<Program>;
  /** A person with a fresh session of this role. */
  person: (role: Role) => Promise<{ user: User; cookie: string }>;
  /** The context of a door, for calling one without HTTP. */
  context: (headers?: Record<string, string>) => Promise<Context>;
  close: () => Promise<void>;
};

const PASSWORD = 'correct horse 9';

/** The whole web side of Openhouse on a free port, over a fresh database; jobs and rehearsal are what the test gives. */
export async function startApi({
  rehearsal = null,
  pagesDir = '/nowhere',
  ai,
}: {
  rehearsal?: RehearsalDoor | null;
  pagesDir?: string;
  /** The models that doors ask; left out, the rehearsal model. */
  ai?: Services['ai'];
} = {}): Promise<TestApi> {
  const database = await startDatabase();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const edges: TestEdges = { ...createTestEdges(), publicUrl: url };
  const auth = createAuth({ secret: edges.secret, publicUrl: url, log: edges.log });
  await indexesStand(auth);
  const services: Services = {
    auth,
    rehearsal,
    runJobNow: async () => ({ ran: true, counts: { sent: 1 }, error: null, ms: 1 }),
    nudge: () => undefined,
    timetable: () => [{ name: 'send-outbox', words: 'every second', nextRunAt: null }],
    endRehearsal: async () => {
      services.rehearsal = null;
    },
    askTxt: () => Promise.reject(Object.assign(new Error('no network in tests'), { code: 'ETIMEOUT' })),
    refuseHost: async () => undefined,
    findReceiver: async (host) => [host],
    model: () => ({ name: 'test model', state: 'ok' }),
    ai: ai ?? rehearsalAi(),
    version: '0.0.0',
    mapTiles: null,
  };
  const realtime = createRealtime(server, { auth, edges, recheckMs: 200 });
  server.on('request', createHttp({ edges, services, pages: { dir: pagesDir } }));

  const clients: OpenhouseClient[] = [];
  let counter = 0;
  return {
    url,
    edges,
    services,
    realtime,
    program: async (role) => {
      const token = await createToken({ name: `${role} program`, role, createdBy: 'test' });
      const client = createOpenhouseClient({ url, token: token.token });
      clients.push(client);
      return { ...client, token };
    },
    person: async (role) => {
      const email = `${role}${++counter}@larkinvale.example`;
      const user = await createUser({ email, password: PASSWORD, name: `${role} ${counter}`, role }, auth);
      return { user, cookie: await signIn(url, email) };
    },
    context: async (headers = {}) => {
      const given = new Headers(headers);
      return { visitor: await findVisitor(given, { auth, now: edges.now() }), headers: given, edges, services };
    },
    close: async () => {
      for (const client of clients) client.close();
      await realtime.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.stop();
    },
  };
}

function rehearsalAi(): Services['ai'] {
  const none = { apiKey: undefined, baseUrl: undefined, triageModel: '', replyModel: '' };
  return { models: createModels({ ...none, rehearsal: createRehearsalModel() }), gate: createModelGate() };
}

/** better-auth builds its indexes when first asked for anything; a test that ends sooner would cut them off. */
async function indexesStand(auth: Auth): Promise<void> {
  const { adapter } = await auth.$context;
  const names = async () =>
    (
      await mongoose.connection
        .collection('sessions')
        .indexes()
        .catch(() => [])
    ).map(({ name }) => name);
  while (!(await names()).includes('sessions_userId_idx')) {
    // One that could not be built for a moment is tried again with the next question, and without one never.
    await adapter.findOne({ model: 'session', where: [{ field: 'token', value: 'nobody' }] });
    await Bun.sleep(10);
  }
}

async function signIn(url: string, email: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: url };
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
