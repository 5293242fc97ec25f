import { type Draft, proseOf } from '../draft/draft.ts';
import type { GuardContext } from './guard-context.ts';
import { isDeclining, sentencesOf } from './sentences.ts';

/**
 * Words that steer or describe by a protected class (Fair Housing Act, 42 U.S.C. §3604(c); 24 CFR 100.75; HUD's
 * advertising memorandum of 9 January 1995): people, not property. "Single-family" and "family room" describe property.
 */
const STEERING: readonly (readonly [string, RegExp])[] = [
  [
    'familial status',
    /\b(perfect|ideal|great|good|suitable|right|lovely|made) (place |home |house |spot |area )?for (\p{L}+ )?(famil(y|ies)|couples?|singles?|kids|children|retirees|seniors|empty[- ]nesters|bachelors?)\b|\bfamily[- ](friendly|oriented)\b|\b(no|without) (kids|children)\b|\badults? only\b|\bempty[- ]nesters?\b|\bbachelor pad\b|\b(ideal|perfect[oa]|buen[oa]) para (\p{L}+ )?(familias?|parejas|niños|jubilados)\b|\b(idéale?|parfaite?|bien) pour (\p{L}+ )?(familles?|couples|enfants|retraités)\b/iu,
  ],
  [
    'safety',
    /\b(safe|safer|safest|secure|quiet and safe|low[- ]crime|crime[- ]free|dangerous|unsafe)\b.{0,30}\b(area|neighbou?rhood|street|community|part|side|town|place|block)s?\b|\b(area|neighbou?rhood|street|community|town)s? (is|are|feels?) (very |really |quite )?(safe|secure|dangerous|rough)\b|\bcrime (rates?|statistics|is low)\b|\b(zona|barrio|calle)s? (muy )?(segur[oa]|tranquil[oa] y segur[oa]|peligros[oa])s?\b|\b(es|está) (muy )?segur[oa]\b|\bquartier (très )?(sûr|calme et sûr|dangereux)\b/iu,
  ],
  [
    'schools as a proxy',
    /\b(good|great|excellent|top|best|strong|bad|poor|rated|sought-after) (public |local |nearby )?(schools?|school district)\b|\bschools? (are|is) (very |really )?(good|great|excellent|top|bad|poor)\b|\b(buenas|excelentes|mejores) escuelas\b|\b(bonnes|excellentes|meilleures) écoles\b/iu,
  ],
  [
    'race, colour or national origin',
    /\b(white|black|asian|hispanic|latino|latina|arab|african|jewish|indian|chinese|mexican|ethnic|immigrant|minority|integrated|segregated) (area|neighbou?rhood|community|famil(y|ies)|people|residents|population|buyers|enclave)\b|\bdiverse (area|neighbou?rhood|community)\b|\benglish[- ]speaking (area|neighbou?rhood|community)\b/iu,
  ],
  [
    'religion',
    /\b(christian|catholic|muslim|jewish|hindu|mormon|religious) (area|neighbou?rhood|community|home|famil(y|ies)|household)\b|\b(near|close to|steps from|walking distance (to|of)) (a |the |your |several )?(church(es)?|synagogues?|mosques?|temples?|parish)\b/iu,
  ],
  [
    'sex or disability',
    /\b(able[- ]bodied|handicapped|no wheelchairs?|not suitable for (the )?(disabled|elderly)|mentally ill|for (men|women) only|(male|female)s? only)\b/iu,
  ],
  [
    'kind of people',
    /\b(kind|type|sort|class) of (people|neighbou?rs?|residents|person)\b|\bpeople like you\b|\byour kind\b|\byoung professionals\b|\bprofessionals only\b|\bexclusive (community|neighbou?rhood)\b|\b(nice|good|decent|desirable) (people|neighbou?rs|element)\b|\btipo de (gente|vecinos|personas)\b|\bgente (decente|bien)\b|\btype de (gens|personnes|voisins)\b/iu,
  ],
];

/** A customer's question whose honest answer would steer: about safety, schools, or who lives somewhere. */
const STEERING_QUESTION =
  /\b(good|right|nice|ok|okay|great|suitable|suited|best) (neighbou?rhood|area|part of town|place|street|fit)?\s?(for|with) (\p{L}+ ){0,3}(famil(y|ies)|kids|children|people|couples?|us)\b.{0,60}|\b(safe|crime|dangerous|segur[oa]|sûr|sécurité|peligros[oa])\b|\b(good|best|better|bad|rated) (\p{L}+ )?schools?\b|\bhow (are|good are) the schools\b|\b(what|which) (kind|sort|type) of (people|neighbou?rs)\b|\bwho lives (there|here|around)\b|\b(mostly|many|any) (white|black|asian|hispanic|latino|jewish|muslim|christian|foreign)\b|\b(famil(y|ies)|people) like (us|ours|me)\b|\b(buenas|mejores) escuelas\b|\b(bonnes|meilleures) écoles\b|\bqué (tipo|clase) de (gente|vecinos)\b|\bquel (type|genre) de (gens|voisins)\b/iu;

/** The words of a neutral answer: that we do not describe people or safety, and where public facts stand. */
const NEUTRAL =
  /\bfair housing\b|\bpublic (sources?|records?|information)\b|\bfuentes públicas\b|\bsources publiques\b|\bvivienda justa\b/iu;

export function isSteeringQuestion(text: string): boolean {
  return sentencesOf(text).some(
    (sentence) => STEERING_QUESTION.test(sentence) && /[?¿]|\b(tell me|want to know|wonder|need|looking for)\b/iu.test(sentence),
  );
}

/** No statement or steering about protected classes, schools, safety or kinds of people; a steering question gets the neutral answer. */
export function fairHousingGate(draft: Draft, context: GuardContext): string[] {
  const prose = proseOf(draft);
  const steering = sentencesOf(prose)
    .filter((sentence) => !isDeclining(sentence) && !NEUTRAL.test(sentence))
    .flatMap((sentence) =>
      STEERING.flatMap(([what, pattern]) => {
        const words = pattern.exec(sentence)?.[0];
        return words ? [`"${words}" speaks of ${what}`] : [];
      }),
    );
  const isOwed = isSteeringQuestion(context.mailText) && context.move !== 'hand_to_person' && !NEUTRAL.test(prose);
  return isOwed ? [...steering, 'the customer asks what would steer and gets no neutral answer with public sources'] : steering;
}
