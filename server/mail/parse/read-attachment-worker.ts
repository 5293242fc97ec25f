import { errorText } from '../../errors.ts';
import { cutAttachment, type Wanted } from './read-attachment.ts';

declare const self: Worker;

self.onmessage = async ({ data: { raw, wanted } }: MessageEvent<{ raw: Uint8Array; wanted: Wanted }>) => {
  try {
    self.postMessage({ value: await cutAttachment(raw, wanted) });
  } catch (error) {
    self.postMessage({ error: errorText(error) });
  }
};
