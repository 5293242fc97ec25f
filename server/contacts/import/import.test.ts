import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { importMappingSchema, importOptionsSchema } from '../../../shared/import.ts';
import { buildContact } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { isSuppressed, suppressErased } from '../consent/suppress.ts';
import { ContactModel } from '../contact.model.ts';
import { forgetImports, importContacts } from './import-contacts.ts';
import { importCsv } from './import-csv.ts';
import { ImportFaultModel } from './import-fault.model.ts';
import { ImportPartModel } from './import-part.model.ts';
import { ImportRunModel } from './import-run.model.ts';
import { importFaults, rejectedCsv, showImport } from './show-import.ts';
import { appendImport, beginImport, cancelImport, readImport, startImport } from './start-import.ts';
import { workImport } from './work-import.ts';

let database: TestDatabase;
const edges = createTestEdges();
beforeAll(async () => {
  database = await startDatabase();
});
beforeEach(async () => {
  await Promise.all([
    ContactModel.deleteMany({}),
    ImportRunModel.deleteMany({}),
    ImportPartModel.deleteMany({}),
    ImportFaultModel.deleteMany({}),
  ]);
});
afterAll(() => database.stop());

const options = importOptionsSchema.parse({ tags: ['fair'], consentSource: 'Spring fair' });
const take = (csv: string, { dryRun = false } = {}) => importCsv({ csv, fileName: 'people.csv', options, dryRun, by: null }, edges);
const people = (count: number, { from = 0 } = {}) =>
  `Email,First name,Last name\n${Array.from({ length: count }, (_, n) => `p${from + n}@x.example,P${from + n},Quist`).join('\n')}\n`;

/** A file in pieces, as the screen sends it, ready to run. */
async function upload(csv: string, size = 20_000): Promise<string> {
  const { _id: importId } = await startImport({ fileName: 'people.csv', by: null });
  const parts = Math.ceil(csv.length / size);
  for (let part = 0; part < parts; part++) await appendImport({ importId, part, text: csv.slice(part * size, (part + 1) * size) });
  await readImport({ importId, parts });
  return importId;
}

test.each([
  ...[['Price ($)', true] as const, ['$ per foot', true] as const, ['$Price', true] as const],
  ...[['$ne', false] as const, ['$where', false] as const],
])('a column may be called %s: %p', (name, isName) => {
  expect(importMappingSchema.safeParse({ [name]: 'email' }).success).toBe(isName);
});

describe('a file of contacts', () => {
  test('can be tried first: everything is counted and nothing is written', async () => {
    const { run, faults } = await take(`${people(3)}nonsense,X,Y\np1@x.example,Again,Quist\n`, { dryRun: true });
    expect(run).toMatchObject({ state: 'checked', rows: 5, created: 3, updated: 0, rejected: 2, mapping: { 'First name': 'firstName' } });
    expect(faults.map(({ row, reason }) => [row, reason])).toEqual([
      [5, 'not an email address: nonsense'],
      [6, 'the same address as row 3'],
    ]);
    expect(await ContactModel.countDocuments({})).toBe(0);
  });

  test('comes in with tags and the source of consent, and again changes nothing', async () => {
    expect((await take(people(20))).run).toMatchObject({ state: 'done', created: 20, rejected: 0 });
    expect(await ContactModel.findOne({ email: 'p7@x.example' }).lean()).toMatchObject({
      firstName: 'P7',
      tags: ['fair'],
      consent: { state: 'subscribed', source: 'Spring fair' },
      consentHistory: [{ source: 'Spring fair' }],
    });
    expect((await take(people(20))).run).toMatchObject({ created: 0, updated: 0, unchanged: 20 });
    expect((await take('Email,Last name\nP7@x.EXAMPLE,Quill\n')).run).toMatchObject({ created: 0, updated: 1 });
    expect(await ContactModel.countDocuments({})).toBe(20);
    expect(await ContactModel.findOne({ email: 'p7@x.example' }).lean()).toMatchObject({
      lastName: 'Quill',
      searchKeys: expect.arrayContaining(['quill']),
    } as never);
  });

  test('in a column of other addresses finds whom we know by one of them', async () => {
    await take('Email,Email2\nmain@x.example,side@x.example\n');
    expect((await take('Email,First name\nside@x.example,Sid\n')).run).toMatchObject({ created: 0, updated: 1 });
    expect(await ContactModel.countDocuments({})).toBe(1);
  });

  test('opts out whom it says to, and brings nobody back who was erased', async () => {
    await suppressErased('gone@x.example', edges);
    const { run, faults } = await take('Email,Unsubscribed\nout@x.example,yes\ngone@x.example,\n');
    expect(run).toMatchObject({ created: 1, rejected: 1 });
    expect(faults[0]?.reason).toBe('was erased at their own request');
    expect(await isSuppressed('out@x.example')).toBe(true);
    expect(await ContactModel.findOne({ email: 'out@x.example' }).lean()).toMatchObject({ consent: { state: 'unsubscribed' } });
  });

  test('gives back the rows it did not take, with the reason, and no formula runs', async () => {
    const { run } = await take('Email,Notes\n=HYPERLINK("http://evil.example"),x\n');
    expect(await rejectedCsv(run.id)).toBe(
      `"Row","Reason","Email","Notes"\n"2","not an email address: =hyperlink(""http://evil.example"")","'=HYPERLINK(""http://evil.example"")","x"\n`,
    );
  });

  test('without rows, without a piece, or without a column of addresses is refused', async () => {
    expect(take('Email\n')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(take('Name\nAna\n')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const { _id: importId } = await startImport({ fileName: 'x.csv', by: null });
    await appendImport({ importId, part: 1, text: 'late' });
    expect(readImport({ importId, parts: 2 })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('that ends in the middle of a cell says so', async () => {
    const importId = await upload('Email,Notes\na@x.example,"half', 1000).catch((error) => error);
    expect(importId).toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('five thousand rows', () => {
  test('whose worker dies twice come in once each, and the counts are right', async () => {
    const importId = await upload(`${people(5000)}bad,row,here\n`, 50_000);
    await beginImport({ importId, options, isReal: true, boundTo: null }, edges);
    for (const batches of [3, 2]) {
      // A worker that is told to stop after some batches, and one whose last batch was written but not counted.
      const dying = createTestEdges();
      let seen = 0;
      await workImport(importId, { ...dying, publish: (name) => void (name === 'import.changed' && ++seen === batches && dying.stop()) });
    }
    const half = await showImport(importId);
    expect(half).toMatchObject({ state: 'importing', done: 2500 });
    await ImportRunModel.updateOne(
      { _id: importId },
      { $set: { done: 2000, created: 2000, claimedBy: deadProcess(), claimedUntil: new Date(8e15 / 1000) } },
    );
    expect(await importContacts(edges)).toEqual({ rows: 5001 });
    expect(await showImport(importId)).toMatchObject({ state: 'done', rows: 5001, created: 5000, updated: 0, unchanged: 0, rejected: 1 });
    expect(await ContactModel.countDocuments({})).toBe(5000);
    expect(await ImportPartModel.countDocuments({})).toBe(0);
  }, 60_000);

  test('are not worked on by two at once', async () => {
    const importId = await upload(people(1500), 50_000);
    await beginImport({ importId, isReal: true, boundTo: null }, edges);
    const done = await Promise.all([workImport(importId, edges), workImport(importId, { ...edges, processName: 'other/x/1' })]);
    expect(done.toSorted()).toEqual([1500, null]);
    expect(await showImport(importId)).toMatchObject({ created: 1500, unchanged: 0 });
  });

  test('stop when somebody cancels; who is in stays in', async () => {
    const importId = await upload(people(3000), 50_000);
    await beginImport({ importId, isReal: true, boundTo: null }, edges);
    let seen = 0;
    const cancelling = { ...edges, publish: (name: string) => void (name === 'import.changed' && ++seen === 1 && cancel()) };
    let cancelled: Promise<unknown> = Promise.resolve();
    const cancel = () => {
      cancelled = cancelImport(importId, edges);
    };
    await workImport(importId, cancelling);
    await cancelled;
    const { state, done } = await showImport(importId);
    expect(state).toBe('cancelled');
    expect(done).toBeLessThan(3000);
    expect(cancelImport(importId, edges)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('an agent’s file', () => {
  const csv = [
    'Email,First name,Tags,Consent',
    'mine@x.example,Mia,fair,',
    'free@x.example,Fred,fair,',
    'theirs@x.example,Tess,fair,',
    'theirs.too@x.example,,,',
    'leaves@x.example,Lea,fair,unsubscribed',
    'bounces@x.example,Bo,fair,bounced',
    'new@x.example,Nia,fair,',
  ].join('\n');
  const reason = 'a colleague has this contact: ask them or a team lead';
  const optedOut = `${reason}; that they want no mail is written down`;
  const leftOut = [
    [4, reason],
    [6, optedOut],
    [7, reason],
  ];
  beforeEach(async () => {
    const owners = { mine: 'me', free: null, theirs: 'bo', 'theirs.too': 'bo', leaves: 'bo', bounces: 'bo' };
    await ContactModel.create(
      Object.entries(owners).map(([name, ownerId]) =>
        buildContact({ email: `${name}@x.example`, firstName: 'Old', lastName: '', ownerId }),
      ),
    );
  });
  const asAgent = (change: { dryRun?: boolean } = {}) =>
    importCsv(
      { csv, fileName: 'people.csv', options: importOptionsSchema.parse({}), dryRun: false, by: 'me', boundTo: 'me', ...change },
      edges,
    );
  const names = async () =>
    Object.fromEntries((await ContactModel.find().lean()).map(({ email, firstName }) => [email.split('@')[0], firstName]));
  const counts = { created: 1, updated: 2, unchanged: 1, rejected: 3 };

  test('says beforehand which rows it would leave out because a colleague has the contact', async () => {
    const { run, faults } = await asAgent({ dryRun: true });
    expect(run).toMatchObject({ state: 'checked', ...counts });
    expect(faults.map((fault) => [fault.row, fault.reason])).toEqual(leftOut);
    expect(Object.values(await names())).toEqual(Array(6).fill('Old'));
  });

  test('changes their own contacts and nobody’s, leaves colleagues’ alone, and keeps the rows', async () => {
    const { run, faults } = await asAgent();
    expect(run).toMatchObject({ state: 'done', ...counts });
    expect(faults.map((fault) => [fault.row, fault.reason])).toEqual(leftOut);
    const old = { theirs: 'Old', 'theirs.too': 'Old', leaves: 'Old', bounces: 'Old' };
    expect(await names()).toEqual({ mine: 'Mia', free: 'Fred', new: 'Nia', ...old });
    expect(await rejectedCsv(run.id)).toContain('"theirs@x.example","Tess","fair",');
    // A wish to get no mail is honoured whoever writes it down; that a mail came back is no wish.
    expect(await ContactModel.findOne({ email: 'leaves@x.example' }).lean()).toMatchObject({
      consent: { state: 'unsubscribed' },
      tags: [],
    });
    expect([await isSuppressed('leaves@x.example'), await isSuppressed('bounces@x.example')]).toEqual([true, false]);
  });

  test('that a team lead goes on with is the lead’s, and what was left out at the check is taken', async () => {
    const importId = await upload(csv);
    const check = { importId, options: importOptionsSchema.parse({}), isReal: false, boundTo: 'me' };
    await beginImport(check, edges);
    await workImport(importId, edges);
    expect(await importFaults(importId, 9)).toHaveLength(3);
    await beginImport({ importId, isReal: true, boundTo: null }, edges);
    await workImport(importId, edges);
    expect(await showImport(importId)).toMatchObject({ updated: 5, rejected: 0 });
    expect(await importFaults(importId, 9)).toEqual([]);
    expect(await names()).toMatchObject({ theirs: 'Tess', bounces: 'Bo' });
  });

  test('leaves a contact alone that a colleague takes while the row is being written', async () => {
    const { bulkWrite } = ContactModel.collection;
    ContactModel.collection.bulkWrite = async (...given: Parameters<typeof bulkWrite>) => {
      ContactModel.collection.bulkWrite = bulkWrite;
      await ContactModel.updateOne({ email: 'free@x.example' }, { $set: { ownerId: 'bo' } });
      return bulkWrite.apply(ContactModel.collection, given);
    };
    const { run, faults } = await asAgent();
    expect(run).toMatchObject({ created: 1, updated: 1, rejected: 4 });
    expect(faults.map((fault) => fault.row)).toEqual([3, 4, 6, 7]);
    expect(await names()).toMatchObject({ mine: 'Mia', free: 'Old' });
  });
});

test('a file that nobody went on with is forgotten after a day', async () => {
  const importId = await upload(people(5));
  expect(await forgetImports({ now: () => new Date() })).toBe(0);
  expect(await forgetImports({ now: () => new Date(Date.now() + 2 * 86_400_000) })).toBe(1);
  expect(showImport(importId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await ImportPartModel.countDocuments({})).toBe(0);
});

/** The name of a process of this machine that has ended. */
function deadProcess(): string {
  const { pid } = Bun.spawnSync(['true']);
  return edges.processName.replace(/\d+$/, String(pid));
}
