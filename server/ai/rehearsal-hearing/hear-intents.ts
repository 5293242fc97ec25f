import type { Triage } from '../../../shared/decision.ts';
import type { MailKind } from '../../../shared/message.ts';
import { sentencesOf } from '../../words/sentences.ts';
import { isSteeringQuestion } from '../guard/fair-housing-gate.ts';
import type { TriageData } from '../prompt-data.ts';
import { cuesOf } from '../rehearsal-cues/cues-of.ts';
import { ownWords } from './own-words.ts';
import { isOnlyPhone, NUMBERED } from './weigh-kinds.ts';

type Intent = Triage['intents'][number];
type Hearing = { kind: MailKind; language: string; refusesCall: boolean };

/** What may be wanted by whom: a business that pitches asks for no viewing, and who is angry for no listing. */
const OPEN_TO: Partial<Record<MailKind, readonly Intent[]>> = {
  ...{ auto_reply: [], bounce: [], spam_report: [], spam: [], other: ['asks_to_talk', 'asks_for_others_data', 'cancels_call'] },
  vendor: ['pitches', 'is_agent_about_listing', 'asks_for_others_data', 'cancels_call'],
  unsubscribe: ['wants_to_stop'],
  complaint: ['complains', 'asks_to_talk', 'cancels_call'],
  existing_client: ['asks_legal_or_money_question', 'asks_to_talk', 'picks_time', 'cancels_call', 'asks_for_others_data'],
  seller_lead: [
    ...(['wants_valuation', 'asks_to_talk', 'picks_time', 'cancels_call', 'asks_office_question'] as const),
    ...(['asks_legal_or_money_question', 'asks_for_others_data'] as const),
  ],
  general_inquiry: [
    ...(['asks_office_question', 'asks_legal_or_money_question', 'asks_to_talk', 'picks_time', 'cancels_call'] as const),
    'asks_for_others_data',
  ],
};
const OF_HOUSE_HUNTERS: readonly Intent[] = [
  ...(['asks_to_view', 'asks_to_talk', 'picks_time', 'cancels_call', 'asks_for_listings', 'asks_about_listing'] as const),
  ...(['asks_office_question', 'asks_legal_or_money_question', 'asks_for_others_data'] as const),
];

/** What a mail asks for, by its words and by who writes it. */
export function hearIntents({ mail, conversation }: TriageData, { kind, language, refusesCall }: Hearing): Intent[] {
  const own = ownWords(mail.text);
  const sentences = sentencesOf(own);
  const questions = sentences.filter((sentence) => isQuestion(sentence, language));
  const isAboutListing = namesListing(`${mail.subject}\n${own}`, own, conversation);
  const open = OPEN_TO[kind] ?? OF_HOUSE_HUNTERS;
  const heard = cuesOf(language)
    .flatMap(({ intents }) => intents)
    .filter(([intent, pattern, where]) => {
      if (intent === 'asks_about_listing') return isAboutListing && questions.some((one) => asksOfHome(one, language));
      if (intent === 'picks_time') return pattern.test(own.replace(COUNTED, ' '));
      return where === 'question' ? questions.some((one) => pattern.test(one)) : pattern.test(own);
    })
    .map(([intent]) => intent);
  const meant = [...heard, ...ofKind(kind, heard), ...(isOnlyPhone(own) ? (['asks_to_talk'] as const) : [])].filter((intent) =>
    open.includes(intent),
  );
  return [...new Set(meant)].filter((intent) =>
    isMeant(intent, { meant, refusesCall, isAboutListing, own, isOffered: offersTimes(conversation) }),
  );
}

/** The kind says it already. */
function ofKind(kind: MailKind, heard: readonly Intent[]): Intent[] {
  if (kind === 'unsubscribe') return ['wants_to_stop'];
  if (kind === 'complaint') return ['complains'];
  if (kind === 'vendor') return heard.includes('is_agent_about_listing') ? [] : ['pitches'];
  return [];
}

/** Who delivers, repairs or sends a bill writes about a matter of ours, and pitches nothing. */
const RUNNING_JOB =
  /\b(we|i) (have )?(delivered|installed|repaired|cleaned|photographed|finished|completed)\b|\byour (order|account with us|delivery)\b|\b(our|the) invoice\b/i;

type Meaning = { meant: readonly Intent[]; refusesCall: boolean; isAboutListing: boolean; own: string; isOffered: boolean };

function isMeant(intent: Intent, { meant, refusesCall, isAboutListing, own, isOffered }: Meaning): boolean {
  if (refusesCall && (intent === 'asks_to_talk' || intent === 'picks_time')) return false;
  if (intent === 'pitches') return !meant.includes('is_agent_about_listing') && !RUNNING_JOB.test(own);
  // A time to view is no time to talk, and a question about who moves first is no choice of a time.
  if (intent === 'picks_time')
    return !meant.includes('asks_to_view') && !meant.includes('cancels_call') && (isOffered || !IS_COUNT.test(own));
  if (intent === 'asks_to_talk') return !meant.includes('cancels_call');
  if (intent === 'asks_office_question')
    return !meant.includes('asks_legal_or_money_question') || /\b(open|hours|office|horario|horaires)\b/i.test(own);
  if (intent === 'asks_for_listings')
    return (
      !isAboutListing ||
      /\b(something|anything|else|other|similar|more homes|autr|otr|parecid|semblable|etwas|andere[sn]?|ahnlich\w*|weitere|looking for|we only|i only|i want a|we want a|such\w*|what (do|else|have)|closest|alternativ\w*|(?:under|up to|below) \$?\d)/i.test(
        own,
      )
    );
  return true;
}

/** "2 bedrooms is fine" is no hour of the day. */
const COUNTED = /\b\d{1,2}[ -]?(bed|bath|room|br\b|ba\b|car|stor|floor|kid|dog|cat|people|person)\w*/gi;
/** "3 please": an hour to whom times were offered, and to anybody else a number. */
const IS_COUNT =
  /^(?!.*(\d[:.h]\d{2}|\d ?[ap]\.?m\b|day\b|tomorrow|morning|noon|call\b|time\b))(?:.*[\s.,;!?]|)\d{1,2} ?(please|then|for (me|us)|(is|would be|sounds) (good|fine|great|ok|okay|enough))/is;
const CLOCK = /\d:\d{2}|\d ?[ap]\.?m\b/i;

function offersTimes(conversation: TriageData['conversation']): boolean {
  return CLOCK.test(conversation.findLast(({ author }) => author === 'us')?.text ?? '');
}

const ASKING: Record<string, RegExp> = {
  en: /^(and |also,? |but |so |or |btw,? |hi,? |hello,? |hey,? |well,? |quick q\w* |ok,? |oh,? )*(how|what|wat|when|where|which|who|why|is|are|was|do|does|did|can|could|would|will|has|have|may|should|any)\b|\b(wonder(ing)?|want to know|like to know|curious|tell me|let me know|asking|know) (if|how|whether|what|when|where|who|which)\b|\b(do|can|could|does) (you|i|we|it)\b/i,
  es: /¿|\b(quisiera|gustaria|quiero) saber\b/i,
  fr: /-(vous|il|elle|ce|on)\b|\b(savoir|demande) (si|quand|combien|quel)/i,
  de: /^(wie|was|wann|wo|welche|ist|sind|haben|konnen|gibt)\b|\b(wissen|fragen),? (ob|wie|wann)/i,
};

export function isQuestion(sentence: string, language: string): boolean {
  if (/^what an? [\w ]{3,20}[.!]*$/i.test(sentence)) return false;
  return (
    /[?？]|[吗嗎]/.test(sentence) || ASKING[language]?.test(sentence) === true || (language !== 'en' && ASKING.en?.test(sentence) === true)
  );
}

const ADDRESS =
  /(?<![\d:$.,])\b\d{1,5}[a-z]?\s+(?:(?!am\b|pm\b|Zimmer|Schlaf)[\p{Lu}][\p{L}'-]+)|(?<!\p{L})#\d|\b(street|avenue|lane|drive|court|road|row|walk|close|way)\b/u;
const POINTED =
  /\b(the (first|second|third|last|other|big|small|cheap)\w* one|the one (on|in|at|with)|(this|that|your|the) (house|home|condo|listing|place|apartment|unit|flat|property|townhouse|ad)|(it|there|its)\b|(la|el|esta|ese|esa) (casa|piso|apartamento|de|segunda|primera)|(la|cette|le|cet) (maison|appartement|bien|premiere|deuxieme))/i;

const LISTING_LINK = /\/listings\/\S/;

/** A listing by its address; in a conversation, or under its address as a subject, "it" will do. */
function namesListing(text: string, own: string, conversation: TriageData['conversation']): boolean {
  if (ADDRESS.test(own))
    return !/\b(my|our) (\w+ ){0,3}(house|home|condo|place|apartment|townhouse|hose|rental)s? (at|on|in|is)\b/i.test(own);
  const isKnown = ADDRESS.test(text) || conversation.some(({ text: turn }) => NUMBERED.test(turn) || LISTING_LINK.test(turn));
  return (
    (isKnown && (POINTED.test(own) || own.includes('?'))) ||
    /\b(your|this|that|the) (listing|ad)\b|\b(is|does|has|was|are|did) (the|that|this|your) (house|home|condo|apartment|place|unit|flat|property|townhouse)\b/i.test(
      own,
    )
  );
}

const NOT_OF_HOME: Record<string, RegExp> = {
  en: /\b(your|the) (office|hours|fees?|commission|brokerage)|next steps?|what happens|how (do|does|would) (we|i|it|this|that)\b|do you (have|call)|what do you have|anything (else|like)|(any|some)thing similar|(what|which)( \w+){0,3} (closest|nearest)|alternativ\w*|call (me|us)|when (can|could) we\b|kind of people|who (lives|do we)|safe|schools?|good area|robot|answer me/i,
  es: /oficina|horario|siguiente paso|llam|segur[oa]|escuelas|tienen algo|que (tienen|hay)/i,
  de: /buro|offnungszeiten|nachste\w* schritt|haben sie (noch|etwas|weitere|andere|was)|was haben sie|anrufen|sicher|schulen/i,
  fr: /agence|horaires|prochaine etape|appel|ecoles|sur(e|)\b|avez-vous (d'autres|quelque)/i,
};

/** Is it the home itself that is asked about? Who asks whether an area suits them asks of the home as well, and is told neutrally. */
function asksOfHome(question: string, language: string): boolean {
  if (isSteeringQuestion(question)) return /\d|\b(it|there|street)\b/i.test(question);
  return !(NOT_OF_HOME[language] ?? NOT_OF_HOME.en)?.test(question);
}
