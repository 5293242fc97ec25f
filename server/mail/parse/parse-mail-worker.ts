import { errorText } from '../../errors.ts';
import { type MailContext, parseMail } from './parse-mail.ts';

declare const self: Worker;

/** Runs in a worker of its own: bytes in, the parsed mail out. */
self.onmessage = async ({ data: { raw, context } }: MessageEvent<{ raw: Uint8Array; context: MailContext }>) => {
  try {
    self.postMessage({ value: await parseMail(raw, context) });
  } catch (error) {
    self.postMessage({ error: errorText(error) });
  }
};
