import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type AskedOpenAi, type OpenAiAnswer, startOpenAi } from '../server/test/start-openai.ts';
import { type MailWorld, startMailWorld, writeMail } from './mail-world.ts';
import { type Api, firstPoll, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** A whole server with a key: every question goes to a local server that speaks OpenAI's Responses API. */
let world: MailWorld;
let openai: ReturnType<typeof startOpenAi>;
let server: RunningServer;
let api: Api;

beforeAll(async () => {
  world = await startMailWorld();
  openai = startOpenAi({ answer });
  server = await startServer({
    ...world.env,
    DATA_DIR: await newDataDir(),
    OPENAI_API_KEY: 'sk-local',
    OPENAI_BASE_URL: openai.baseUrl,
    OPENAI_TRIAGE_MODEL: 'reader-1',
    OPENAI_REPLY_MODEL: 'writer-1',
  });
  api = await signIn(server.url);
  await firstPoll(api);
}, 90_000);
afterAll(async () => {
  await server.stop();
  await openai.stop();
  await world.stop();
  await removeDataDir(server.dataDir);
});

function answer(asked: AskedOpenAi): OpenAiAnswer {
  if (asked.schemaName === 'triage') {
    return {
      object: {
        ...{ kind: 'buyer_lead', confidence: 0.95, reason: 'looks for a home', evidence: 'three bedrooms', language: 'en' },
        ...{ intents: ['asks_for_listings'], engagement: 0.6, readiness: 0.3 },
        ...{ asksForPerson: false, refusesCall: false, injectionSuspected: false },
      },
    };
  }
  if (asked.schemaName === 'slots') return { object: { slots: [{ slot: 'areas', value: ['Harbour'], quote: 'near the Harbour' }] } };
  // The writer looks into the catalogue first, as a real model would.
  if (asked.tools.includes('searchProperties') && asked.toolResults.length === 0) {
    return { call: { name: 'searchProperties', arguments: { areas: ['Harbour'] } } };
  }
  const paragraphs = [
    'Thank you for telling us about the three bedrooms near the Harbour that you are looking for: that helps us a lot with the search.',
    'We will gladly look through what is on the market together with you, and it would help to know a little more about your plans.',
  ];
  return { object: { paragraphs, listingKeys: [], slotIds: [], question: ['When would you like to move?'], language: 'en' } };
}

async function write(name: string): Promise<void> {
  const text = `Hello, we are looking for three bedrooms near the Harbour. What do you have? ${name}`;
  const letter = { from: `${name} <${name}@example.com>`, subject: `A house for ${name}`, messageId: `<${name}@example.com>`, text };
  await world.dovecot.deliver(writeMail(world.dovecot.user, letter));
}
const answersTo = (name: string) => world.sink.received.filter((mail) => mail.to.includes(`${name}@example.com`));

test('triage and reply go through the provider, with structured output, streaming and tools', async () => {
  await write('ana');
  await until('the answer', async () => answersTo('ana').length > 0);
  const asked = (schemaName: string) => openai.asked.filter((question) => question.schemaName === schemaName);
  expect(asked('triage')[0]).toMatchObject({ model: 'reader-1', authorization: 'Bearer sk-local' });
  const drafts = openai.asked.filter((question) => question.tools.includes('searchProperties'));
  expect(drafts[0]).toMatchObject({ model: 'writer-1', isStreaming: true });
  expect(drafts.at(-1)?.toolResults).toHaveLength(1);
  expect(answersTo('ana')[0]?.raw.toString()).toContain('near the Harbour');
  const { decisions } = await api.inbox.thread.query({ threadId: (await api.inbox.list.query({ view: 'all' })).threads[0]?.id ?? '' });
  expect(decisions[0]?.modelCalls.map((call) => call.model)).toEqual(['reader-1', 'reader-1', 'writer-1']);
}, 60_000);

test.each([429, 500, 'hang'] as const)(
  'an outage with %p loses nothing: the mail waits, and is answered once when it is over',
  async (fault) => {
    const name = `during-${fault}`;
    await api.settings.update.mutate({ ai: { timeoutSeconds: 2 } });
    openai.failAlways(fault);
    await write(name);
    const row = await until('the waiting thread', async () => {
      const { threads } = await api.inbox.list.query({ view: 'all' });
      const thread = threads.find((candidate) => candidate.contactEmail === `${name}@example.com`);
      if (!thread) return null;
      const shown = await api.inbox.thread.query({ threadId: thread.id });
      return shown.thread.answer.lastError ? shown : null;
    });
    expect(row.messages).toHaveLength(1);
    expect(answersTo(name)).toEqual([]);

    openai.failAlways(null);
    await until('the answer', async () => answersTo(name).length > 0, { seconds: 90 });
    await api.system.runJob.mutate({ name: 'answer-threads' });
    await api.system.runJob.mutate({ name: 'send-outbox' });
    expect(answersTo(name)).toHaveLength(1);
  },
  150_000,
);
