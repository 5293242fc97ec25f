import type { Edges } from '../edges.ts';
import type { Env } from '../env.ts';
import { ensureMailbox } from '../mail/accounts/ensure-mailbox.ts';
import { readRaw } from '../mail/raw-mail.ts';
import { recallArrived } from '../rehearsal/recall-arrived.ts';
import { recallCast } from '../rehearsal/recall-cast.ts';
import { seedRehearsal } from '../rehearsal/seed/seed-rehearsal.ts';
import { startRehearsal } from '../rehearsal/start-rehearsal.ts';
import { ensureSettings, loadSettings } from '../settings/load-settings.ts';
import type { RehearsalDoor } from '../trpc.ts';
import { mailboxFromEnv } from './mailbox-from-env.ts';
import { pinnedFromEnv } from './pinned-from-env.ts';
import type { Stops } from './stops.ts';

export type Stage = { door: RehearsalDoor; stop: () => Promise<void> };

type With = { isStage: boolean; edges: Edges; stops: Stops };

/** The mailbox of the environment, or a rehearsal of our own. */
export async function openMailbox(env: Env, { isStage, edges, stops }: With): Promise<Stage | null> {
  const config = mailboxFromEnv(env);
  if (config) {
    await ensureMailbox(config, edges);
    return null;
  }
  // Another process of ours that has no mail to do must not put its own empty mail server in the place of the first.
  if (!isStage || !env.WORK.includes('mail')) return null;
  const arrived = recallArrived(edges.now(), readRaw);
  const withCustomers = env.REHEARSAL_CUSTOMERS ?? true;
  const rehearsal = await startRehearsal({ edges, speed: env.REHEARSAL_SPEED, withCustomers, recalled: await recallCast() });
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= rehearsal.stop();
    return stopping;
  };
  stops.add('rehearsal', stop);
  await seedRehearsal(edges);
  const { brokerage } = await loadSettings(edges.now());
  await ensureMailbox({ ...rehearsal.mailboxConfig, fromName: brokerage.name }, edges);
  const setSpeed = async (speed: number) => {
    rehearsal.setSpeed(speed);
    await ensureSettings(pinnedFromEnv(env, { isStage, now: edges.now(), speed }), { now: edges.now() });
  };
  const sentTo = async (address: string) => [...(await arrived.at(address)), ...rehearsal.sentTo(address)];
  const reset = () => {
    arrived.forget(edges.now());
    rehearsal.reset();
  };
  return { door: { ...rehearsal, sentTo, setSpeed, reset }, stop };
}
