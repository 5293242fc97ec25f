import { startBrowserWorld } from '../e2e/browser-world.ts';
import { startMailWorld } from '../e2e/mail-world.ts';
import { until } from '../e2e/sign-in.ts';
import { buildClient } from '../scripts/build-client.ts';
import { rawMail } from '../server/test/mail-world.ts';
import type { Dovecot } from '../server/test/start-dovecot.ts';
import type { Row } from './bench.ts';
import { quantile } from './figures.ts';

const MAILS = 60;
const GOAL_MS = 300;

/**
 * From the moment a mail lies in the mailbox to its row in the open page, and what of that is the mail server's own: when it
 * tells a listener who does nothing but wait (IDLE).
 */
export async function benchLive(): Promise<Row[]> {
  buildClient();
  const mail = await startMailWorld();
  const world = await startBrowserWorld({ ...mail.env, AI_MODE: 'off' });
  try {
    const { page } = await world.open('/inbox/all', { script: noteRows });
    const listener = await listen(mail.dovecot);
    const accepted: number[] = [];
    for (let n = 0; n < MAILS; n++) {
      await mail.dovecot.deliver(letter(n));
      accepted.push(Date.now());
      await until('the mail server to tell', async () => listener.told.length > n, { everyMs: 20 });
      await page.locator('[data-thread]', { hasText: subjectOf(n) }).waitFor();
      // The next one comes when nothing is under way, at no particular moment of the server's seconds.
      await Bun.sleep(200 + ((n * 137) % 400));
    }
    const shown = await page.evaluate(() => (window as unknown as { shown: Record<string, number> }).shown);
    await listener.close();
    const seen = accepted.map((_, n) => shown[subjectOf(n)] ?? Number.POSITIVE_INFINITY);
    const told = accepted.map((at, n) => (listener.told[n] ?? at) - at);
    const row = accepted.map((at, n) => (seen[n] ?? at) - at);
    const behind = quantile(
      row.map((ms, n) => ms - (told[n] ?? 0)),
      0.95,
    );
    const p95 = (what: string, ms: number) => ({ what, value: Math.round(ms), unit: 'ms p95', goal: null, ok: null });
    return [
      p95('mail accepted → IDLE tells of it', quantile(told, 0.95)),
      p95('mail accepted → row visible in Chromium', quantile(row, 0.95)),
      { ...p95('row visible, after IDLE told', behind), goal: `≤ ${GOAL_MS}`, ok: behind <= GOAL_MS },
    ];
  } finally {
    await world.stop();
    await mail.stop();
  }
}

const subjectOf = (n: number) => `Live mail ${n}.`;
const letter = (n: number) => rawMail({ from: `Person ${n} <live${n}@example.com>`, subject: subjectOf(n), id: `<live-${n}@example.com>` });

/** In the page: when the row of each subject was first painted. */
function noteRows(): void {
  const shown: Record<string, number> = {};
  Object.assign(window, { shown });
  const look = () => {
    for (const row of document.querySelectorAll('[data-thread]')) {
      const [subject] = /Live mail \d+\./.exec(row.textContent ?? '') ?? [];
      if (subject && shown[subject] === undefined) {
        shown[subject] = 0;
        requestAnimationFrame(() => {
          shown[subject] = Date.now();
        });
      }
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/** A mail program of its own that waits for the server to tell of new mail. */
async function listen(dovecot: Dovecot): Promise<{ told: number[]; close: () => Promise<void> }> {
  const client = await dovecot.connect();
  await client.mailboxOpen('INBOX', { readOnly: true });
  const told: number[] = [];
  client.on('exists', ({ count, prevCount }) => {
    for (let n = prevCount; n < count; n++) told.push(Date.now());
  });
  void client.idle();
  return { told, close: () => client.logout() };
}
