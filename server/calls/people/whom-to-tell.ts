import type { Call } from '../../../shared/call.ts';
import type { Stored } from '../../database/model-from.ts';
import { userById } from '../../users/find-users.ts';
import { CallModel } from '../call.model.ts';
import { availabilityOf } from '../set-availability.ts';

const MOST = 500;

/**
 * Where the house is told of a line's calls: the address that was given for it; a person who never gave hours, the one
 * they sign in with. Empty: nowhere.
 */
export async function whomToTell(agentId: string | null): Promise<string> {
  const line = await availabilityOf(agentId);
  if (line || agentId === null) return line?.inviteAddress ?? '';
  return (await userById(agentId))?.email ?? '';
}

/**
 * Booked calls ahead that nobody in the house is told of, the next one first.
 * @param most of how many calls ahead; 0 for all
 */
export async function untoldCalls(now: Date, { most = MOST }: { most?: number } = {}): Promise<Stored<Call>[]> {
  const ahead = { state: 'booked' as const, startsAt: { $gt: now } };
  const calls = await CallModel.find(ahead).sort({ startsAt: 1 }).limit(most).lean();
  const lines = [...new Set(calls.map(({ agentId }) => agentId))];
  const addresses = new Map(await Promise.all(lines.map(async (line) => [line, await whomToTell(line)] as const)));
  return calls.filter(({ agentId }) => !addresses.get(agentId));
}
