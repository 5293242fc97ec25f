/**
 * A bot that posts every call that is booked to a chat: `{ "text": "…" }`, as Slack, Mattermost and many others take it.
 *
 *   OPENHOUSE_URL=http://localhost:3000 OPENHOUSE_TOKEN=oh_… ANNOUNCE_URL=https://hooks.slack.com/services/… \
 *     bun examples/announce-calls.ts
 *
 * A token of the role agent is enough. It runs until it is stopped, and tells of what is booked from its start on. For a
 * receiver of your own that must miss nothing while it is down, make a webhook in Settings instead: docs/webhooks.md.
 */
import { createOpenhouseClient } from '../shared/client.ts';

const { OPENHOUSE_URL = 'http://localhost:3000', OPENHOUSE_TOKEN = '', ANNOUNCE_URL } = process.env;
if (!ANNOUNCE_URL) throw new Error('Where to? Set ANNOUNCE_URL.');

const openhouse = createOpenhouseClient({ url: OPENHOUSE_URL, token: OPENHOUSE_TOKEN });
const { api } = openhouse;
type Call = Awaited<ReturnType<typeof api.calls.list.query>>['items'][number];

const bookedCalls = async () => (await api.calls.list.query({ from: new Date(), states: ['booked'], limit: 100 })).items;
/** A call that is moved is told anew. */
const nameOf = ({ id, startsAt }: Call) => `${id} ${startsAt.toISOString()}`;

const known = new Set((await bookedCalls()).map(nameOf));

const announce = async () => {
  for (const call of await bookedCalls()) {
    if (known.has(nameOf(call))) continue;
    known.add(nameOf(call));
    const { firstName, lastName, email } = await api.contacts.byId.query({ contactId: call.contactId });
    const who = `${firstName} ${lastName}`.trim() || email;
    const text = `Call with ${who} on ${call.startsAt.toUTCString()}${call.topic ? `: ${call.topic}` : ''}`;
    const response = await fetch(ANNOUNCE_URL, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    // It is tried again with the next news.
    if (!response.ok) known.delete(nameOf(call));
    console.log(response.ok ? text : `The chat answered ${response.status}: ${text}`);
  }
};

// One at a time: two at once would both find the same call new.
let turn = Promise.resolve();
const soon = () => {
  turn = turn.then(announce).catch((error) => console.error(String(error)));
};
openhouse.on('call.changed', soon);
openhouse.onOpen(soon);
await openhouse.opened();
console.log('Listening for booked calls.');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => openhouse.close());
