import { afterAll, beforeAll, expect, test } from 'bun:test';
import { ContactModel } from '../contacts/contact.model.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { buildContact, buildMessage, buildOutbound } from '../test/build.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { CAST } from './customers/cast.ts';
import { castOfRun } from './customers/in-run.ts';
import { playCast } from './play-cast.ts';
import { recallCast } from './recall-cast.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const TOM = 'tom.brandt@post.example';
const MAYA = 'maya.lindqvist@inbox.example';
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 15, minute));

test('after a restart whoever has written goes on from there, and the others begin', async () => {
  const [tom, maya] = await ContactModel.create([buildContact({ email: TOM }), buildContact({ email: MAYA })]);
  const offer = 'Gladly!\n\nTimes for a call\n  Wednesday, March 4 at 9:00 AM EST\n  Thursday, March 5 at 9:00 AM EST';
  await MessageModel.create([
    buildMessage({ contactId: tom?._id, sortAt: at(0), from: { address: TOM, name: 'Tom Brandt' } }),
    buildOutbound({ contactId: tom?._id, sortAt: at(1), text: offer, delivery: { state: 'confirmed' } }),
    buildMessage({ contactId: maya?._id, sortAt: at(0), from: { address: MAYA, name: 'Maya Lindqvist' } }),
    // What has not left nobody has read.
    buildOutbound({ contactId: maya?._id, sortAt: at(1), delivery: { state: 'review' } }),
  ]);
  const { run, past } = await recallCast();
  expect(run).toBe(1);
  const play = playCast(CAST, { speed: 1, past });
  const letters = play.advance(200);
  const toms = letters.filter(({ customer }) => customer.address === TOM);
  expect(toms.map(({ letter }) => letter.text)).toEqual([expect.stringContaining('Wednesday, March 4 at 9:00 AM EST')]);
  expect(toms[0]?.answers?.text).toContain('Times for a call');
  expect(letters.filter(({ customer }) => customer.address === MAYA)).toEqual([]);
  expect(new Set(letters.map(({ customer }) => customer.address)).size).toBe(CAST.length - 1);
});

test('after a restart the newest run in which anybody has written goes on', async () => {
  const [maya] = castOfRun(3);
  if (!maya) throw new Error('a customer');
  await ContactModel.create(castOfRun(2).map(({ address }) => buildContact({ email: address })));
  expect((await recallCast()).run).toBe(2);
  const { _id: contactId } = await ContactModel.create(buildContact({ email: maya.address }));
  await MessageModel.create(buildMessage({ contactId, from: { address: maya.address, name: maya.name } }));
  const { run, past } = await recallCast();
  expect([run, [...past.keys()]]).toEqual([3, [maya.address]]);
});
