import { plainCharacters } from '../../words/plain-characters.ts';
import { sentencesOf, withoutDeclined } from '../../words/sentences.ts';
import { steeringIn, withoutStreets } from '../../words/steering.ts';
import { STEERING_QUESTION } from '../../words/steering-words.ts';
import { withoutAccents } from '../../words/word-edges.ts';
import { type Draft, proseOf } from '../draft/draft.ts';
import type { GuardContext } from './guard-context.ts';

/** The words of a neutral answer: that we do not describe people or safety, and where public facts stand. */
const NEUTRAL =
  /\bfair housing\b|\bpublic (sources?|records?|information)\b|\bfuentes públicas\b|\bsources publiques\b|\bvivienda justa\b/iu;

/** Does a text give the neutral answer? */
export const isNeutral = (text: string): boolean => NEUTRAL.test(text);

export function isSteeringQuestion(text: string): boolean {
  return sentencesOf(withoutStreets(plainCharacters(text))).some(
    (sentence) =>
      STEERING_QUESTION.test(withoutAccents(sentence)) && /[?¿]|\b(tell me|want to know|wonder|need|looking for)\b/iu.test(sentence),
  );
}

/** No statement or steering about protected classes, schools, safety or kinds of people; a steering question gets the neutral answer. */
export function fairHousingGate(draft: Draft, context: GuardContext): string[] {
  const prose = withoutStreets(plainCharacters(proseOf(draft)));
  const steering = sentencesOf(prose)
    .map((sentence) => withoutDeclined(NEUTRAL.test(sentence) ? sentence.replace(TOPIC, '•') : sentence))
    .flatMap((sentence) => steeringIn(sentence).map(({ words, what }) => `"${words}" speaks of ${what}`));
  const isOwed = isSteeringQuestion(context.mailText) && context.move !== 'hand_to_person' && !NEUTRAL.test(prose);
  return isOwed ? [...steering, 'the customer asks what would steer and gets no neutral answer with public sources'] : steering;
}

/** What the neutral answer may name as a topic, without judging it: "public sources have the facts about schools". */
const TOPIC =
  /\b(on|about|regarding|for|of|sobre|sur) (the )?(\p{L}+,? ){0,3}?(schools?|safety|crime|demographics|escuelas|écoles|seguridad|sécurité)((,| and| or| y| et) (the )?(local )?(schools?|safety|crime|demographics))*\b|\b(crime|school|census) (statistics|figures|data|ratings|reports?|reviews|websites?|information|districts?)\b/giu;
