import { calmText } from '../../calm-text.ts';

/**
 * Do these words call a booked call off beyond doubt: plainly said, and not a wish for another time, a condition, or a
 * question whether it can be done. Whatever is less plain is read by a person. Pure.
 */
export function callsOff(words: string): boolean {
  const said = calmText(words, MOST_WORDS).normalize('NFD').replace(/\p{M}/gu, '').replace(/[’`´]/g, "'").toLowerCase();
  if (said.length >= MOST_WORDS || WANTS_ANOTHER.test(said)) return false;
  const sentences = said.split(/[.!?;\n]+/).filter((sentence) => CANCELS.some((pattern) => pattern.test(sentence)));
  return sentences.length > 0 && sentences.every((sentence) => !IN_DOUBT.test(sentence));
}

/** Longer mails say more than that. */
const MOST_WORDS = 700;

const CALL =
  "(?:our |the |my |this |that |tomorrow's |today's |\\w+day's |phone |scheduled |planned |upcoming )*(?:call|appointment|meeting|chat|it)";
const CANCELS = [
  new RegExp(`\\b(?:cancel|call off|scrap|drop)\\s+${CALL}\\b`),
  /\b(?:call|appointment|meeting) (?:is off|can be cancel+ed|should be cancel+ed|(?:has|needs) to be cancel+ed)\b/,
  /\b(?:no longer|don't|do not) (?:need|want) (?:the|our|that|this|a) (?:phone )?(?:call|appointment|meeting)\b/,
  /\b(?:cancelar|anular|cancele[ns]?|cancela|anule[ns]?)\s+(?:la |nuestra |mi |esa |esta |a |nossa |minha |o )?(?:llamada|cita|reunion|ligacao|chamada|reuniao|telefonema|horario)\b/,
  /\b(?:annuler|annule[zs]?|decommander)\s+(?:l'|le |la |notre |mon |cet |ce )?(?:appel|rendez-vous|rdv|entretien)\b/,
  /\b(?:den |unseren |unser |das |meinen )?(?:anruf|termin|telefonat|gesprach|telefontermin)\b.{0,40}\b(?:absagen|stornieren|abgesagt|ab)\b/,
  /\b(?:sage|sagen)\b.{0,40}\b(?:anruf|termin|telefonat|gesprach|telefontermin)\b.{0,20}\bab\b/,
];
/** Another time instead is a change, not an end; code moves a call only to a time that they name. */
const WANTS_ANOTHER =
  /\b(?:reschedul\w*|postpon\w*|another (?:time|day|date)|different (?:time|day)|new time|move (?:it|the|our)|instead|later (?:date|this week)|otro (?:dia|momento)|otra (?:hora|fecha)|cambiar|aplazar|un autre (?:jour|moment)|une autre (?:date|heure)|reporter|deplacer|verschieben|ander(?:er|en|es) (?:termin|tag|zeit)|neuer termin|outr[oa] (?:dia|hora|horario)|remarcar|adiar)\b/;
const IN_DOUBT =
  /\b(?:if|unless|might|may have to|maybe|perhaps|should i|can i|could i|how (?:do|can)|what if|don't cancel|do not cancel|not cancel|did you|why|who|cannot cancel|si (?:no|puedo)|quiza|tal vez|puedo|peut-etre|puis-je|ne pas annuler|n'annulez|vielleicht|falls|wenn|kann ich|nicht ab|talvez|posso|se nao)\b/;
