import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { CallModel } from './calls/call.model.ts';
import { MessageModel } from './inbox/message.model.ts';
import { ThreadModel } from './inbox/thread.model.ts';
import { appRouter } from './router.ts';
import { buildCall, buildMessage, buildThread } from './test/build.ts';
import { startApi, type TestApi } from './test/start-api.ts';
import { ACCESS, type Access, createCallerFactory, type ProcedureMeta } from './trpc.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

type Door = { path: string; meta?: ProcedureMeta; type: 'query' | 'mutation' | 'subscription'; inputs: z.ZodType[]; hasOutput: boolean };
type Def = { meta?: ProcedureMeta; type: Door['type']; inputs: z.ZodType[]; output?: unknown };
const doors: Door[] = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  const { meta, type, inputs, output } = (procedure as unknown as { _def: Def })._def;
  return { path, meta, type, inputs, hasOutput: output !== undefined };
});

const createCaller = createCallerFactory(appRouter);

/** Calls a door with anything. @returns the code of its error, or OK */
async function knock(path: string, input: unknown, headers: Record<string, string>): Promise<string> {
  const caller = createCaller(await api.context(headers)) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  const [room = '', door = ''] = path.split('.');
  try {
    await caller[room]?.[door]?.(input);
    return 'OK';
  } catch (error) {
    if (error instanceof TRPCError) return error.code;
    throw error;
  }
}
const asToken = async (role: 'agent' | 'lead' | 'admin') => ({ authorization: `Bearer ${(await api.program(role)).token.token}` });

describe('every door', () => {
  test('declares its role, says what it does, and has an output that is a shape', () => {
    expect(doors.length).toBeGreaterThan(50);
    for (const { path, meta, hasOutput } of doors) {
      expect([path, ACCESS.includes(meta?.role as Access), (meta?.words.length ?? 0) > 3, hasOutput]).toEqual([path, true, true, true]);
    }
  });

  test('only the first-run page is open to everybody', () => {
    expect(doors.filter(({ meta }) => meta?.role === 'public').map(({ path }) => path)).toEqual(['users.isFirstRun', 'users.createFirst']);
  });

  test('asks for the role that the contract names', () => {
    const lead = doors.filter(({ meta }) => meta?.role === 'lead').map(({ path }) => path);
    const admin = doors.filter(({ meta }) => meta?.role === 'admin').map(({ path }) => path);
    expect(lead.filter((path) => !path.startsWith('campaigns.') && !path.startsWith('insights.')).sort()).toEqual([
      ...['inbox.assign', 'templates.create', 'templates.remove', 'templates.update'],
    ]);
    expect(doors.filter(({ path }) => path.startsWith('campaigns.')).every(({ meta }) => meta?.role === 'lead')).toBe(true);
    const of = (room: string) => (door: string) => `${room}.${door}`;
    expect(admin.sort()).toEqual([
      'contacts.erase',
      ...['createMailbox', 'deliverability', 'goLive', 'mailboxes', 'model', 'removeMailbox', 'sendProbe', 'setSetupStep'].map(
        of('settings'),
      ),
      ...['testMailbox', 'testModel', 'update', 'updateMailbox'].map(of('settings')),
      ...['audit', 'cursors', 'jobs', 'quarantine', 'queues', 'requeue', 'runJob', 'unsettled'].map(of('system')),
      ...['createToken', 'invite', 'remove', 'resetPassword', 'revokeToken', 'setRole', 'tokens'].map(of('users')),
      ...['create', 'deliveries', 'delivery', 'list', 'remove', 'sendAgain', 'sendTest', 'update'].map(of('webhooks')),
    ]);
  });

  test('lets in whom its role allows and nobody else', async () => {
    const visitors = { nobody: {}, agent: await asToken('agent'), lead: await asToken('lead'), admin: await asToken('admin') };
    for (const { path, meta } of doors) {
      const needed = ACCESS.indexOf(meta?.role as Access);
      for (const [who, headers] of Object.entries(visitors)) {
        const code = await knock(path, undefined, headers);
        const isIn = needed === 0 || ACCESS.indexOf(who as Access) >= needed;
        const closed = who === 'nobody' ? 'UNAUTHORIZED' : 'FORBIDDEN';
        if (isIn && path !== 'users.createFirst')
          expect([path, who, ['UNAUTHORIZED', 'FORBIDDEN'].includes(code)]).toEqual([path, who, false]);
        else if (!isIn) expect([path, who, code]).toEqual([path, who, closed]);
      }
    }
  });
});

describe('an agent', () => {
  /** Doors an agent may open on a colleague's thread: looking, and noting for themselves. */
  const FREE = ['inbox.markRead', 'ai.decision'];

  test('changes nothing in a colleague’s thread, in its mails or its calls', async () => {
    const headers = await asToken('agent');
    const thread = await ThreadModel.create(buildThread({ ownerId: 'a colleague' }));
    const message = await MessageModel.create(buildMessage({ threadId: thread._id }));
    const call = await CallModel.create(buildCall({ threadId: thread._id }));
    const tried: string[] = [];
    for (const { path, type, inputs } of doors.filter(({ path }) => !FREE.includes(path))) {
      const fields = inputs.flatMap((input) => (input instanceof z.ZodObject ? Object.keys(input.shape) : []));
      if (type !== 'mutation' || !fields.some((field) => ['threadId', 'messageId', 'callId'].includes(field))) continue;
      if (path === 'calls.book') continue;
      tried.push(path);
      expect([path, await knock(path, { threadId: thread._id, messageId: message._id, callId: call._id }, headers)]).toEqual([
        path,
        'FORBIDDEN',
      ]);
    }
    expect(tried.length).toBeGreaterThanOrEqual(16);
    expect((await ThreadModel.findById(thread._id).lean())?.epoch).toBe(0);
  });

  test('acts on what nobody has', async () => {
    const thread = await ThreadModel.create(buildThread({ ownerId: null }));
    expect(await knock('inbox.close', { threadId: thread._id }, await asToken('agent'))).toBe('OK');
  });

  test('reads a colleague’s thread and leaves its unread mark', async () => {
    const headers = await asToken('agent');
    const thread = await ThreadModel.create(buildThread({ ownerId: 'a colleague', unread: 3 }));
    expect(await knock('inbox.thread', { threadId: thread._id }, headers)).toBe('OK');
    expect(await knock('inbox.markRead', { threadId: thread._id }, headers)).toBe('OK');
    expect((await ThreadModel.findById(thread._id).lean())?.unread).toBe(3);
  });
});

describe('input', () => {
  const PAYLOADS: unknown[] = [{ $gt: '' }, { $ne: null }, { $where: 'sleep(1000)' }, { $regex: '.*' }, [{ $gt: '' }], { toString: 'x' }];

  test('that holds a MongoDB operator never reaches a verb', async () => {
    const hasOperator = (value: unknown): boolean =>
      typeof value === 'object' &&
      value !== null &&
      Object.entries(value).some(([key, inner]) => key.startsWith('$') || hasOperator(inner));
    let tried = 0;
    // Rehearsal mail may carry headers of any name; it is written to a mail server, never to a filter.
    for (const { path, inputs } of doors.filter(({ path }) => !path.startsWith('rehearsal.'))) {
      for (const input of inputs) {
        for (const field of Object.keys(input instanceof z.ZodObject ? input.shape : { criteria: 1, contactId: 1 })) {
          for (const payload of PAYLOADS) {
            const parsed = input.safeParse({ [field]: payload });
            tried++;
            if (parsed.success) expect([path, field, hasOperator(parsed.data)]).toEqual([path, field, false]);
          }
        }
      }
    }
    expect(tried).toBeGreaterThan(300);
  });

  test('that is wrong is BAD_REQUEST at every door, never an inner error', async () => {
    const headers = await asToken('admin');
    const open = doors.filter(({ path, meta, inputs }) => meta?.role !== 'public' && inputs.length > 0 && !path.startsWith('rehearsal.'));
    for (const { path } of open) {
      for (const wrong of ['x', 7, [], null, { threadId: 7, messageId: 7, cursor: 7, limit: -1, name: 7, brokerage: 7 }]) {
        expect([path, wrong, await knock(path, wrong, headers)]).toEqual([path, wrong, 'BAD_REQUEST']);
      }
    }
  });
});
