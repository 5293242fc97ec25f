/**
 * Decides the mail of the last seven days again, with other settings, and says what would have been different. Nothing
 * is stored or sent.
 *
 *   OPENHOUSE_URL=http://localhost:3000 OPENHOUSE_TOKEN=oh_… bun examples/replay-mail.ts '{"ai":{"minConfidence":0.8}}'
 *
 * The settings are those of `settings.update`, in part. The token needs the role lead; each mail costs a call of the model.
 */
import { createOpenhouseClient } from '../shared/client.ts';

const { OPENHOUSE_URL = 'http://localhost:3000', OPENHOUSE_TOKEN = '' } = process.env;
const [changeInJson = '{}'] = process.argv.slice(2);
const settings = JSON.parse(changeInJson);
const since = new Date(Date.now() - 7 * 86_400_000);

const { api } = createOpenhouseClient({ url: OPENHOUSE_URL, token: OPENHOUSE_TOKEN });

let [replayed, different] = [0, 0];
for await (const threadId of recentThreads()) {
  const { thread, messages } = await api.inbox.thread.query({ threadId });
  for (const { id: messageId, direction, sortAt } of messages) {
    if (direction !== 'inbound' || sortAt < since) continue;
    const { before, differences } = await api.ai.replay.mutate({ messageId, settings });
    if (!before) continue; // Nothing was decided about it: spam, or a person had it.
    replayed++;
    if (differences.length === 0) continue;
    different++;
    console.log(`${thread.subject} (${sortAt.toISOString()})`);
    for (const { what, before: was, after } of differences) console.log(`  ${what}: ${was || 'none'} → ${after || 'none'}`);
  }
}
console.log(`${replayed} mails decided again, ${different} differently`);

/** Newest first, page by page, until one is older than the week. */
async function* recentThreads(): AsyncGenerator<string> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await api.inbox.list.query({ view: 'all', limit: 50, cursor });
    for (const { id, lastMessageAt } of page.threads) {
      if (lastMessageAt < since) return;
      yield id;
    }
    cursor = page.nextCursor;
  }
}
