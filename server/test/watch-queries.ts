import mongoose from 'mongoose';

/** What a query of ours costs, as MongoDB itself tells it: the stages of its plan, and what it read. */
export type Told = { on: string; asked: string; stages: string[]; keys: number; documents: number };

/** Commands that look something up, with the field that names their collection. */
const LOOKS = ['find', 'aggregate', 'count', 'distinct', 'findAndModify', 'update', 'delete'] as const;
type Command = Record<string, unknown>;

/**
 * Connects mongoose anew so that it can be heard what is asked of the database, and asks for the plan of each query: what
 * it really sent, with its hints and bounds, and not what somebody remembers of it. An engine that is kept busy is waited for.
 */
export async function watchQueries(uri: string): Promise<(act: () => Promise<unknown>) => Promise<Told[]>> {
  await mongoose.disconnect();
  await mongoose.connect(uri, { monitorCommands: true, serverMonitoringMode: 'poll', autoIndex: false, autoCreate: false });
  let heard: Command[] | null = null;
  mongoose.connection.getClient().on('commandStarted', ({ command }) => heard?.push(command as Command));
  return async (act) => {
    heard = [];
    await act();
    const commands = heard.flatMap(explainable);
    heard = null;
    const told: Told[] = [];
    for (const command of commands) told.push(await explain(command));
    return told;
  };
}

/** A look as it can be explained; of many writes in one command the first speaks for all. */
function explainable({ lsid, $db, $clusterTime, $readPreference, writeConcern, ...command }: Command): Command[] {
  const [kind] = LOOKS.filter((look) => look in command);
  if (!kind) return [];
  const writes = kind === 'update' ? 'updates' : kind === 'delete' ? 'deletes' : null;
  return writes ? [{ [kind]: command[kind], [writes]: (command[writes] as object[]).slice(0, 1) }] : [command];
}

async function explain(command: Command): Promise<Told> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  const kind = LOOKS.find((look) => look in command) ?? 'find';
  const plan = await db.command({ explain: command, verbosity: 'executionStats' });
  const told: Told = { on: String(command[kind]), asked: JSON.stringify(command).slice(0, 600), stages: [], keys: 0, documents: 0 };
  addUp(plan, told);
  return told;
}

/** Of the plan that won, whatever the shape of its answer. */
function addUp(part: unknown, told: Told): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, value] of Object.entries(part)) {
    if (name === 'rejectedPlans' || name === 'allPlansExecution') continue;
    if (name === 'stage') told.stages.push(value);
    if (name === 'totalKeysExamined') told.keys += value;
    if (name === 'totalDocsExamined') told.documents += value;
    addUp(value, told);
  }
}
