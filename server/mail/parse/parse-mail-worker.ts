import { errorText } from '../../errors.ts';
import type { Unparsed } from './parse-bounded.ts';
import { parseMail } from './parse-mail.ts';

declare const self: Worker;

/** Runs in a worker of its own: bytes in, the parsed mail out; or many, of which null could not be parsed. */
self.onmessage = async ({ data }: MessageEvent<Unparsed | Unparsed[]>) => {
  try {
    self.postMessage({ value: Array.isArray(data) ? await parseEach(data) : await parseMail(data.raw, data.context) });
  } catch (error) {
    self.postMessage({ error: errorText(error) });
  }
};

async function parseEach(mails: Unparsed[]) {
  const parsed = [];
  for (const { raw, context } of mails) parsed.push(await parseMail(raw, context).catch(() => null));
  return parsed;
}
