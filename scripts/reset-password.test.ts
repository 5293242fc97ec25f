import { afterAll, beforeAll, expect, test } from 'bun:test';
import mongoose from 'mongoose';
import { startDatabase, type TestDatabase } from '../server/test/start-database.ts';
import { createTestEdges } from '../server/test/test-edges.ts';
import { AuditEventModel } from '../server/users/audit/audit-event.model.ts';
import { createAuth } from '../server/users/create-auth.ts';
import { createUser } from '../server/users/create-user.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const edges = createTestEdges();
const publicUrl = 'http://localhost:3000';

async function reset(...args: string[]): Promise<{ code: number; words: string }> {
  const child = Bun.spawn([process.execPath, `${import.meta.dirname}/reset-password.ts`, ...args], {
    env: { PATH: process.env.PATH ?? '', MONGODB_URI: database.uri, AUTH_SECRET: edges.secret },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, code] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text(), child.exited]);
  return { code, words: `${out}${err}`.trim() };
}

test('a lone admin gets in again: with a new password, signed out everywhere, and it is written down without it', async () => {
  const auth = createAuth({ secret: edges.secret, publicUrl, log: edges.log });
  const ana = { email: 'ana@larkinvale.example', password: 'correct horse 9', name: 'Ana' };
  const { id } = await createUser({ ...ana, role: 'admin' }, auth);
  const signIn = async (password: string) => {
    const headers = { 'content-type': 'application/json', origin: publicUrl };
    const body = JSON.stringify({ email: ana.email, password });
    return (await auth.handler(new Request(`${publicUrl}/api/auth/sign-in/email`, { method: 'POST', headers, body }))).status;
  };
  expect(await signIn(ana.password)).toBe(200);
  const { code, words } = await reset('Ana@LarkinVale.example');
  expect(words.split('\n')).toHaveLength(1);
  const password = /signs in with (\S+) from now on/.exec(words)?.[1] ?? '';
  expect([code, password.length >= 16]).toEqual([0, true]);
  expect(await mongoose.connection.collection('sessions').countDocuments()).toBe(0);
  expect([await signIn(ana.password), await signIn(password)]).toEqual([401, 200]);
  const events = await AuditEventModel.find().lean();
  expect(events).toMatchObject([{ actor: 'system', action: 'users.resetPassword', subject: `userId=${id}` }]);
  expect(JSON.stringify(events)).not.toContain(password);
}, 60_000);

test('of nobody it knows, and without an address, it says so in one line', async () => {
  expect(await reset('nobody@larkinvale.example')).toEqual({ code: 1, words: 'Nobody signs in as nobody@larkinvale.example.' });
  expect(await reset()).toEqual({ code: 1, words: 'Say whose: bun run reset-password EMAIL' });
}, 60_000);
