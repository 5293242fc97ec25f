import { afterAll, beforeAll, expect, test } from 'bun:test';
import { parse } from 'csv-parse/sync';
import superjson from 'superjson';
import type { AudienceFilter } from '../../../shared/audience.ts';
import { importOptionsSchema } from '../../../shared/import.ts';
import { buildContact, TEST_NOW } from '../../test/build.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { AuditEventModel } from '../../users/audit/audit-event.model.ts';
import { ContactModel } from '../contact.model.ts';
import { importCsv } from '../import/import-csv.ts';

let api: TestApi;
let cookie: string;
const evidence = { messageId: null, quote: '', start: 0, end: 0, at: TEST_NOW };
const ana = buildContact({
  ...{ email: 'ana@lake.example', firstName: 'Ana', lastName: 'Reyes, "Annie"', mobilePhone: '+1 207 555 0101', tags: ['fair', 'lake'] },
  ...{ notes: 'Wants\na garden', otherEmails: ['ana@work.example'], qualification: [] },
});
const ben = buildContact({
  ...{ email: 'ben@lake.example', firstName: '=HYPERLINK("http://evil.example")', lastName: '李;=1+1', tags: ['fair'] },
  qualification: [
    { slot: 'areas', value: ['Old Harbour', 'Hills'], by: 'portal', evidence },
    { slot: 'budgetMax', value: 600_000, by: 'portal', evidence },
  ],
});
/** More than one page of them. */
const crowd = Array.from({ length: 1200 }, (_, n) => buildContact({ email: `p${n}@crowd.example`, tags: ['crowd'] }));

beforeAll(async () => {
  api = await startApi();
  ({ cookie } = await api.person('agent'));
  await ContactModel.insertMany([ana, ben, ...crowd]);
});
afterAll(() => api.close());

const get = (filter?: unknown, headers: Record<string, string> = { cookie }) =>
  fetch(`${api.url}/contacts.csv${filter === undefined ? '' : `?filter=${encodeURIComponent(superjson.stringify(filter))}`}`, { headers });
const rowsOf = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[];

test('/contacts.csv is every contact of the filter once, as a file that no cache keeps', async () => {
  const answer = await get({ tags: ['crowd'] } satisfies AudienceFilter);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toStartWith('text/csv');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="?contacts-\d{4}-\d\d-\d\d\.csv"?$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const rows = rowsOf(await answer.text());
  expect(rows.map(({ Email }) => Email ?? '').toSorted()).toEqual(crowd.map(({ email }) => email).toSorted());
  expect(rowsOf(await (await get()).text())).toHaveLength(1202);
  expect(await AuditEventModel.countDocuments({ action: 'contacts.csv' })).toBe(2);
});

test('/contacts.csv is for whoever is signed in, by cookie or token, and refuses what is no filter', async () => {
  expect((await get(undefined, {})).status).toBe(401);
  expect((await get(undefined, { authorization: 'Bearer nonsense' })).status).toBe(401);
  const { token } = await api.program('agent');
  expect((await get({ tags: ['lake'] }, { authorization: `Bearer ${token.token}` })).status).toBe(200);
  for (const filter of [{ tags: { $ne: '' } }, { $where: '1' }, { tag: ['lake'] }, 'x', null]) expect((await get(filter)).status).toBe(400);
  expect((await fetch(`${api.url}/contacts.csv?filter={`, { headers: { cookie } })).status).toBe(400);
});

test('exportCsv says the same, runs no formula, and comes in again as it went out', async () => {
  const { api: client } = await api.program('agent');
  const { csv, rows } = await client.contacts.exportCsv.query({ filter: { tags: ['fair'] } });
  expect(rows).toBe(2);
  expect(csv).toBe(await (await get({ tags: ['fair'] })).text());
  const byEmail = new Map(rowsOf(csv).map((row) => [row.Email, row]));
  expect(byEmail.get('ana@lake.example')).toMatchObject({
    ...{ FirstName: 'Ana', LastName: 'Reyes, "Annie"', MobilePhone: '+1 207 555 0101', Tags: 'fair; lake', Notes: 'Wants\na garden' },
    ...{ OtherEmails: 'ana@work.example', Consent: 'subscribed' },
  });
  const bens = { FirstName: '\'=HYPERLINK("http://evil.example")', LastName: "李;'=1+1", Areas: 'Old Harbour; Hills', BudgetMax: '600000' };
  expect(byEmail.get('ben@lake.example')).toMatchObject(bens);

  // Quoted throughout: where semicolons part the cells, none of theirs begins with what we were told.
  expect(csv.split('\n')[0]).toStartWith('"Email","OtherEmails",');
  await ContactModel.deleteMany({ _id: { $in: [ana._id, ben._id] } });
  const again = { csv, fileName: 'again.csv', options: importOptionsSchema.parse({}), dryRun: false, by: null };
  const { run, faults } = await importCsv(again, api.edges);
  expect([run.state, run.created, run.rejected, faults]).toEqual(['done', 2, 0, []]);
  const back = await ContactModel.findOne({ email: 'ana@lake.example' }).lean();
  const { firstName, lastName, mobilePhone, tags, notes, otherEmails } = ana;
  expect(back).toMatchObject({ firstName, lastName, mobilePhone, tags, notes, otherEmails });
  expect(await ContactModel.findOne({ email: 'ben@lake.example' }).lean()).toMatchObject({ firstName: ben.firstName, lastName: '李;=1+1' });
});
