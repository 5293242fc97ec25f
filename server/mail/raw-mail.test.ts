import { afterAll, beforeAll, expect, test } from 'bun:test';
import mongoose from 'mongoose';
import { newId } from '../database/model-from.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { hashRaw, readRaw, storeRaw } from './raw-mail.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('gives back every byte, also those that are no text', async () => {
  const raw = crypto.getRandomValues(new Uint8Array(60_000));
  const hash = await storeRaw(raw);
  expect(hash).toBe(hashRaw(raw));
  expect(Buffer.compare(await readRaw(hash), Buffer.from(raw))).toBe(0);
});

test('the same bytes, stored by ten at once, read back right', async () => {
  const raw = Buffer.from('From: ana@example.com\r\n\r\nhello\r\n');
  const hashes = await Promise.all(Array.from({ length: 10 }, () => storeRaw(raw)));
  expect(new Set(hashes).size).toBe(1);
  expect((await readRaw(hashes[0] ?? '')).toString()).toBe(raw.toString());
});

test('storing again stores nothing new', async () => {
  const raw = Buffer.from('seen before');
  const hash = await storeRaw(raw);
  await storeRaw(raw);
  expect(await mongoose.connection.db?.collection('raw.files').countDocuments({ filename: hash })).toBe(1);
});

test('chunks of a store that was killed half-way do not block the next try', async () => {
  const raw = Buffer.from('half stored');
  await mongoose.connection.db?.collection('raw.chunks').insertOne({ files_id: newId() as never, n: 0, data: Buffer.from('hal') });
  expect((await readRaw(await storeRaw(raw))).toString()).toBe('half stored');
});

test('says clearly that nothing is stored under a hash', () => {
  expect(readRaw('0'.repeat(64))).rejects.toThrow('not found');
});
