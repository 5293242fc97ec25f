import { withoutAccents } from '../../words/word-edges.ts';

const FORWARDED =
  /^[ \t]*(-{2,}\s*(forwarded|original|reenviado|mensaje (original|reenviado)|message (transfere|d'origine)|weitergeleitete|mensagem encaminhada).*|begin forwarded message:|inicio del mensaje reenviado|debut du message transfere|_{10,}\s*$)/im;
const QUOTED = /^[ \t]*(>.*|on .{5,80} wrote:|el .{5,80} escribio:|le .{5,80} a ecrit\s?:|am .{5,80} schrieb .{0,60}:)$/gim;
/** What a portal or an alert prints of a listing: its facts are nobody's wishes. */
const FACTS_OF_LISTING = /\$\s?[\d,]{5,}\s*[-–|·]\s*\d[^\n]{0,60}|\b\d+ ?bd ?\| ?[\d.]+ ?ba\b[^\n]{0,30}/gim;
const FOOTER =
  /^.*(sent from my|enviado desde mi|envoye de mon|von meinem .* gesendet|get outlook for|to unsubscribe|click here to unsub).*$/gim;

/**
 * A text as patterns read it: without accents, with plain apostrophes, and with what the writer did not write himself
 * blanked out. It is as long as the mail, so that a hit's place is the place of the mail's own words.
 */
export function ownWords(text: string): string {
  const plain = withoutAccents(text)
    .replace(/[’‘`´]/g, "'")
    .replace(/\u00a0|\u202f/g, ' ');
  const at = FORWARDED.exec(plain)?.index ?? plain.length;
  // A mail that is nothing but a forward is read all the same.
  const own = plain.slice(0, at).trim().length > 12 ? plain.slice(0, at).padEnd(plain.length, ' ') : plain;
  return [QUOTED, FACTS_OF_LISTING, FOOTER].reduce((words, pattern) => words.replace(pattern, (line) => ' '.repeat(line.length)), own);
}
