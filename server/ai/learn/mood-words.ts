import type { Preference } from '../../contacts/wishes/note-preferences.ts';
import { wordwise } from '../../words/word-edges.ts';

/** Words that turn a home down, in English, Spanish, French, German and Portuguese. "Not sure about the garage" turns nothing down. */
const TURNED_DOWN = wordwise(
  /\b(too (small|big|large|expensive|pricey|old|dark|far|loud|noisy|modern|cramped|much|tiny|close|busy|dated|run[- ]down)|not (really |quite )?(for|to) (me|us|my|our)\b|not (really |quite )?(right|what (i|we)|my (style|taste)|our (style|taste)|interested|keen)|(do|did|does|would) ?n['’]?o?t (really )?(like|want|care for|love|work for|suit)|no longer interested|rule (it |that (one )?|them )?out|(cross|take|strike) (it|that|them|this one|that one) off|pass on|hate[ds]?|dislike[ds]?|a no (for|from) (us|me)|no thanks|(none|neither)( of (them|these|those))? (is|are|was|were|really|quite|will|would|work|fit|appeal|suit|do)\w*)\b|\b(demasiad[oa]s?|no (me|nos) (gust\w+|interesa|convence|sirve|encaja)|descart\w+|muy (pequeñ|car|lej|oscur|ruidos)\w*)\b|\btrop (petite?s?|grande?s?|chère?s?|cher|loin|bruyante?|vieux|vieille|sombre)\b|\bne (me|nous) (plaît|plait|convient|intéresse)\b|\bpas (pour nous|pour moi|notre (style|goût)|intéressés?)\b|\bzu (klein|groß|teuer|alt|dunkel|weit|laut)\b|\b(gefällt|passt|interessiert) (uns|mir|mich) (leider )?nicht\b|\bnichts für (uns|mich)\b|\b(pequen[oa]|car[oa]|longe|escur[oa]|barulhent[oa])s? demais\b|\bmuito (pequen|car|longe|escur|barulhent)\w*\b|\bnão (me|nos) (agrada|interessa|serve)\b|\bnão gost\w+\b/iu,
);
const LOVED = wordwise(
  /\b(love[ds]?|adore[ds]?|in love with|favou?rite|perfect|gorgeous|stunning|dream (home|house)|exactly what|just what (we|i)|top of (our|my) list|(would|we['’]d|i['’]d) (really )?(like|love) to (see|view|visit|tour|make an offer)|(want|hope) to (see|view|visit|tour)|can (we|i) (see|view|visit|tour))\b|\b(encant[aóo]\w*|enamor\w+|perfect[oa]|favorit[oa]|justo lo que|(quisiera|quisiéramos|queremos|me gustaría|nos gustaría) (ver|visitar))\b|\b(adorons|adore|coup de cœur|coup de coeur|parfaite?|préférée?|exactement ce que|(voudrais|voudrions|aimerais|aimerions) (voir|visiter))\b|\b(lieben|liebe|begeistert|perfekt|traumhaus|favorit|genau das|(würde|würden|möchte|möchten) [^.]{0,30}(besichtigen|ansehen))\b|\b(ador(o|amos|ei)|perfeit[oa]|favorit[oa]|apaixon\w+|(gostaria|gostaríamos|queremos) (de )?(ver|visitar))\b/iu,
);
const LIKED = wordwise(
  /\b(interesting|interested in|like[sd]?|nice|lovely|could work|might work|may work|a possibility|not bad|promising|tempting|worth (a look|seeing)|keep (it|that one|the|that) |maybe|looks? (good|great|nice|ok|okay))\b|\b(interesante|nos gusta|me gusta|bonit[oa]|podría (ser|servir)|no está mal|quizás?)\b|\b(intéressante?|plaît|plait|jolie?|pourrait (aller|convenir)|pas mal|peut-être)\b|\b(interessant|gefällt|schön|könnte (passen|gehen)|nicht schlecht|vielleicht)\b|\b(interessante|gostamos|gostei|bonit[oa]|poderia servir|nada mal|talvez)\b/iu,
);
const NOT = wordwise(/\b(not|n['’]t|no|never|nicht|kein\w*|não|ne|pas)\b/iu);

/** What a clause says of the home it speaks of, or null. Turning down weighs most: "a lovely house, but too small". Pure. */
export function moodOf(clause: string): Preference | null {
  if (TURNED_DOWN.test(clause)) return 'Discard';
  const denied = NOT.test(clause.replace(/not bad|no está mal|pas mal|nicht schlecht|nada mal|can['’]t wait|not only/giu, ''));
  if (LOVED.test(clause)) return denied ? null : 'Favorite';
  return LIKED.test(clause) && !denied ? 'Possibility' : null;
}
