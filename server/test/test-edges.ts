import type { EventName, EventPayload } from '../../shared/events.ts';
import type { JobEdges } from '../edges.ts';
import { createLogger } from '../logger.ts';
import { nameThisProcess } from '../process-name.ts';
import { TEST_NOW } from './build.ts';

type PublishedEvent = { [N in EventName]: { name: N; payload: EventPayload<N> } }[EventName];
export type TestEdges = JobEdges & { published: PublishedEvent[]; advance: (ms: number) => void; stop: () => void };

/** Edges for tests: a clock that moves only when told, published events collected, a silent log. */
export function createTestEdges({ now = TEST_NOW }: { now?: Date } = {}): TestEdges {
  let time = now.getTime();
  const stopping = new AbortController();
  const published: PublishedEvent[] = [];
  return {
    now: () => new Date(time),
    publish: (name, payload) => void published.push({ name, payload } as PublishedEvent),
    log: createLogger({ level: 'silent' }),
    secret: 'a-secret-for-tests-of-32-characters!',
    processName: nameThisProcess(),
    publicUrl: 'http://localhost:3000',
    signal: stopping.signal,
    published,
    advance: (ms) => {
      time += ms;
    },
    stop: () => stopping.abort(),
  };
}
