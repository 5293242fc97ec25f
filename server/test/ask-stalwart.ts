import { readFileSync } from 'node:fs';
import * as bindings from 'mail-parser-wasm/mail_parser_wasm_bg.js';
import type { Mime } from '../mail/parse/read-mime.ts';

type Exports = WebAssembly.Exports & { __wbindgen_start(): void };
const wasm = new WebAssembly.Module(readFileSync(Bun.resolveSync('mail-parser-wasm/mail_parser_wasm_bg.wasm', import.meta.dirname)));
const { exports } = new WebAssembly.Instance(wasm, { './mail_parser_wasm_bg.js': bindings });
bindings.__wbg_set_wasm(exports);
(exports as Exports).__wbindgen_start();

export type StalwartMail = {
  sender: string;
  subject: string;
  text: string;
  html: string;
  attachments: { fileName: string; contentType: string; size: number }[];
};

/** What the parser of the mail server Stalwart (mail-parser, compiled to WebAssembly) makes of a mail. It is given text, so only mails in UTF-8 or ASCII can be shown to it. */
export function askStalwart(raw: string): StalwartMail {
  const mail = bindings.parse_message(raw);
  return {
    sender: mail.sender,
    subject: mail.subject,
    text: mail.text,
    html: mail.body_html,
    attachments: mail.attachments.map(({ filename, content_type, content }) => ({
      fileName: filename,
      contentType: content_type,
      size: content.length,
    })),
  };
}

/** Theirs loses the blank where a quoted name is folded. */
const bare = (text: string) => text.replace(/\s+/g, '');
const squash = (text: string) => text.replace(/\s+/g, ' ').trim();
/** The sizes of all files but enclosed mails, each once for each file. */
const sizesOf = (list: { contentType: string; size: number }[]) =>
  list
    .filter(({ contentType }) => contentType !== 'message/rfc822')
    .map(({ size }) => size)
    .sort((one, other) => one - other);

/**
 * Which parts of a mail the two read otherwise: of several parts of text or HTML theirs names the first alone, of an
 * enclosed mail the files it holds, and without HTML it makes some; none of that is a difference. Of files the sizes are
 * compared: where the type says nothing, ours takes it from the name.
 */
export function differencesOf(ours: Mime, theirs: StalwartMail): string[] {
  const [from] = ours.from;
  const said = squash(theirs.text);
  const differs = {
    from: !theirs.sender.toLowerCase().includes(from?.address ?? '') || !bare(theirs.sender).includes(bare(from?.name ?? '')),
    subject: squash(theirs.subject) !== squash(ours.subject),
    text: said === '' ? squash(ours.text) !== '' : !squash(ours.text).startsWith(said),
    html: ours.html !== null && !squash(ours.html).includes(squash(theirs.html)),
    files: differInFiles(ours, theirs),
  };
  return Object.entries(differs).flatMap(([part, isSo]) => (isSo ? [part] : []));
}

function differInFiles(ours: Mime, theirs: StalwartMail): boolean {
  const [own, named] = [sizesOf(ours.attachments), sizesOf(theirs.attachments)];
  const isEnclosing = ours.attachments.some(({ contentType }) => contentType === 'message/rfc822');
  return isEnclosing ? !own.every((size) => named.includes(size)) : own.join() !== named.join();
}
