import { plainCharacters } from '../claims/plain-characters.ts';
import { sentencesOf, withoutDeclined } from '../claims/sentences.ts';
import { type Draft, proseOf } from '../draft/draft.ts';
import type { GuardContext } from './guard-context.ts';

const PROMISES: readonly (readonly [string, RegExp])[] = [
  ['a guarantee', /\b(guarante(e|es|ed|eing)|we promise|i promise|promise you|you have my word|without (any )?risk|risk[- ]free|no risk|cannot lose|can['’]t (lose|fail|go wrong)|rest assured|certain(ly)? (sell|get)|you will not regret|you won['’]t regret)\b|\bgarantiza(mos|do|r)?\b|\bprometemos\b|\b(nous )?garantissons\b|\bgarantie?\b(?! de loyer)/iu],
  ['a future value', /\b((great|good|safe|solid|smart|sound|excellent) investment|(will|is going to|is sure to|bound to|set to|expected to|likely to|only) (rise|increase|appreciate|go up|grow|double|gain|sell (fast|quickly|above|for|within))|(prices?|values?) (are|is) (rising|going up|growing)|hold its value|resale value|return on (your )?investment|rental (yield|income) of|sell (it )?(within|in) (a few|\d+|two|three|thirty|sixty) (days|weeks|months))\b|\b(gran|buena) inversión\b|\bbon investissement\b|\b(subirá|subirán) de (precio|valor)\b|\bprendra de la valeur\b/iu],
  ['a value of their home', /\b(your|the) (house|home|property|condo|place|apartment)\b[^.]{0,40}\b(is|are|would be|will be|could be|should be|might be) (easily |probably |likely |about )?(worth|valued)\b[^.]{0,20}\d|\bworth (about|around|at least|roughly|up to|over|more than|easily) (US)?[$€£]?\s?\d|\b(will|would|could|should|can) (easily |probably )?(sell|fetch|bring|go|get)( you)? (for )?(about |around |at least |up to |over |more than )?(US)?[$€£]\s?\d|\bget you (at least |about |up to )?(US)?[$€£]?\s?\d{2,}|\b(vale|valdría) (unos |alrededor de |al menos )?(US)?[$€£]?\s?\d|\bvaut (environ |au moins )?(US)?[$€£]?\s?\d/iu],
  ['legal advice', /\b((legally|by law|under the law|contractually),? (you|they|he|she|it|the seller|the landlord|the owner)|you (can|could|should|may) (sue|break (the|your) (lease|contract)|sign|waive|withhold|back out|cancel the contract|keep the deposit)|(my|our) (legal )?advice (is|would be)|it is (not |perfectly |completely )?(il)?legal|you have (the|a) (legal )?right to|the (seller|landlord|owner|buyer) (must|has to|is obliged|is required|is liable)|(is|are) (legally )?(binding|enforceable|liable)|not liable|(waive|skip) the (inspection|contingenc(y|ies)|appraisal))\b|\blegalmente\b|\btiene derecho a\b|\blégalement\b|\bvous avez le droit\b/iu],
  ['tax advice', /\b(tax[- ](deductible|free|break|advantages?|savings?|credit)|you (can|could|may|will) (deduct|claim)|write (it|this|that|them) off|capital gains|no tax(es)? (on|due)|save (on )?tax(es)?|1031 exchange|pay (no|less) tax)\b|\bdeducible\b|\bdesgrava/iu],
  ['lending advice', /\b(you(['’]ll| will| would| should| can)? (easily |surely |certainly |definitely )?(qualify|be approved|get approved|afford|get a (loan|mortgage))|(bank|lender)s? will (approve|lend|give)|(interest|mortgage) rates? (of|is|are|will|as low as|at|from)|\d+([.,]\d+)? ?% (rate|apr|interest|down|fixed|mortgage)|(monthly|mortgage) payments? (of|would|will|is|are|come)|lock in (a|your|the) rate|best (mortgage|lender|bank)|(low|no|zero|little) (money )?down( payment)?|down payment (of|is|as low as)|recommend (a|this|the) (lender|bank|loan|mortgage))\b|\bhipoteca (al|del) \d|\bprêt (à|au taux)\b/iu],
  ['price negotiation', /\b((seller|owner|landlord|they)s? ((will|would|may|might|could|can|is willing to|are willing to|is ready to|is prepared to|is open to)( probably| surely| certainly| also)? (take|accept|consider|go|come|lower|drop|negotiate|listen|less|offers)|(is|are) (very |quite )?(motivated|flexible|eager|desperate|open to))|room (to|for) negotiat\p{L}+|room on the price|negotiable|wiggle room|below (the )?asking|under asking|over asking|lower (the |your )?offer|knock (\p{L}+ )?off|offer (less|lower|them|him|her|\$?\d|under|below)|(make|submit|start with) an? (\p{L}+ )?offer (of|at|below|under)|lowball|(price|rent) (is|can be|could be|might be) (lowered|reduced|flexible|discussed|talked down)|(give|get|negotiate) (you )?(a |an? better |a lower )?(discount|better price|deal|lower price)|\d+ ?% (off|less|below|under))\b|\bprecio (es )?negociable\b|\bmargen de negociación\b|\bprix négociable\b|\baceptar[áí]a? menos\b/iu],
  ['commission terms', /\b(commissions? (is|are|of|rate|would|will|starts?|includes?)|our (fees?|commission|rates?) (is|are|would|will|starts?|comes?)|(we|i) (only )?charge|(\d+([.,]\d+)?) ?% (commission|fee)|(reduced?|lower|waive|discount|cut) (our |the )?(commission|fee)s?|(no|without|free of) (commission|fee|charge)s? (for|to) you|won['’]t cost you (a thing|anything)|free of charge)\b|\b(nuestra|la) comisión (es|de)\b|\bnotre commission\b|\bsans commission\b/iu],
  ['a promise of time', /\b((will|['’]ll|shall|going to) (call|ring|phone|answer|reply|write|be in touch|get back|contact|meet|visit|see)[^.;]{0,60}\b((with)?in (the |an? |\d+ |two |three |a few )(next )?(hour|hours|minutes|days?)|today|tonight|tomorrow|this (morning|afternoon|evening)|by (the )?(end of|noon|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday)|shortly|immediately|right away|first thing|straight away)|(hear|an answer|a call|a reply) (from us )?(with)?in (the |an? |\d+ |two |three |a few )(next )?(hour|hours|minutes|days?))\b|\ble (llamaremos|llamará|escribiremos|contestaremos)[^.;]{0,40}\b(hoy|mañana|en (una|\d+) horas?|enseguida)\b|\b(appellerons|appellera|répondrons)[^.;]{0,40}\b(aujourd['’]hui|demain|dans l['’]heure|sous \d+)\b/iu],
]; // biome-ignore format: one kind of promise per line

/** Proposing a call, in the words such proposals have. A booked one may be spoken of. */
const PROPOSES_CALL =
  /\b((short|quick|brief|phone|valuation) call\b|(shall|may|can|could|should) (we|i) (call|ring|phone)|(hop|jump|get) on a call|(would you|do you) (like|want|prefer) (to )?(a call|talk|speak)|(schedule|arrange|set up|book|suggest|propose|offer) (a|you a|another) (\p{L}+ )?call|talk (it through )?(on|by|over) the phone|call (us|me) (at|on|any|when))|\b(una|otra) llamada (corta|telefónica|breve)\b|\b(podemos|podríamos) (llamarle|hablar por teléfono)\b|\bun (court|bref) appel\b|\b(pouvons|pourrions)-nous vous appeler\b/iu;

/** No legal, tax or lending advice, no guarantee, no price negotiation, no commission terms, no call where one was refused. */
export function promiseGate(draft: Draft, { move, mayProposeCall }: Pick<GuardContext, 'move' | 'mayProposeCall'>): string[] {
  const prose = plainCharacters(proseOf(draft));
  const promised = sentencesOf(prose)
    .map(withoutDeclined)
    .flatMap((sentence) =>
      PROMISES.flatMap(([what, pattern]) => {
        const words = pattern.exec(sentence)?.[0];
        return words ? [`"${words}" is ${what}`] : [];
      }),
    );
  const isBarred = !mayProposeCall && move !== 'ask_for_call' && move !== 'confirm_call' && move !== 'hand_to_person';
  const proposed = isBarred ? PROPOSES_CALL.exec(prose)?.[0] : undefined;
  return proposed ? [...promised, `"${proposed}" proposes a call, and none may be proposed now`] : promised;
}
