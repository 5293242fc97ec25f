import { type Draft, proseOf } from '../draft/draft.ts';
import { isDeclining, sentencesOf } from './sentences.ts';

const PROMISES: readonly (readonly [string, RegExp])[] = [
  ['a guarantee', /\b(guarante(e|es|ed|eing)|we promise|i promise|you have my word|without (any )?risk|risk[- ]free)\b|\bgarantiza(mos|do|r)?\b|\bprometemos\b|\b(nous )?garantissons\b|\bgarantie?\b(?! de loyer)/iu],
  ['a future value', /\b(great|good|safe|solid|smart) investment\b|\b(will|is going to|is sure to|bound to) (rise|increase|appreciate|go up|grow|double|sell (fast|quickly|above))\b|\b(gran|buena) inversión\b|\bbon investissement\b/iu],
  ['legal advice', /\b(legally|by law|under the law|contractually),? (you|they|he|she|the seller|the landlord)\b|\byou (can|could|should|may) (sue|break (the|your) (lease|contract)|sign (the|it))\b|\b(my|our) legal advice\b|\bit is (not )?legal\b/iu],
  ['tax advice', /\b(tax[- ](deductible|free)|you (can|could) deduct|write (it|this|that) off|capital gains|no tax(es)? (on|due)|1031 exchange)\b/iu],
  ['lending advice', /\b(you(['’]ll| will| would| should)? (easily )?(qualify|be approved|get approved)|interest rates? (of|is|are|will)|\d+([.,]\d+)?% (rate|apr|interest|down)|monthly payment (of|would|will)|lock in (a|your) rate|best mortgage)\b/iu],
  ['price negotiation', /\b((seller|owner|landlord)s? (will|would|may|might|could|is willing to|are willing to) (take|accept|consider|go|come|lower|drop|negotiate)|room to negotiate|negotiable|below (the )?asking|under asking|lower (the |your )?offer|knock (\p{L}+ )?off|offer (less|lower|\$?\d)|(price|rent) (is|can be|could be) (lowered|reduced)|(give|get) you a (discount|better price|deal))\b|\bprecio (es )?negociable\b|\bprix négociable\b/iu],
  ['commission terms', /\b(commission (is|of|rate|would|will)|our (fee|commission)s? (is|are|would|will)|(\d+([.,]\d+)?)% (commission|fee)|reduced? (our )?(commission|fee)|(nuestra|la) comisión (es|de)|notre commission)\b/iu],
]; // biome-ignore format: one kind of promise per line

/** No legal, tax or lending advice, no guarantee, no price negotiation, no commission terms. */
export function promiseGate(draft: Draft): string[] {
  return sentencesOf(proseOf(draft))
    .filter((sentence) => !isDeclining(sentence))
    .flatMap((sentence) =>
      PROMISES.flatMap(([what, pattern]) => {
        const words = pattern.exec(sentence)?.[0];
        return words ? [`"${words}" is ${what}`] : [];
      }),
    );
}
