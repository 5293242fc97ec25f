import type { Call } from '../../../shared/call.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { callPersonToo, settleNeed, threadsInNeedOf } from '../../inbox/desk/need-person.ts';
import { standingIdOf } from '../../inbox/split/standing-thread.ts';
import { labelSlot } from '../slots/label-slot.ts';
import { untoldCalls } from './whom-to-tell.ts';

/** A call that nobody is told of stands in "Needs you", with its conversation. Once: whoever puts it away has seen it. */
export async function callForUntold(call: Stored<Call>, settings: Settings, edges: Edges): Promise<void> {
  if (!call.threadId || call.state !== 'booked') return;
  const when = labelSlot(call.startsAt, settings.brokerage);
  const detail = `it is on ${when}: give it to a person`;
  const threadId = await standingIdOf(call.threadId);
  await callPersonToo(threadId, { reason: 'call_untold', detail, at: edges.now() }, edges);
}

/** What was called for is done once somebody is told of the call, or it is off. */
export async function settleUntold(edges: Edges): Promise<void> {
  const called = await threadsInNeedOf('call_untold');
  if (called.length === 0) return;
  const calls = await untoldCalls(edges.now(), { most: 0 });
  const untold = new Set(await Promise.all(calls.map(({ threadId }) => threadId && standingIdOf(threadId))));
  for (const threadId of called) if (!untold.has(threadId)) await settleNeed(threadId, 'call_untold', edges);
}
