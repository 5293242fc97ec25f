import type { EventName, EventPayload, Publish } from '../shared/events.ts';

type Listener = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** The in-process board that verbs publish on after a save, and that realtime and the timetable read. */
export type News = { publish: Publish; subscribe: (listener: Listener) => () => void };

export function createNews(): News {
  const listeners = new Set<Listener>();
  return {
    publish: (name, payload) => {
      for (const listener of listeners) listener(name, payload);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
