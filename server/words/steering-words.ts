import { accentless } from './word-edges.ts';

/**
 * Words that steer or describe by a protected class (Fair Housing Act, 42 U.S.C. §3604(c); 24 CFR 100.75; HUD's
 * advertising memorandum of 9 January 1995): people, not property. "Single-family" and "family room" describe property.
 */
const TABLE: readonly (readonly [string, RegExp])[] = [
  [
    'familial status',
    /\b(perfect|ideal|great|good|suitable|right|lovely|made|best|wonderful|suited|nice|fit) (place |home |house |spot |area |choice |neighbou?rhood )?(for|to raise|with) (an? |your |the |our |any )?((\p{L}+|growing|young) )?(famil(y|ies)|couples?|singles?|kids?|children|retirees|seniors|empty[- ]nesters|bachelors?|students?|newlyweds|parents|toddlers?|grandparents)\b|\bfamily[- ](friendly|oriented|neighbou?rhood|area|community)\b|\b(kid|child)[- ](friendly|free|safe)\b|\b(no|without) (kids|children)\b|\badults?[- ](only|community)\b|\b(55 ?\+|over[- ]55|senior|retirement|mature) (community|living|couples?|people|residents|tenants?)\b|\bempty[- ]nesters?\b|\bbachelor pad\b|\b(raise|raising) (a |your )?(family|kids|children)\b|\b(lots?|plenty|full) of (\p{L}+ )?(families|kids|children|young people|couples)\b|\b(ideal|perfect[oa]|buen[oa]|estupend[oa]) para (\p{L}+ )?(\p{L}+ )?(familias?|parejas|niños|hijos|jubilados|solteros|estudiantes)\b|\b(idéale?|parfaite?|bien|bonne?) pour (\p{L}+ )?(\p{L}+ )?(familles?|couples|enfants|retraités|célibataires|étudiants)\b/iu,
  ],
  [
    'safety',
    /\b(safe|safer|safest|secure|low[- ]crime|crime[- ]free|dangerous|unsafe|rough|sketchy)\b.{0,30}\b(area|neighbou?rhood|street|community|part|side|town|place|block|location)s?\b|\b(area|neighbou?rhood|street|community|town|block|it|there)s?( there)? (is|are|feels?|remains?) (considered |known (as|to be) |a |an? |quite |very |really |pretty |perfectly |completely |quiet and )*(safe|secure|dangerous|rough|unsafe)\b|\b(no|little|low|less|hardly any|very little) crime\b|\bcrime (rates?|statistics|is|figures)\b|\bwalk (home )?(alone )?at night\b|\b(zona|barrio|calle)s? (muy )?(segur[oa]|tranquil[oa] y segur[oa]|peligros[oa])s?\b|\b(es|está) (muy )?segur[oa]\b|\bquartier (très )?(sûr|calme et sûr|dangereux)\b|\b(poca|sin) delincuencia\b/iu,
  ],
  ['schools as a proxy', /\bschools?\b|\bescuelas?\b|\bcolegios?\b|\bécoles?\b|\bkindergartens?\b|\bdaycares?\b/iu],
  [
    'race, colour or national origin',
    /\b(white|black|asian|hispanic|latino|latina|latinx|arab|african|african-american|jewish|indian|chinese|mexican|irish|italian|polish|european|caucasian|ethnic|immigrant|foreign|minority|integrated|segregated|multicultural|homogeneous) (area|neighbou?rhood|community|famil(y|ies)|people|residents|population|buyers|enclave|street|owners|tenants)\b|\b(mostly|mainly|predominantly|largely|many|few|no) (white|black|asians?|hispanics?|latinos?|jews|jewish|muslims?|christians?|immigrants|foreigners|arabs|africans?|indians?|mexicans?|minorities)\b|\b(very |culturally |ethnically )?diverse( area| neighbou?rhood| community| population|\b)|\b(english|spanish|native)[- ]speak(ing|ers)\b|\b(gentrif\p{L}+|up[- ]and[- ]coming|changing neighbou?rhood|ghetto|barrio latino)\b|\bimmigrants?\b/iu,
  ],
  [
    'religion',
    /\b(christian|catholic|protestant|muslim|jewish|hindu|mormon|buddhist|religious|god-fearing) (area|neighbou?rhood|community|home|famil(y|ies)|household|people|values|buyers?)\b|\b(church(es)?|synagogues?|mosques?|parish|kosher|halal|eruv|temple|cathedral)\b|\b(iglesias?|sinagogas?|mezquitas?)\b|\b(églises?|synagogues?|mosquées?)\b/iu,
  ],
  [
    'sex or disability',
    /\b(able[- ]bodied|handicapped|no wheelchairs?|(not )?(suitable|right|good|ideal|easy|fit) for (the )?(disabled|elderly|wheelchair users?|handicapped)|mentally ill|crippled|for (men|women|ladies|girls) only|(male|female|ladies|women|men)s? only|(single|divorced) (men|women|man|woman|mothers?|moms?)|gay[- ]friendly|no (section 8|vouchers|assistance animals))\b/iu,
  ],
  [
    'kind of people',
    /\b(kind|type|sort|class|calib(er|re)|quality) of (people|neighbou?rs?|residents?|person|tenants?|crowd|families)\b|\bpeople like (you|yourselves)\b|\byour (own )?kind\b|\b(young|busy|working|affluent|wealthy|educated|upscale) (professionals?|people|crowd|famil(y|ies)|residents|couples?|clientele)\b|\bprofessionals only\b|\b(exclusive|prestigious|upscale|upper[- ]class|working[- ]class|blue[- ]collar|affluent|wealthy|respectable|traditional|close-knit|tight-knit|friendly|welcoming|desirable|decent|sought-after) (community|neighbou?rhood|area|neighbou?rs|residents|people|address|street)\b|\b(nice|good|decent|desirable|quiet|friendly|lovely|respectable|wonderful|great) (people|neighbou?rs|element|crowd|residents)\b|\b(neighbou?rs|residents|people there|locals) are\b|\byou (will|would|['’]ll|['’]d) (fit (right )?in|feel at home among|belong)\b|\btipo de (gente|vecinos|personas)\b|\b(gente|vecinos) (decente|bien|amables?|tranquil[oa]s?|trabajador[ae]?s?)\b|\btype de (gens|personnes|voisins)\b|\b(bons|gentils) voisins\b/iu,
  ],
  [
    'familial status',
    /\b(popular|a favou?rite|a hit) (with|among) (\p{L}+ )?(famil(y|ies)|retirees|seniors|students|couples|professionals|singles)\b|\b(most|many|some|all|few) (people|residents|of them|neighbou?rs) (there |here )?(have|are) (kids|children|families|retired|young|old)\b|\b(owner|landlord|seller|building)s? (prefers?|would rather|wants?|does not want|would like) [^.;]{0,40}\b(couples?|famil(y|ies)|children|kids|students|singles?|tenants?|women|men|seniors|christians?)\b|\bideal(es)? für [^.;]{0,30}\b(familien?|paare?|kinder|singles|rentner|senioren|studenten)\b|\bkinderfreundlich\p{L}*|\bfamilienfreundlich\p{L}*|\bideal para (\p{L}+ )?(famílias|casais|crianças|aposentados|estudantes)\b|\bparfaite? pour une famille\b/iu,
  ],
  [
    'safety',
    /\b(bad|wrong|rough|good|better|right) (part|side|end) of (the )?(town|tracks|city|street)\b|\bother side of the tracks\b|\bstay (away|out|clear) (from|of) [^.;]{0,30}\b(at night|area|rough|neighbou?rhood|it is)\b|\bgegend[^.;]{0,20}\b(sicher|gefährlich|unsicher)\b|\b(sichere|gefährliche)[mnrs]? (gegend|lage|wohngegend|nachbarschaft|umgebung|viertel)\b|\b(bairro|rua|zona|região)[^.;]{0,15}\b(segur[oa]|perigos[oa])\b|\bkriminalität\b|\bcriminalité\b|\bcriminalidade?\b|\bdelincuencia\b/iu,
  ],
  [
    'schools as a proxy',
    /\b(grund|haupt)?schulen?\b|\bkinderg(arten|ärten)\b|\bkitas?\b|\bescolas?\b|\bcreches?\b|\bcrèches?\b|\blycées?\b|\bguarderías?\b/iu,
  ],
  [
    'race, colour or national origin',
    /\b(italian|irish|chinese|jewish|polish|mexican|latin|spanish|indian|korean|greek|russian|german|french) (quarter|part|corner|section|district)\b|\b(every(body|one)|people|they|most)( there| here)? speaks? (\p{L}+)\b|\bdemographics?\b|\b(keine|viele|wenige) ausländer\b|\bmigranten?\b|\b(muchos|pocos) (inmigrantes|extranjeros)\b|\b(beaucoup|peu) d['’](immigrés|étrangers)\b|\b(muitos|poucos) (imigrantes|estrangeiros)\b/iu,
  ],
  ['religion', /\bkirchen?\b|\bsynagogen?\b|\bmoscheen?\b|\bigrejas?\b|\bsinagogas?\b|\bmesquitas?\b/iu],
  [
    'sex or disability',
    /\b(somebody|someone|people|anyone|anybody) with (a |any )?(disabilit(y|ies)|handicap|wheelchair)\b|\bsection 8\b|\b(housing )?vouchers? (are|is) (not|un)|\b(behinderte|rollstuhlfahrer)\p{L}*\b|\bdiscapacitad[oa]s?\b|\bpersonnes handicapées\b|\bnur für frauen\b/iu,
  ],
  [
    'kind of people',
    /\bwho (lives|else lives|your neighbou?rs)\b[^.;]{0,30}\b(next door|there|around|are)\b|\b(vecinos|gente|personas) (son|es|muy)\b|\bvoisins (sont|très)\b|\bgens (bien|sympathiques|honnêtes|corrects)\b|\bnachbarn\b[^.;]{0,20}\b(sind|anständig\p{L}*|nett\p{L}*|ruhig\p{L}*)\b|\b(anständige|nette|gute|ordentliche) (leute|menschen|nachbarn)\b|\bvizinhos (são|muito)\b|\b(gente|pessoas) (boa|de bem)\b/iu,
  ],
];

/** Words that steer or describe by a protected class, each with what it speaks of. */
export const STEERING = TABLE.map(([what, pattern]) => [what, accentless(pattern)] as const);

/** A customer's question whose honest answer would steer: about safety, schools, faith, or who lives somewhere. */
const QUESTION =
  /\b(good|right|nice|ok|okay|great|suitable|suited|best|safe) (neighbou?rhood|area|part of town|place|street|community|town|fit)\s?(for|with|to raise) (\p{L}+ ){0,3}(famil(y|ies)|kids|children|people|couples?|us|me|someone|a)\b|\b(good|right|nice|great|suitable|suited|best) (for|with) (\p{L}+ ){0,2}(famil(y|ies)|kids|children|couples?|people like)\b|\b(safe|safer|safest|unsafe|dangerous|segur[oa]s?|peligros[oa]s?|dangereux|sécurité)\b(?! (to|if|distance|deposit|bet|payment|way))|(?<!\p{L})sûre?s?(?!\p{L})|\bcrime\b|\b(good|best|better|bad|rated|decent|top) (\p{L}+ )?(schools?|school district)\b|\b(how|what) (are|is|about|good are|is it like with) the (local )?schools?\b|\b(what|which) (kind|sort|type|class) of (people|neighbou?rs|famil(y|ies)|residents)\b|\bneighbou?rs\b|\b(nice|friendly|decent|quiet) (people|residents|locals)\b|\bwho (lives|are the neighbou?rs|are the people|mostly lives)\b|\b(mostly|many|any|lots of|mainly) (white|black|asian|hispanic|latino|jewish|muslim|christian|foreign|immigrant|other (families|kids|children))\b|\b(famil(y|ies)|people|couples) like (us|ours|me)\b|\b(full of|lots of|plenty of|a lot of|many|other|mostly|mainly|more|any) (young |old |older |elderly |nice )?(famil(y|ies)|kids|children|couples|singles|students|retirees|seniors|professionals|foreigners|neighbou?rs)\b|\b(church|synagogue|mosque|temple|parish)(es|s)?\b|\b(buenas|mejores) (escuelas|colegios)\b|\b(bonnes|meilleures) écoles\b|\bqué (tipo|clase) de (gente|vecinos)\b|\bquién vive\b|\bquel (type|genre) de (gens|voisins)\b|\bbuen[oa]? (barrio|zona) para\b|\bbon quartier pour\b/iu;
export const STEERING_QUESTION = accentless(QUESTION);
