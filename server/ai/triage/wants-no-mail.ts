import type { Message } from '../../../shared/message.ts';

/** Longer mails say more than one thing: the model reads them. */
const MAX_CHARS = 300;
const MAX_SENTENCES = 3;

/** Whole sentences that mean one thing only. */
const WISHES: [string, string[]][] = [
  [
    'en',
    [
      `((please|pls|kindly|can you|could you|would you|i want you to|i('d| would) like( you)? to) )?(please )?(unsubscribe( me| us| my (name|e-?mail|address|e-?mail address)| this (e-?mail|address))?|(remove|delete) (me|us|my (name|e-?mail|address|e-?mail address)|this (e-?mail|address))|take (me|us|my (name|e-?mail|address|e-?mail address)) (off|from|out of)|opt (me |us )?out)( (off|from|out)( of)?)?( (all|any|your|this|the|these|that|future))*( (mailing|e-?mail|mail|contact|marketing|distribution))*( (lists?|e-?mails?|mailings?|newsletters?|database|messages?|campaigns?))?`,
      `(please )?(stop|quit|cease)( (sending|e-?mailing|mailing|contacting|writing( to)?|messaging|bothering|spamming))( me| us)?( (any ?more|all|these|your|those|further|more))*( (e-?mails?|mails?|messages?|newsletters?|stuff))?( any ?more)?`,
      `(please )?(do not|don't|dont|never) ((e-?mail|mail|contact)( me| us)?|(write|message|send)( to)? (me|us))( (any ?more|any|more|further|your))*( (e-?mails?|mails?|messages?|newsletters?))?( again| any ?more| ever again)?`,
      `no more (e-?mails?|mails?|messages?|newsletters?)|stop|remove|unsubscribe|unsubscribe me|opt[- ]?out|take me off`,
      `i (do not|don't|dont|no longer) (want|wish)( to (get|receive|be sent))?( (any ?more|any|more|further|your|these))*( (e-?mails?|mails?|messages?|newsletters?))( from you)?( any ?more)?`,
    ],
  ],
  [
    'es',
    [
      `(por favor )?(me )?(dadme|deme|denme|dame|dar(me)?|quiero dar(me)?|quiero que me den) de baja( (de|en))?( (la|su|vuestra|esta|sus))?( (lista|newsletter|boletín|correos?|lista de correo))?`,
      `(por favor )?(no|dejen de|deje de|dejad de|deja de) (me )?(envíen|envíe|enviéis|mandes|manden|mande|escriban|escriba|contacten|enviar(me)?|mandar(me)?|escribir(me)?)( (más|mas))?( (correos?|e-?mails?|mensajes?|correos electrónicos))?( más)?`,
      `(por favor )?(bórrenme|borradme|bórrame|elimínenme|elimíname|quítenme|quítame|sáquenme|sáqueme) de (la|su|vuestra|tu|esta) (lista|base de datos)( de (correo|correos|distribución))?`,
      `no (quiero|deseo) (recibir )?más (correos?|e-?mails?|mensajes?)( suyos| de ustedes)?|baja`,
    ],
  ],
  [
    'fr',
    [
      `(merci de |veuillez |je souhaite |je veux |pouvez-vous )?(me )?(désinscrire|désabonner|désinscrivez-moi|désabonnez-moi|retirer|retirez-moi|supprimer|supprimez-moi|enlevez-moi)( (de|du))?( (votre|vos|la|cette|toutes vos))?( (liste|listes|newsletter|fichiers?|base))?( (de diffusion|d'envoi|d'e-?mails))?( s'il vous plaît)?`,
      `(merci de |veuillez )?(ne (me |m')?(plus )?(envoyez|écrivez|contactez|envoyer|écrire|contacter|contactez)( plus)?|arrêtez de (m'envoyer|m'écrire|me contacter)|cessez de (m'envoyer|m'écrire|me contacter))( (de|d'|des|vos))?( ?(e-?mails?|mails?|courriels?|messages?))?`,
      `je ne (veux|souhaite) plus (recevoir|de) (de |d'|vos )?(e-?mails?|mails?|courriels?|messages?)|désinscription|stop`,
    ],
  ],
  [
    'de',
    [
      `(bitte )?(tragen|trag|nehmen|nimm|streichen|streich|löschen|lösch) (sie )?mich (bitte )?(aus|von)( (ihrem|ihrer|dem|der|eurem|eurer))?( (verteiler|liste|newsletter|mailingliste|datenbank|e-?mail-?liste))?( (aus|heraus|raus))?`,
      `(bitte )?(melden|meld) (sie )?mich (bitte )?(vom|von ihrem) newsletter ab|(bitte )?abmelden|abbestellen|abmeldung`,
      `(bitte )?(schicken|senden|schreiben|schick|schreib) (sie )?mir (bitte )?(keine|nicht mehr|keine weiteren|nichts mehr|nie wieder)( (e-?mails?|mails?|nachrichten))?( mehr)?`,
      `(ich (möchte|will) )?(bitte )?keine (weiteren )?(e-?mails?|mails?|nachrichten)( mehr)?( von ihnen)?( (bekommen|erhalten))?`,
    ],
  ],
  [
    'pt',
    [
      `(por favor )?(me )?(remova|remover|retire|retirem|tire|exclua|descadastre|descadastrem)(-me)?( (meu (e-?mail|nome|endereço)))?( (da|de|do))?( (sua|vossa|esta|lista))?( lista)?( de (e-?mails?|contatos|contactos))?`,
      `(por favor )?(não|parem de|pare de) (me )?(enviem|envie|mandem|mande|escrevam|enviar|mandar|escrever)(-me)?( mais)?( (e-?mails?|mensagens))?`,
      `não quero (receber )?mais (e-?mails?|mensagens)( seus| de vocês)?|(quero )?cancelar (a )?(minha )?(inscrição|subscrição)|descadastrar`,
    ],
  ],
  [
    'zh',
    [
      `(请|請)?(你们|您|你們)?(不要|别|別|停止)(再)?(给我|給我|向我)?(发|發|发送|發送|寄|联系|聯繫)(我|送)?(了)?(任何)?(邮件|郵件|电子邮件|信息)?(给我|給我)?(了)?`,
      `(请|請)?(帮我|幫我|给我)?(退订|退訂|取消订阅|取消訂閱)(这个|此|该)?(邮件|郵件)?|(请|請)?(把|将|將)我(从|從)(你们的|您的)?(邮件|郵件|名单|名單)?(列表|名单|名單)?(中|里)?(删除|刪除|移除)`,
    ],
  ],
];
const PATTERNS = WISHES.map(([language, forms]) => ({ language, pattern: new RegExp(`^(?:${forms.join('|')})$`, 'iu') }));

/** What stands around a wish and changes nothing. */
const MANNERS =
  /^(hi|hello|hey|dear|good (morning|day|evening)|hola|buenos días|buenas( tardes)?|bonjour|madame|monsieur|hallo|guten tag|sehr geehrte|olá|oi|bom dia|您好|你好)\b.{0,40}$|^(hi|hello|您好|你好)$|^(thanks?|thank you|thx|many thanks|gracias|muchas gracias|merci( d'avance)?|danke|vielen dank|obrigad[oa]|谢谢|謝謝|regards|best|best regards|saludos|cordialement|mfg|grüße|viele grüße|atenciosamente|bye)( (you|so much|a lot|in advance|very much))?$/iu;
/** A name alone below. */
const NAME = /^[\p{Lu}][\p{L}.'’-]{0,24}( [\p{Lu}][\p{L}.'’-]{0,24}){0,2}$/u;

/**
 * A mail that says nothing but that its writer wants no more mail, in words that cannot mean anything else. Quoted
 * text and footers are not in `visibleText`; one more sentence, a question or a wish leaves it to the model.
 */
export function wantsNoMail({
  subject,
  visibleText,
}: Pick<Message, 'subject' | 'visibleText'>): { words: string; language: string } | null {
  const text = visibleText.trim();
  if (text.length > MAX_CHARS || /[?？]/.test(text) || />|https?:/.test(text)) return null;
  const sentences = text
    .split(/[.!。！\n;]+|,\s+(?=(?:thanks?|thank you|gracias|merci|danke|obrigad[oa])\b)/iu)
    .map((each) => each.replace(/[,，:\s]+$/g, '').trim())
    .filter(Boolean);
  const said = sentences.filter((each) => !MANNERS.test(plain(each)));
  const core = said.filter((each) => !NAME.test(each) || languageOf(each) !== null);
  // The subject alone may say it, with nothing or only manners below.
  const wishes =
    core.length > 0
      ? core
      : /^(unsubscribe|stop|remove me|opt[- ]?out|baja|désinscription|abmelden|退订|取消订阅)[.!]?$/iu.test(subject.trim())
        ? [subject]
        : [];
  if (wishes.length === 0 || wishes.length > MAX_SENTENCES) return null;
  const found = wishes.map(languageOf);
  const language = found[0];
  return language && found.every((each) => each !== null) ? { words: wishes[0] ?? '', language } : null;
}

const plain = (words: string) => words.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();

/** In which language a sentence is such a wish. */
function languageOf(sentence: string): string | null {
  const words = plain(sentence)
    .replace(/,/g, '')
    .replace(/ (please|por favor|bitte|s'il vous plaît)$/, '');
  return PATTERNS.find(({ pattern }) => pattern.test(words))?.language ?? null;
}
