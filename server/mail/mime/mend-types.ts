import { mendBeginning } from './mend-beginning.ts';

const BARE = /^(content-type:[ \t]*text\/(?:plain|html))(\r?\n[ \t]+|[ \t]+)(?=(?:charset|format|delsp|name)=)/gim;
const BARE_TYPE = /^text\/(?:plain|html)\s+\S+=/i;

/** `text/plain charset=utf-8`, without the semicolon that RFC 2045 §5.1 asks for: no parser takes it for text. */
export const isBareType = (contentType: string): boolean => BARE_TYPE.test(contentType);

/** Puts the semicolon where it was forgotten. */
export function mendTypes(raw: Buffer): Buffer {
  return mendBeginning(raw, (text) => text.replace(BARE, '$1;$2'));
}
