import { afterAll, afterEach, beforeAll, beforeEach } from 'bun:test';
import { TEST_NOW } from './build.ts';
import { saveMailbox } from './build-outbox.ts';
import { emptyModels, startDatabase, type TestDatabase } from './start-database.ts';
import { type Sink, startSink } from './start-sink.ts';
import { createTestEdges, type TestEdges } from './test-edges.ts';

export type SavedMailbox = Awaited<ReturnType<typeof saveMailbox>>;
export type OutboxEdges = TestEdges & { connections: number };
type Outbox = { sink: Sink; edges: OutboxEdges; mailbox: SavedMailbox; mailboxId: string };
type Wishes = { connections?: number; now?: () => Date };

/** Gives each test of a file an empty database and a mailbox that sends through an SMTP server of its own. */
export function outboxBeforeEach({ connections = 2, now = () => TEST_NOW }: Wishes, begin: (outbox: Outbox) => void | Promise<void>): void {
  let database: TestDatabase;
  let sink: Sink;
  beforeAll(async () => {
    database = await startDatabase();
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    await emptyModels();
    sink = await startSink();
    const edges = { ...createTestEdges({ now: now() }), connections };
    const mailbox = await saveMailbox(sink, edges);
    await begin({ sink, edges, mailbox, mailboxId: mailbox._id });
  });
  afterEach(() => sink.stop());
}
