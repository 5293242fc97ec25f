import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { queueAnswer, readThread, saveThread } from '../../test/build-outbox.ts';
import { killBehindEachWrite } from '../../test/kill-after.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { discardDraft } from '../outbox/update-draft.ts';
import { clearGhostDrafts } from './clear-ghost-drafts.ts';

let database: TestDatabase;
let edges: TestEdges;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
const empty = async () => {
  await emptyModels();
  edges = createTestEdges();
};
beforeEach(empty);

test('a draft that was withdrawn by a process that died is shown no longer, one that is there stays', async () => {
  let [gone, there] = ['', ''];
  let draft = '';
  await killBehindEachWrite({
    begin: async () => {
      await empty();
      const [first, second] = [await saveThread('mailbox'), await saveThread('mailbox')];
      [gone, there] = [first.thread._id, second.thread._id];
      draft = (await queueAnswer(first, edges, { state: 'review' }))._id;
      await queueAnswer(second, edges, { state: 'review' });
    },
    story: () => discardDraft({ messageId: draft, userId: 'agent' }, edges),
    repair: async () => {
      await clearGhostDrafts(edges);
      expect(await readThread(gone)).toMatchObject({ aiState: 'idle', needs: null, sendingAt: null });
      expect(await readThread(there)).toMatchObject({ aiState: 'review', needs: { reason: 'review' } });
    },
  });
  expect(await clearGhostDrafts(edges)).toBe(0);
});
