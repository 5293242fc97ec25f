import { errorText } from '../../errors.ts';
import { cutAttachment } from './read-attachment.ts';

declare const self: Worker;

self.onmessage = async ({ data: { raw, index } }: MessageEvent<{ raw: Uint8Array; index: number }>) => {
  try {
    self.postMessage({ value: await cutAttachment(raw, index) });
  } catch (error) {
    self.postMessage({ error: errorText(error) });
  }
};
