import { type Answer, answerOf, opened } from './within.ts';

/** A worker that nobody asks for so long gives its memory back. */
const IDLE_MS = 5000;

/**
 * Asks one worker one question after the other: starting one for each takes longer than most of the answers. One that
 * dies or takes too long is ended, and the next question begins with a new one.
 */
export function askInTurn<Question, Value>(start: () => Worker, limits: { limitMs?: number } = {}): (question: Question) => Promise<Value> {
  let worker: Worker | null = null;
  let rest: Timer | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const end = () => {
    worker?.terminate();
    worker = null;
  };
  const ask = async (question: Question): Promise<Answer<Value>> => {
    clearTimeout(rest);
    worker ??= start();
    try {
      return await answerOf<Value>(worker, question, limits);
    } catch (error) {
      end();
      throw error;
    } finally {
      rest = setTimeout(end, IDLE_MS);
      rest.unref();
    }
  };
  return (question) => {
    const answer = last.then(() => ask(question));
    // Whoever asked hears of the failure; who waits for the turn only waits.
    last = answer.then(
      () => undefined,
      () => undefined,
    );
    return answer.then(opened);
  };
}
