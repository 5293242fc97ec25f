import { startSink } from '../server/test/start-sink.ts';

type Asked = { ask: 'count' | 'recipients' | 'stop' };
type Told = { port: number; user: string; password: string } | { count: number } | { recipients: string[] };

/** An SMTP sink in a process of its own, so that it does not share a thread with the one who sends. */
export async function startSinkProcess({ answerMs }: { answerMs: number }) {
  const told: ((answer: Told) => void)[] = [];
  const child = Bun.spawn([process.execPath, import.meta.path, String(answerMs)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    ipc: (message) => told.shift()?.(message as Told),
  });
  const hear = () => new Promise<Told>((resolve) => told.push(resolve));
  const ask = (what: Asked['ask']) => {
    const heard = hear();
    child.send({ ask: what } satisfies Asked);
    return heard;
  };
  const opened = await hear();
  if (!('port' in opened)) throw new Error('the sink did not open');
  return {
    ...opened,
    count: async () => {
      const answer = await ask('count');
      return 'count' in answer ? answer.count : 0;
    },
    recipients: async () => {
      const answer = await ask('recipients');
      return 'recipients' in answer ? answer.recipients : [];
    },
    stop: async () => {
      child.kill();
      await child.exited;
    },
  };
}

async function serve(answerMs: number): Promise<void> {
  const sink = await startSink({ script: answerMs > 0 ? { delay: () => answerMs } : {} });
  const say = (answer: Told) => process.send?.(answer);
  process.on('message', ({ ask }: Asked) => {
    if (ask === 'count') say({ count: sink.received.length });
    if (ask === 'recipients') say({ recipients: sink.received.flatMap(({ to }) => to) });
  });
  process.on('disconnect', () => process.exit(0));
  say({ port: sink.port, user: sink.user, password: sink.password });
}

if (import.meta.main) await serve(Number(process.argv[2] ?? 0));
