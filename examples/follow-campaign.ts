/**
 * Starts a campaign to everybody with a tag and follows it live, until the last mail has left.
 *
 *   OPENHOUSE_URL=http://localhost:3000 OPENHOUSE_TOKEN=oh_… bun examples/follow-campaign.ts past-buyers "Spring at the harbour"
 *
 * The token needs the role lead. In rehearsal nothing leaves the machine.
 */
import { createOpenhouseClient } from '../shared/client.ts';

const { OPENHOUSE_URL = 'http://localhost:3000', OPENHOUSE_TOKEN = '' } = process.env;
const [tag, subject = 'What is new at the harbour'] = process.argv.slice(2);
if (!tag) throw new Error('To whom? bun examples/follow-campaign.ts some-tag "A subject"');

const openhouse = createOpenhouseClient({ url: OPENHOUSE_URL, token: OPENHOUSE_TOKEN });
const { api } = openhouse;

const { id: campaignId } = await api.campaigns.create.mutate({
  name: `${subject} (${tag})`,
  subject,
  body: 'Hello {{ firstName | default: "there" }},\n\nthere is something new. Shall we show it to you?',
  audience: { tags: [tag] },
});

let lastLine = '';
const over = new Promise<void>((resolve) => {
  const look = async () => {
    const { campaign, total, accepted, confirmed, bounced, failed, skipped, replied } = await api.campaigns.report.query({ campaignId });
    const sent = accepted + confirmed + bounced;
    const line = `${campaign.state}: ${sent} of ${total} sent, ${skipped} skipped, ${failed} failed, ${replied} replied`;
    if (line !== lastLine) console.log(line);
    lastLine = line;
    if (['finished', 'stopped', 'cancelled'].includes(campaign.state)) resolve();
  };
  // Events carry ids alone, and what was told while the line was down is lost: each is a reason to ask.
  openhouse.on('campaign.changed', (changed) => changed.campaignId === campaignId && void look());
  openhouse.onOpen(() => void look());
});

await openhouse.opened();
await api.campaigns.start.mutate({ campaignId });
await over;
openhouse.close();
