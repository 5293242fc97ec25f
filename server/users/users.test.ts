import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test';
import mongoose from 'mongoose';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { inviteUser, removeUser, setRole } from './change-users.ts';
import { type Auth, createAuth } from './create-auth.ts';
import { createFirstUser, createUser, isFirstRun } from './create-user.ts';
import { ensureAdmin } from './ensure-admin.ts';
import { listUsers, userNames } from './find-users.ts';
import { findVisitor } from './find-visitor.ts';
import { createToken, listTokens, revokeToken } from './tokens/api-tokens.ts';

const publicUrl = 'http://localhost:3000';
const edges = createTestEdges();
let database: TestDatabase;
let auth: Auth;

beforeAll(async () => {
  database = await startDatabase();
  auth = createAuth({ secret: edges.secret, publicUrl, log: edges.log });
});
afterAll(() => database.stop());
afterEach(async () => {
  for (const name of ['users', 'accounts', 'sessions', 'apiTokens', 'rateLimits'])
    await mongoose.connection.collection(name).deleteMany({});
});

const ana = { email: 'ana@larkinvale.example', password: 'correct horse 9', name: 'Ana' };
const signIn = async ({ email, password }: { email: string; password: string }) => {
  const body = JSON.stringify({ email, password });
  const headers = { 'content-type': 'application/json', origin: publicUrl };
  const response = await auth.handler(new Request(`${publicUrl}/api/auth/sign-in/email`, { method: 'POST', headers, body }));
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { status: response.status, setCookie: response.headers.getSetCookie(), headers: new Headers({ cookie }) };
};
const visitor = (headers: Headers) => findVisitor(headers, { auth, now: edges.now() });
const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` });

describe('first run', () => {
  test('is over once there is a user', async () => {
    expect(await isFirstRun()).toBe(true);
    await createFirstUser(ana, auth);
    expect(await isFirstRun()).toBe(false);
    await expect(createFirstUser({ ...ana, email: 'bo@larkinvale.example' }, auth)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('makes one admin when five ask at the same moment', async () => {
    const people = [1, 2, 3, 4, 5].map((n) => ({ ...ana, email: `first${n}@larkinvale.example` }));
    const outcomes = await Promise.allSettled(people.map((person) => createFirstUser(person, auth)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await listUsers()).toHaveLength(1);
    expect(await mongoose.connection.collection('accounts').countDocuments()).toBe(1);
  });
});

describe('signing in', () => {
  test('gives a session whose cookie scripts cannot read', async () => {
    const user = await createUser({ ...ana, role: 'lead' }, auth);
    const { status, headers, setCookie } = await signIn(ana);
    expect(status).toBe(200);
    expect(await visitor(headers)).toMatchObject({ user: { id: user.id, role: 'lead', email: ana.email }, actor: `user:${user.id}` });
    expect(setCookie.join()).toMatch(/HttpOnly/i);
    expect(setCookie.join()).toMatch(/SameSite=Lax/i);
  });

  test('a cookie of an https address never crosses the network in clear', async () => {
    await createUser({ ...ana, role: 'agent' }, auth);
    const https = 'https://crm.larkinvale.example';
    const secure = createAuth({ secret: edges.secret, publicUrl: https, log: edges.log });
    const request = { method: 'POST', headers: { 'content-type': 'application/json', origin: https }, body: JSON.stringify(ana) };
    const response = await secure.handler(new Request(`${https}/api/auth/sign-in/email`, request));
    expect(response.headers.getSetCookie().join()).toMatch(/__Secure-openhouse\.session_token=.*; Secure/);
  });

  test('stores no password, only a salted hash', async () => {
    await createUser({ ...ana, role: 'agent' }, auth);
    const account = await mongoose.connection.collection('accounts').findOne();
    expect(account?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{64,}$/);
  });

  test('refuses a wrong password and an unknown address alike', async () => {
    await createUser({ ...ana, role: 'agent' }, auth);
    expect((await signIn({ ...ana, password: 'wrong horse 9' })).status).toBe(401);
    expect((await signIn({ ...ana, email: 'nobody@larkinvale.example' })).status).toBe(401);
  });

  test('nobody signs up or gives themselves a role', async () => {
    const headers = { 'content-type': 'application/json', origin: publicUrl };
    const body = JSON.stringify({ ...ana, role: 'admin' });
    const signUp = await auth.handler(new Request(`${publicUrl}/api/auth/sign-up/email`, { method: 'POST', headers, body }));
    expect(signUp.status).toBeGreaterThanOrEqual(400);
    await createUser({ ...ana, role: 'agent' }, auth);
    const session = await signIn(ana);
    const cookie = session.headers.get('cookie') ?? '';
    const change = { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify({ name: 'Ana', role: 'admin' }) };
    await auth.handler(new Request(`${publicUrl}/api/auth/update-user`, change));
    expect((await visitor(session.headers))?.user.role).toBe('agent');
  });

  test('two people cannot have one address', async () => {
    await createUser({ ...ana, role: 'agent' }, auth);
    await expect(createUser({ ...ana, email: 'ANA@larkinvale.example', role: 'agent' }, auth)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await signIn(ana)).status).toBe(200);
  });
});

describe('colleagues', () => {
  test('an invited colleague signs in with the password shown once', async () => {
    const { user, password } = await inviteUser({ email: 'bo@larkinvale.example', name: 'Bo', role: 'agent' }, auth);
    expect((await signIn({ email: user.email, password })).status).toBe(200);
  });

  test('a changed role holds for sessions that are open', async () => {
    const user = await createUser({ ...ana, role: 'admin' }, auth);
    await createUser({ ...ana, email: 'bo@larkinvale.example', role: 'admin' }, auth);
    const { headers } = await signIn(ana);
    await setRole(user.id, 'agent', { now: edges.now() });
    expect((await visitor(headers))?.user.role).toBe('agent');
  });

  test('the last admin can neither be removed nor made less', async () => {
    const user = await createUser({ ...ana, role: 'admin' }, auth);
    await expect(setRole(user.id, 'agent', { now: edges.now() })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(removeUser(user.id, auth, { now: edges.now() })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('who is removed is signed out and their tokens end', async () => {
    await createUser({ ...ana, role: 'admin' }, auth);
    const bo = await createUser({ ...ana, email: 'bo@larkinvale.example', role: 'admin' }, auth);
    const { headers } = await signIn({ ...ana, email: bo.email });
    const { token } = await createToken({ name: 'feed', role: 'agent', createdBy: bo.id });
    await removeUser(bo.id, auth, { now: edges.now() });
    expect(await visitor(headers)).toBeNull();
    expect(await visitor(bearer(token))).toBeNull();
    expect((await signIn({ ...ana, email: bo.email })).status).toBe(401);
  });

  test('of two admins who remove or unmake each other at the same moment, one stays', async () => {
    const now = edges.now();
    const [one, two] = [
      await createUser({ ...ana, role: 'admin' }, auth),
      await createUser({ ...ana, email: 'bo@larkinvale.example', role: 'admin' }, auth),
    ];
    await Promise.allSettled([setRole(one.id, 'agent', { now }), setRole(two.id, 'agent', { now })]);
    expect((await listUsers()).filter(({ role }) => role === 'admin').length).toBeGreaterThan(0);
    await Promise.all([setRole(one.id, 'admin', { now }), setRole(two.id, 'admin', { now })]);
    await Promise.allSettled([removeUser(one.id, auth, { now }), removeUser(two.id, auth, { now })]);
    expect((await listUsers()).filter(({ role }) => role === 'admin').length).toBeGreaterThan(0);
  });

  test('who loses a role loses the tokens that could do more, and the tokens made with those', async () => {
    await createUser({ ...ana, role: 'admin' }, auth);
    const bo = await createUser({ ...ana, email: 'bo@larkinvale.example', role: 'admin' }, auth);
    const admin = await createToken({ name: 'sync', role: 'admin', createdBy: bo.id });
    const child = await createToken({ name: 'made by sync', role: 'agent', createdBy: admin.id });
    const agent = await createToken({ name: 'website form', role: 'agent', createdBy: bo.id });
    await setRole(bo.id, 'agent', { now: edges.now() });
    expect(await Promise.all([admin, child, agent].map(async ({ token }) => (await visitor(bearer(token)))?.user.name))).toEqual([
      undefined,
      undefined,
      'website form',
    ]);
  });

  test('the admin of the environment is made once and keeps a password changed since', async () => {
    await Promise.all([ensureAdmin(ana, auth), ensureAdmin(ana, auth)]);
    await ensureAdmin({ ...ana, password: 'another horse 9' }, auth);
    expect(await listUsers()).toHaveLength(1);
    expect((await signIn(ana)).status).toBe(200);
  });
});

describe('tokens', () => {
  test('a program acts as itself with the role of its token', async () => {
    const { token, id } = await createToken({ name: 'website form', role: 'lead', createdBy: 'somebody' });
    expect(await visitor(bearer(token))).toMatchObject({ user: { id, role: 'lead', name: 'website form' }, actor: `token:${id}` });
    expect((await userNames([id, null])).get(id)).toBe('website form');
  });

  test('only a hash is kept, and no list shows even that', async () => {
    const { token } = await createToken({ name: 'website form', role: 'agent', createdBy: 'somebody' });
    const stored = JSON.stringify(await mongoose.connection.collection('apiTokens').findOne());
    expect(stored).not.toContain(token);
    expect(JSON.stringify(await listTokens())).not.toContain('tokenHash');
  });

  test('a revoked, misspelt or empty token is nobody, even beside a valid cookie', async () => {
    await createUser({ ...ana, role: 'admin' }, auth);
    const cookie = (await signIn(ana)).headers.get('cookie') ?? '';
    const { token, id } = await createToken({ name: 'website form', role: 'agent', createdBy: 'somebody' });
    await revokeToken(id, edges.now());
    for (const secret of [token, `${token}x`, 'oh_']) {
      expect(await visitor(new Headers({ authorization: `Bearer ${secret}`, cookie }))).toBeNull();
    }
  });

  test('revoking one ends what was made with it', async () => {
    const { token: _, id } = await createToken({ name: 'leaked', role: 'admin', createdBy: 'somebody' });
    const child = await createToken({ name: 'left behind', role: 'admin', createdBy: id });
    const grandchild = await createToken({ name: 'deeper', role: 'admin', createdBy: child.id });
    await revokeToken(id, edges.now());
    expect([await visitor(bearer(child.token)), await visitor(bearer(grandchild.token))]).toEqual([null, null]);
  });

  test('its last use is noted once a minute, not on every call', async () => {
    const { token } = await createToken({ name: 'website form', role: 'agent', createdBy: 'somebody' });
    await visitor(bearer(token));
    const [first] = await listTokens();
    edges.advance(30_000);
    await visitor(bearer(token));
    expect((await listTokens())[0]?.lastUsedAt).toEqual(first?.lastUsedAt ?? null);
    edges.advance(31_000);
    await visitor(bearer(token));
    expect((await listTokens())[0]?.lastUsedAt).toEqual(edges.now());
  });
});
