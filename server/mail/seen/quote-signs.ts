/** The four lines of a copied head, as mail programs name them in the languages they speak. */
const LABELS = {
  from: 'from|von|de|da|van|fra|från|od|от|lähettäjä|feladó|kimden|expéditeur|发件人|寄件者|差出人|보낸 ?사람',
  date: 'date|sent|datum|gesendet|envoyé|fecha|enviado(?: el| em)?|data|inviato|verzonden|sendt|skickat|dato|wysłano|отправлено|дата|päiväys|lähetetty|elküldve|tarih|gönderildi|发送时间|日期|送信日時|보낸 ?날짜',
  to: 'to|an|à|a|para|aan|til|till|do|кому|vastaanottaja|címzett|kime|destinataire|收件人|宛先|받는 ?사람',
  subject: 'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|temat|тема|aihe|tárgy|konu|主题|主旨|件名|제목',
};
type Kind = keyof typeof LABELS;
const KINDS = Object.entries(LABELS).map(([kind, words]) => ({
  kind: kind as Kind,
  label: new RegExp(`^[\\s*_]{0,8}(?:${words})[\\s*_]{0,3}[:：]`, 'iu'),
}));
const kindOf = (line: string): Kind | null => KINDS.find(({ label }) => label.test(line))?.kind ?? null;

const MAX_BLOCK = 10;
const COPY =
  /^[ \t]*-{3,}[ \t]*(original|reply|forwarded by|ursprüngliche|antwort|message d['’]origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk|oprindelig|opprinnelig|ursprungligt|wiadomość oryginalna|исходное)[^-\n]{0,30}-{3,}[ \t]*$/iu;

/** As it comes out of HTML that has lost its lines. */
const IN_ONE_LINE =
  /^(?:date|sent|from|datum|gesendet|von|de|envoyé|enviado)\s?: .{3,200}\s(?:to|an|à|a|para|aan)\s?: .{3,200}\s(?:subject|betreff|objet|asunto|assunto|onderwerp)\s?:/iu;

/** A line above the mail that is answered, or the head of that mail as Outlook copies it. */
export function beginsCopy(lines: string[], at: number): boolean {
  const first = lines[at] ?? '';
  if (COPY.test(first) || IN_ONE_LINE.test(first)) return true;
  const opening = kindOf(first);
  if (opening !== 'from' && opening !== 'date') return false;
  const block = blockAt(lines, at);
  const kinds = kindsOf(block);
  // A form on a website has lines like these too, but says to nobody. Two are a head when they are a full date and an address.
  if (kinds.size >= 3 && kinds.has('to')) return true;
  return (
    opening === 'date' && kinds.size === 2 && !kinds.has('subject') && /\d{4}.{0,12}\d:\d\d/.test(first) && block.join(' ').includes('@')
  );
}

/** The fields of a form begin as such a head does, but are written to nobody. */
export function beginsForm(lines: string[], at: number): boolean {
  if (kindOf(lines[at] ?? '') !== 'from' || /^\s*[-_*]{3,}/.test(lines[at - 1] ?? '')) return false;
  const kinds = kindsOf(blockAt(lines, at));
  return kinds.size > 1 && !kinds.has('to');
}

function blockAt(lines: string[], at: number): string[] {
  const rest = lines.slice(at, at + MAX_BLOCK);
  const end = rest.findIndex((line) => line.trim() === '');
  return end === -1 ? rest : rest.slice(0, end);
}

const kindsOf = (block: string[]) => new Set(block.map(kindOf).filter((kind) => kind !== null));

const OPENINGS =
  /^[-*_\s]{0,12}(?:on|am|le|el|il|em|op|den|på|kl|w dniu|dnia|dne|в|ma|tarihinde|sent from|пн|вт|ср|чт|пт|сб|вс)[\s,.]|^\d{4}[-/.]\d|^\d{1,2}\.?\s\p{L}{3,12}\.?\s\d{4}\s/iu;
const VERB =
  '(?:wrote|writes|sent|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|geschreven|skrev|napisał[a-z(/)]*|написал[а-я(/)]*|пишет|kirjoitti|yazdı)';
const WROTE = new RegExp(`\\s${VERB}\\s?[:：]?[-*_\\s]{0,12}$|\\s${VERB}\\s.{1,160}[:：]$`, 'iu');
/** What a program names and prose does not: the time of day, or an address. */
const EXACT = /\d{1,2}[:.h]\d{2}|@/i;
const DATED = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s.{0,160}<\s?[^<>\s]+@[^<>\s]+>[:：]?$/;
/** The program's line may begin behind the writer's last word. */
const BEHIND = /^(.*?[^\s-])\s*-{0,3}\s*On (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? |\d).{5,200}\bwrote:\s*$/;
const MAX_LINE = 300;
const MAX_LINES = 3;

type Attribution = { end: number; before: string; isMarked: boolean };

/**
 * "On Monday Ana wrote:" in one to three lines, as a mail program writes it.
 * @returns the line after it, what stands before it on its own line, and whether quote marks follow
 */
export function attributionAt(lines: string[], at: number): Attribution | null {
  const first = lines[at] ?? '';
  const marksAfter = (end: number) =>
    (lines[end + lines.slice(end, end + 3).findIndex((line) => line.trim() !== '')] ?? '').startsWith('>');
  if (first.length > MAX_LINE || first.startsWith('>')) return null;
  if (OPENINGS.test(first.trimStart())) {
    for (let count = 1; count <= MAX_LINES; count++) {
      const said = lines
        .slice(at, at + count)
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim();
      if (said.length > MAX_LINE) break;
      const isMarked = marksAfter(at + count);
      const isTold = WROTE.test(said) ? EXACT.test(said) || (isMarked && /\d/.test(said)) : DATED.test(said) && isMarked;
      if (isTold) return { end: at + count, before: '', isMarked };
    }
  }
  const before = BEHIND.exec(first)?.[1];
  return before && marksAfter(at + 1) ? { end: at + 1, before, isMarked: true } : null;
}

const FORWARD =
  /^[>\s]{0,3}(-{2,}\s*(forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|пересылаемое сообщение|videresendt meddelelse)|begin forwarded message)/iu;

export const isForward = (line: string): boolean => FORWARD.test(line.slice(0, 120));
