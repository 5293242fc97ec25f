import { NOT_ADDRESSED } from '../../inbox/arrive/is-noise.ts';
import { isOpenhouseMessageId, isOwnMessageId } from '../../inbox/outbox/message-id.ts';
import { isMachines } from '../reports/is-server.ts';
import type { Header, Mime } from './read-mime.ts';

type Signed = Pick<Mime, 'headers' | 'from' | 'to' | 'cc' | 'subject' | 'text' | 'reportParts'>;
type Own = { ownAddresses: string[]; secret: string };
type Sign = (mail: Signed, own: Own) => string | null;

/**
 * Why a mail is a machine's; empty for a person's. Such mail is stored, shown and never answered (RFC 3834 §2): two
 * machines that answer each other never stop.
 */
export function automaticSigns(mail: Signed, own: Own): string[] {
  const found = SIGNS.flatMap((sign) => sign(mail, own) ?? []);
  // An out-of-office subject alone may be a person's; beside another sign it says what kind of machine it is.
  const subject = found.length > 0 && OUT_OF_OFFICE.test(mail.subject) ? [titled(mail.subject)] : [];
  return [...new Set([...found, ...subject])];
}

const REPORT = /delivery-status|feedback-report|disposition-notification/;

/** `Name: value` of the first such header whose value fits. */
const header =
  (name: RegExp, value: RegExp): Sign =>
  ({ headers }) => {
    const found = headers.find((each) => name.test(each.name) && value.test(each.value));
    return found ? words(found) : null;
  };

const SIGNS: Sign[] = [
  // RFC 3834 §5: anything but "no", with whatever parameters behind it.
  header(/^auto-submitted$/, /^(?!\s*no\s*(;|$))/i),
  // RFC 5321 §4.5.5: the null return path of reports.
  header(/^return-path$/, /^<\s*>$/),
  header(/^content-type$/, /^(multipart\/report|message\/(delivery-status|feedback-report|disposition-notification))/i),
  // A person may forward a report, with all its parts.
  (mail) => (isMachines(mail) ? (mail.reportParts.find(({ contentType }) => REPORT.test(contentType))?.contentType ?? null) : null),
  header(/^x-failed-recipients$/, /./),
  header(/^x-auto-response-suppress$/, /\b(DR|OOF|AutoReply|All)\b/i),
  header(/^(x-)?precedence$/, /\b(bulk|list|junk|auto_reply)\b/i),
  header(/^(x-(mail-)?auto-?(reply|respond|responder|generated|submitted)(-[a-z]+)?|x-vacation.*|auto-?reply)$/, /^(?!no$)/i),
  header(/^(x-fc-machinegenerated|x-machine-generated|x-is-autoreply)$/, /true|yes|1/i),
  // Exchange (MS-OXCMAIL) and Lotus mark what no person sent.
  header(/^(x-post-messageclass|x-message-class)$/, /^\s*9\b|autore|ooftemplate|\breport\b/i),
  header(/^(list-[a-z-]+|feedback-id)$/, /./),
  ({ headers }, { ownAddresses }) => {
    const loop = headers.find(
      ({ name, value }) =>
        name === 'x-loop' && (/^\s*yes\s*$/i.test(value) || ownAddresses.some((own) => value.toLowerCase().includes(own))),
    );
    return loop ? words(loop) : null;
  },
  ({ from }) => {
    const machine = from.find(({ address }) => MACHINE.test(address.slice(0, Math.max(0, address.lastIndexOf('@')))));
    return machine ? `From: ${machine.address}` : null;
  },
  ({ from }, { ownAddresses }) => {
    const own = from.find(({ address }) => ownAddresses.includes(address));
    return own ? `From: ${own.address}, which is ours` : null;
  },
  ({ subject }) => (ANSWERS_BY_ITSELF.test(subject) ? titled(subject) : null),
  header(/^(x-openhouse-message|x-campaign)$/, /./),
  ({ headers }, { secret }) => {
    const id = headers.find(({ name }) => name === 'message-id')?.value.trim() ?? '';
    if (id && isOwnMessageId(id, secret)) return `Message-ID: ${id}, which is ours`;
    // Some gateways take out every header that they do not know, but none changes this one lightly.
    return isOpenhouseMessageId(id) ? `Message-ID: ${id}, which another Openhouse wrote` : null;
  },
  ({ to, cc }, { ownAddresses }) => {
    const isNamed = [...to, ...cc].some(({ address }) => ownAddresses.includes(address));
    return isNamed ? null : NOT_ADDRESSED;
  },
];

/** Local parts behind which nobody reads. */
const MACHINE =
  /^(mailer[-_.]?daemon|postmaster|.*no[-_.]?reply.*|.*do[-_.]?not[-_.]?(reply|respond).*|(ne-?pas|nicht|nao|no)[-_.]?(repondre|antworten|responda|responder|contestar)|(.*[-_.+])?bounces?([-_.+].*)?|.*-request|owner-.*|auto[-_.]?(reply|responder|mailer).*|listserv|majordomo)$/i;

const OUT_OF_OFFICE =
  /\b(out of( the)? office|auto(matic|mated)?[- ]?(reply|response)|away from (the|my) office|on (vacation|holiday|leave)|abwesen(d|heit)|automatische antwort|réponse automatique|absen(t|ce)|fuera de (la )?oficina|respuesta automática|fuori sede|risposta automatica|ausência|resposta automática|afwezig|automatisch antwoord|autosvar|poza biurem)\b/i;

/** What Exchange and Notes put before the subject that they answer; some servers take every other sign away. */
const ANSWERS_BY_ITSELF =
  /^(automatic reply|out of office( autoreply)?|automatische antwort|abwesenheitsnotiz|réponse automatique|respuesta automática|risposta automatica|resposta automática|automatisch antwoord|automatisk(t)? svar|automaattinen vastaus|odpowiedź automatyczna|automatická odpověď|automatikus válasz|автоматический ответ|otomatik yanıt|自動応答|自動返信|自动答复|自動回覆|자동 회신) ?[:：]|^AUTO: .{1,200}\b(out of (the )?office|returning|absen|abwesend|fuera|fuori)/iu;

const titled = (subject: string) => `Subject: ${subject.slice(0, 80)}`;

function words({ name, value }: Header): string {
  const title = name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
  return `${title}: ${value.slice(0, 120)}`;
}
