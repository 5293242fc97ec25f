/** How delivery systems title their notices, in the languages they are delivered in. */
const SUBJECTS = [
  `undeliver(able|ed)|non-?delivery|nondeliver|returned (mail|to sender|message|email)|mail (delivery|system|failure|not delivered)|(processing|sending) error`,
  `deliver(y|ed)?[ :-]*(status|fail|notification|report|has failed|problem|error|incomplete|delay|unsuccessful)`,
  `failure (notice|delivery|notification)|delivery warning|user unknown|unknown user|no such user|failed (mail|delivery|to deliver)|(un|not )able to deliver|(could|can)( ?not|n['’]t) be (sent|delivered)`,
  `not delivered|not been delivered|delayed|bounced|could not send message|rejected|message status|permanent (error|failure)|still being retried`,
  `unzustellbar|nicht zu(ge)?stell|zustell(ung|fehler)|übermittl|rückläufer|verzögert`,
  `non[ -](remis|distribu|délivr|livr)|échec (de|d['’])|retard|avis de non`,
  `no (se )?(puede|pudo|ha (podido|sido)|entregad)|error de entrega|devuelto|entrega (fallida|retrasada)|estado de (la )?entrega`,
  `não (foi )?(entregue|possível)|falha (na|de|no) (entrega|envio)|devolvid|mancat[oa] (recapito|consegna)|non recapita|impossibile recapitare`,
  `onbestelbaar|niet (bezorgd|afgeleverd)|niedostarcz|nie (można|udało się) dostarczy|zwrot|teslim edilemedi|levereras|leveres|nedoručiteln`,
  `недоставл|не (был[оа]? )?доставлен|не (может|удалось)|エラー通知|配信(不能|できません|エラー)|配送不能|届け(ら|で)|送信(できません|エラー)|退信|退回|无法(送达|投递)|投递失败|배달|반송`,
];
const SUBJECT = new RegExp(SUBJECTS.join('|'), 'iu');

/** What a notice says of the mail that it brings back. */
const BODIES = [
  `(could|can)( ?not|n['’]t) be (sent|delivered|reached)|(was|were|is|been) (not|un)[ -]?deliver(ed|able)|wasn['’]t (able to deliver|delivered)|undeliver(able|ed)`,
  `(un|not |in)able to (deliver|reach|send|complete)|did not reach|failed to deliver|delivery (has |to the following |attempts? |to |of .{0,80})?(failed|failure|unsuccessful)`,
  `(following|these) (recipient|address|destination)|fatal errors|failed address|failure reasons|unknown user|user unknown|no such user|not listed in|permanent error`,
  `(mailbox|recipient|address|account)[^.\\n]{0,30}(unavailable|disabled|inactive|full|invalid|does not exist)|requested action not taken|failed recipients?|(mail|message) has been returned`,
  `not (yet )?been delivered|has been (delayed|postponed)|could not send|returned to sender|error occurred while|rejected your|couldn['’]t (be delivered|be found|deliver)`,
  `nicht zu(ge)?stell|konnte nicht|unzustellbar|pas (pu |été )(être )?(remis|distribué|délivré|livré|envoyé)|non remis|n['’]a pas pu|impossible de (remettre|livrer|distribuer)`,
  `no (se )?(puede|pudo|ha podido|ha sido|pudimos)|não (pôde|foi|pode)|non (è stato possibile|può essere|recapitat)|impossibile`,
  `kon niet|niet (worden )?(bezorgd|afgeleverd)|nie (mogła|może|można|został)|не (может|удалось|был|доставлен|существует)|недоступен|недоставл`,
  `届け(ら|で|る)|配信でき|配送でき|存在しません|见(ない)?つかり|无法|失败|不存在|전송되지|배달되지|teslim edilemedi|kunde inte|kunne ikke`,
];
const BODY = new RegExp(BODIES.join('|'), 'iu');

/** Not given up: it is tried again. */
const LATER =
  /not yet been delivered|(will|is) (be |still |being )?(keep |continue )?(tr(y|ied|ying)|retr|attempt(?! to contact))|attempts? will continue|no action is required|no need to (do|resend|send)|has been (delayed|postponed)|is delayed|delay(ed)? notification|message .{0,60}delayed|still being retried|(bisher|noch) nicht zugestellt|weitere zustellversuche|retardée?|nouvelles tentatives|se seguirá intentando|aún no se ha|ainda não foi|未送達.{0,20}再/iu;
const GIVEN_UP =
  /giv(en|ing) up|gave up|permanent(ly)? (error|fail|reject)|will not be (retried|tried)|no (more|further) attempts|retry time(out)? exceeded|returned to sender|delivery time expired|could not be delivered for|endgültig|définitive/iu;

export const titlesBounce = (subject: string): boolean => SUBJECT.test(subject.slice(0, 300));
export const tellsOfBounce = (text: string): boolean => BODY.test(text.slice(0, 6000));
export const tellsOfDelay = (text: string): boolean => LATER.test(text.slice(0, 6000)) && !GIVEN_UP.test(text.slice(0, 6000));

const NO_USER =
  /user[\w ]{0,12} (unknown|not found|doesn['’]t exist|does not exist)|(unknown|no such|invalid|non-?existent) (local )?(user|recipient|mailbox|account|address|addressee)|(address|mailbox|account|recipient|user)[^.\n]{0,60}(not (exist|found|listed|recogni[sz]ed|be found)|unknown|unrecogni[sz]ed|couldn['’]t be found|disabled|inactive|suspended|no longer)|address (not found|rejected)|not listed in|doesn['’]t have a .{0,40}account|unbekannt|existiert nicht|n['’]existe pas|inconnu|no existe|desconocid|não existe|inexistente|desconhecid|inesistente|sconosciut|bestaat niet|nie istnieje|не существует|недоступен|不存在|存在しません|見つかりません|不明|host (unknown|not found)|unknown host|domain (not found|does not exist)|nxdomain/iu;
const FULL =
  /(mailbox|inbox|quota|storage|postfach|buz[oó]n|boîte|caixa|casella)[^.\n]{0,60}(full|exceed|over|voll|llen|pleine|cheia|piena|超)|full (mailbox|inbox)|over quota|quota exceeded|out of storage|满|いっぱい/iu;

/** The status a notice without one amounts to (RFC 3463); empty when its words prove nothing. */
export function statusInWords(text: string): string {
  const words = text.slice(0, 4000);
  const exact = /(?<![\d.])([245]\.[0-7]\.\d{1,3})(?!\.?\d)/.exec(words)?.[1];
  if (exact) return exact;
  const reply = /(?:^|[\s:;(#<[="])(?<!\d[ .-])([45][0-5]\d)(?=[\s:;,.\-)\]>#]|$)(?![ .-]\d{3,})/m.exec(words)?.[1] ?? '';
  const isLater = reply.startsWith('4');
  if (FULL.test(words)) return isLater || reply === '' ? '4.2.2' : '5.2.2';
  if (NO_USER.test(words)) return isLater ? '4.1.1' : '5.1.1';
  if (reply) return isLater ? '4.0.0' : '5.0.0';
  return '';
}
