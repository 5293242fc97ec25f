import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';

const PATIENCE_MS = 10_000;
/** No more of an answer is read: it is only ever shown to an admin. */
const ANSWER_BYTES = 1024;

export type Answer = { status: number; words: string };
type Post = { url: string; body: string; headers: Record<string, string>; addresses: string[]; patienceMs?: number };

/**
 * One POST to a receiver, connected to one of the given addresses whatever its name stands for by now: a name that was
 * looked at and found outside must not lead inside a moment later. Redirects are not followed.
 * @throws what the network or the clock says
 */
export async function postBody({ addresses, patienceMs = PATIENCE_MS, ...post }: Post): Promise<Answer> {
  const end = performance.now() + patienceMs;
  let fault: unknown = new Error('no address');
  for (const address of addresses) {
    try {
      return await postTo(address, { ...post, patienceMs: Math.max(end - performance.now(), 1) });
    } catch (error) {
      fault = error;
      if (!NOBODY_THERE.includes((error as { code?: string }).code ?? '')) break;
    }
  }
  throw fault;
}

/** Nothing was sent yet, so another address of the same name may be tried. */
const NOBODY_THERE = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ConnectionRefused'];

function postTo(address: string, { url, body, headers, patienceMs }: Omit<Post, 'addresses'> & { patienceMs: number }): Promise<Answer> {
  const target = new URL(url);
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sized = { ...headers, 'content-length': Buffer.byteLength(body) };
    const sent = request(target, { method: 'POST', headers: sized, lookup: pinnedTo(address), agent: false });
    // Over the whole exchange: an answer that trickles in keeps nobody waiting either.
    const clock = setTimeout(() => done(() => reject(new Error('no answer in time'))), patienceMs);
    const done = (settle: () => void) => {
      clearTimeout(clock);
      settle();
      sent.destroy();
    };
    sent.on('error', (error) => done(() => reject(error)));
    sent.on('response', (response) => {
      readSome(response).then(
        (words) => done(() => resolve({ status: response.statusCode ?? 0, words })),
        (error) => done(() => reject(error)),
      );
    });
    sent.end(body);
  });
}

type Answered = (error: Error | null, address: string | { address: string; family: number }[], family?: number) => void;

function pinnedTo(address: string) {
  return (_host: string, { all }: { all?: boolean }, answer: Answered) => {
    const family = isIP(address);
    if (all) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };
}

function readSome(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const read: Buffer[] = [];
    let size = 0;
    const end = () => resolve(Buffer.concat(read).subarray(0, ANSWER_BYTES).toString('utf8'));
    response.on('data', (chunk: Buffer) => {
      read.push(chunk);
      size += chunk.length;
      if (size >= ANSWER_BYTES) end();
    });
    response.on('end', end);
    response.on('error', reject);
  });
}
