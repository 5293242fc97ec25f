import { errorText } from '../../errors.ts';
import { readMime } from './read-mime.ts';

declare const self: Worker;

/** Runs in a worker of its own: bytes in, the mail taken apart out. */
self.onmessage = async ({ data }: MessageEvent<Uint8Array>) => {
  try {
    self.postMessage({ value: await readMime(data) });
  } catch (error) {
    self.postMessage({ error: errorText(error) });
  }
};
