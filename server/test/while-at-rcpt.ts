import type { Sink } from './start-sink.ts';

/** Does something while the SMTP server thinks about a recipient: the last moment before a mail's first byte. */
export async function whileAtRcpt(
  sink: Sink,
  { send, deed }: { send: () => Promise<unknown>; deed: () => Promise<unknown> },
): Promise<void> {
  const [named, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  sink.script.waitAtRcpt = () => {
    named.resolve();
    return done.promise;
  };
  const sending = send();
  await named.promise;
  await deed();
  done.resolve();
  await sending;
  sink.script.waitAtRcpt = undefined;
}
