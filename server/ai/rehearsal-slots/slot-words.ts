// biome-ignore-all format: tables of words, one row per meaning
import type { SlotName, SlotValues } from '../../../shared/contact.ts';

type Choice<N extends SlotName> = readonly (readonly [SlotValues[N], RegExp])[];

/** Patterns are written without accents, like the words they read. */
export const FINANCING: Choice<'financing'> = [
  ['needs_mortgage', /\b((need|needs|apply|applying|looking|will need|would need|get|getting|require)( to)?( get| for)? (a |some )?(mortgage|loan|financing)|not (yet )?(been )?pre-?approved|(haven't|have not) (been |gotten |got )?pre-?approved|(no|without) pre-?approval|(need|want) to get pre-?approved|with a mortgage|sin preaprobacion|(necesit\w+|con|pedir) (una )?hipoteca|besoin d'un pret|(avec un|un|faire un) (pret|credit)|finanzier\w+|brauchen? (ein\w* )?(kredit|finanzierung)|preciso de financiamento)\b|贷款|貸款/iu],
  ['pre_approved', /\b((we're |we are |i'm |i am |already |been |got |am |are )*(pre-?approv(ed|al)|pre-?qualified|prequalification)( \p{L}+)?|(mortgage|loan|financing) (is |has been )?(approved|in place|secured|arranged|lined up)|(bank|lender) (has )?(approved|ok'?d)|(ya )?(tengo|tenemos)? ?(la |una )?hipoteca (pre)?(aprobad|concedid)a|preaprobad[oa]s?|pre-?approuvee?s?|accord de (principe|la banque)|finanzierung (steht|ist gesichert|zugesagt)|finanzierungszusage|credito aprovado|pre-?aprovad[oa])\b/iu],
  ['cash', /\b(cash buyers?|(pay(ing)?|buy(ing)?|offer(ing)?)( in| with| all)? cash|(in|all) cash|cash (offer|purchase|in hand|ready|available|deal|sale)|have (the )?cash|no (mortgage|financing|loan) (needed|required|necessary)|without (a mortgage|financing)|al contado|en efectivo|(au )?comptant|sans (pret|credit)|bar zahlen|barzahl\w+|eigenkapital|a vista|em dinheiro)\b|全款|现金|現金/iu],
];

export const CHANNELS: Choice<'preferredChannel'> = [
  ['whatsapp', /\bwhats ?app\b/iu],
  ['wechat', /\bwe ?chat\b|微信/iu],
  ['text', /\b((?<!n't |not )text me|by text|send (me )?a text|text(ing)? (is|works|only|would)|sms|mensaje de texto)\b/iu],
  ['email', /\b(e-?mail only|only (by |via )?e-?mail|((write|reply|answer|contact me|respond|communicate|keep (it|this)|reach me)( \w+)? )(by|via|to|on|in) (e-?mail|writing)|(by|via|to) e-?mail (please|only|for now|is|if|works)|(honestly |much |really |do )*(prefer|rather( keep it to| use| do)?)( by| to| via| in)? (e-?mail(s|ing)?|writing|write)|e-?mail (is|works) (best|better|fine|easiest|preferred)|(prefiero|solo|mejor)( por)?( el)? (correo|escrito|e-?mail)|(plutot|uniquement|prefer\w+|seulement)( par)?( l')? ?(e-?mail|mail|ecrit|courriel)|(lieber|nur|bevorzuge)( per)? ?e-?mail|(prefiro|apenas|so)( por)? e-?mail)\b/iu],
  ['phone', /\b((?<!not |n't |never )call me|(?<!not )by phone|phone me|give me a (call|ring)|(phone|call) (is|works) best|prefer (a )?(phone|call|to talk)|llamen?me|appelez-moi|rufen sie mich|ligue-me)\b/iu],
];

/** A kind of property as the search knows it, and how customers write it. */
export const TYPES: readonly (readonly [string, RegExp])[] = [
  ['townhouse', /\b(town ?houses?|town ?homes?|row ?houses?|casas? adosadas?|adosados?|maisons? de ville|reihenh(aus|auser))\b/iu],
  ['condominium', /\b(condos?|condominiums?|condominios?|coproprietes?|eigentumswohnung(en)?)\b/iu],
  ['apartment', /\b(apartments?|apts?|flats?|apartamentos?|pisos?|departamentos?|appartements?|studios?|lofts?|wohnung(en)?)\b|公寓/iu],
  ['duplex', /\b(duplex(es)?|two-famil(y|ies)|multi-?famil(y|ies)|triplex)\b/iu],
  ['land', /\b(building lots?|(empty |vacant )?lots? to build|plots?( of land)?|(vacant |raw )?land|acreage|parcelas?|terrenos?|terrains?|grundstuck|baugrundstuck)\b/iu],
  ['cottage', /\b(cottages?|cabins?)\b/iu],
  ['house', /\b(hose|(?!house hunt|house search)houses?|single[- ]family( homes?)?|bungalows?|ranch(es)?|casas?|maisons?|haus(es)?|hauser|moradias?|villas?)(?![- ]hunt)\b|房子|别墅/iu],
];
/** A home that is spoken of, or one's own, is no wish for one like it. */
export const NO_WISH_FOR_TYPE = /\b(the|that|this|your|my|our|his|her|their|open|his|no|not|without|other than|sell|selling|sold|sending me|la|el|los|esta|ese|esa|su|mi|nuestra|de la|ma|mon|notre|votre|cette|cet|la|le|pas de|mein|unser|das|die|kein|keine|o meu|a minha|two small|manage)( \p{L}+)? $/iu;

export const WISHES: readonly (readonly [string, RegExp])[] = [
  ['fenced yard', /\b(fenced([- ]in)? (back ?)?(yard|garden)|jardin (cerrado|vallado))\b/iu],
  ['garden', /\b(gardens?|(back ?|big |large )?yards?|backyards?|outdoor space|jardin(es)?|patio|garten|jardim|quintal)\b|花园|花園|院子/iu],
  ['pool', /\b((swimming )?pool|piscina|piscine|schwimmbad)\b|泳池/iu],
  ['garage', /\b(garages?|carport|garaje|cochera|garagem|stellplatz)\b|车库|車庫/iu],
  ['parking', /\b((off-street )?parking( spot| space| place)?|driveway|estacionamiento|aparcamiento|place de parking|stationnement|parkplatz|estacionamento)\b|停车|停車/iu],
  ['balcony', /\b(balcony|balconies|balcon|balkon|varanda|sacada)\b|阳台|陽台/iu],
  ['terrace', /\b(terraces?|roof ?top|terraza|terrasse|terraco)\b/iu],
  ['deck', /\b(deck|patio)\b/iu],
  ['porch', /\b(porch|veranda)\b/iu],
  ['fireplace', /\b(fire ?place|wood ?stove|chimenea|cheminee|kamin|lareira)\b/iu],
  ['water view', /\b((water|ocean|sea|bay|harbou?r|lake|river) ?views?|views? (of|over) the (water|sea|bay|harbou?r|ocean|lake|river)|vistas? al (mar|agua)|vue (sur )?(la )?mer|meerblick)\b/iu],
  ['waterfront', /\b(water ?front|on the (water|lake|river)|beach ?front|ocean ?front|frente al mar|bord de (mer|l'eau))\b/iu],
  ['water', /\b((near|close to|by) the (water|sea|beach|ocean|lake)|cerca del (mar|agua)|pres de (la mer|l'eau)|am wasser)\b/iu],
  ['office', /\b(home office|(an|extra|separate|with) (office|study)|a study|den|work (room|space)|room to work|despacho|bureau|arbeitszimmer|escritorio em casa)\b/iu],
  ['basement', /\b((finished |dry )?basement|cellar|sotano|cave|sous-sol|keller)\b/iu],
  ['elevator', /\b(elevator|lift|ascensor|ascenseur|aufzug|fahrstuhl|elevador)\b|电梯|電梯/iu],
  ['laundry', /\b((in-unit |own )?laundry|washer( and dryer|\/dryer)?|lavadora|buanderie|waschmaschine)\b/iu],
  ['air conditioning', /\b(air con\w*|central air|a\/c|aire acondicionado|climatisation|klimaanlage|ar condicionado)\b/iu],
  ['one floor', /\b((one|single)[- ](floor|story|storey|level)( living)?|(all )?on one (floor|level)|no stairs|una (sola )?planta|de plain-pied|ebenerdig)\b/iu],
  ['ground floor', /\b((ground|first)[- ]floor|planta baja|rez-de-chaussee|erdgeschoss)\b/iu],
  ['step-free entrance', /\b(step-free( entrance)?|without steps( at the entrance)?|no steps|sin escalones)\b/iu],
  ['furnished', /\b((?<!un)furnished|amueblad[oa]|meublee?|mobliert|mobilad[oa])\b/iu],
  ['pets', /\b(pets?( (must|should|need|are|ok|friendly|allowed))?|((a|an|my|our|two|three|small|big|large|old|one|little|2) ){1,4}(dogs?|cats?)|(dogs?|cats?) (allowed|friendly|ok|welcome)|mascotas?|perros?|gatos?|chiens?|chats?|hund(e)?|katzen?|cachorro)\b|宠物|狗|猫/iu],
  ['storage', /\b(storage|trastero|debarras)\b/iu],
  ['view', /\b(with (a )?(nice |good |great )?views?|buenas vistas|belle vue)\b/iu],
  ['quiet street', /\b(quiet (street|road|area|spot|location)|cul-de-sac|calle tranquila|rue calme|ruhige (lage|strasse))\b/iu],
  ['modern kitchen', /\b((modern|new|updated|big|large|eat-in|open) kitchen|cocina (nueva|moderna|grande)|cuisine (ouverte|equipee|moderne))\b/iu],
  ['hardwood floors', /\b(hardwood|wood(en)? floors?|parquet)\b/iu],
  ['big lot', /\b((big|large|half-acre|an acre|two acres|acre) (lot|plot|of land)|some land|acreage|\d+ acres)\b/iu],
];

export const REASON =
  /\b((because|since|as|due to|after)( of)?( we| i| my| our)? [^.!?\n]{6,70}|(we|i)( want| would like|'d like|'re moving| are moving| have| hope| plan|'re)* ?to be (nearer|closer)[^.!?,\n]{0,40}|(i'm |we're |being |getting |job )?(relocat(e|ed|ing|ion)( to \p{Lu}\p{L}+)?)|moving (away|abroad|closer|to be|to|out of state|into)[^.!?,\n]{0,40}|down-?siz(e|ing)|up-?siz(e|ing)|need(s)? more (space|room)|(want|need|buy) (something|a) (bigger|smaller|larger)( \p{L}+)?|too (big|small|large|much work) for (us|me)( now)?|outgrown[\p{L} ]{0,20}|inherited|new job|transferred|nos mudamos[^.!?,\n]{0,30}|por (trabajo|traslado)|me mudo[^.!?,\n]{0,30}|nous (demenageons|partons)[^.!?,\n]{0,30}|mutation|(wir|ich) zieh\w+[^.!?,\n]{0,30}|zu gross|mudamo-nos|vamos mudar[^.!?,\n]{0,30})/iu;
export const OWNERSHIP =
  /\b(own(s|ed)? (it|the house|the home|this|our house)( \p{L}+)? ?(outright|jointly|together|with my \p{L}+)?|(owned|bought) (it )?(outright|jointly|together|free and clear)|paid off|free and clear|no mortgage (on it|left)|still (have|owe|pay|owing) (about )?(a |on )?(the |\$?\d\S* )?(on )?(the |it|mortgage)?|(in|both) (my|our|both) names?|co-?own\w*( with my \p{L}+)?|inherited (it|the house)( with my \p{L}+)?|herite de la maison|somos (los )?(duenos|propietarios)|(a|esta a) (mi|nuestro) nombre|heredamos|nous sommes proprietaires|wir haben geerbt)\b/iu;
export const CONDITION =
  /\b(en (tres |muy )?(bon|excellent|parfait|buen|excelente|perfecto|mal|mauvais) (etat|estado)|a (renover|rafraichir)( entierement| completement)?|(entierement |recemment )?renovee?s?( en \d{4})?|para reformar|(recien |totalmente )(pintad|reformad|renovad)[oa]s?|necesita (una )?(reforma|obras|arreglos)|(in )?(very |really |pretty |overall |mostly )?(good|excellent|great|fair|perfect|poor|rough|decent|mint|immaculate|original|move-in) (condition|shape)|needs? (some |a lot of |a bit of |a little |major |minor |cosmetic )*(work|tlc|updating|repairs?|renovation|love|paint)|fixer[- ]upper|as[- ]is|move-in ready|well[- ](kept|maintained)|(fully |completely |newly |recently |freshly |totally )(renovated|remodel+ed|updated|painted|restored|redone)|((new|newer|old|updated|original) (roof|kitchen|windows|furnace|boiler|bath(room)?s?|heating|siding|hvac)|(the )?(kitchen|bath(room)?s?|roof|windows|furnace|boiler|heating|siding|hvac|floors?|electrics?|plumbing) (has been |have been |was |were |is |are )?(\p{L}+ )?(renovated|redone|done|replaced|new|old|updated|remodel+ed|original|from)( (in|from|about|around|last))?( \d{4}| year| \d+ years ago)?)( but (the )?roof was done in \d{4})?|(la |el |los |las )?(cocina|tejado|techo|banos?|caldera|calefaccion|ventanas) (es|esta|son|estan|fue|fueron) (\p{L}+ )?(nuev|reformad|renovad|viej|antigu)[oa]s?|(la |le |les )?(cuisine|toiture|toit|chaudiere|salles? de bains?|fenetres) (est|sont|a ete|ont ete) (\p{L}+ )?(neu(f|ve)s?|refaite?s?|renovee?s?|ancien(ne)?s?)|(die |das |der )?(kuche|dach|bad|heizung|fenster) (ist|sind|wurde|wurden) (\p{L}+ )?(neu|erneuert|renoviert|alt)|(sehr )?gut(em|er)? zustand|renovierungsbedurftig|saniert|renoviert|em (bom|otimo|mau) estado|(recem|totalmente) (pintad|remodelad|reformad)[oa]|precisa de obras)(?!\p{L})/iu;
export const AVAILABILITY =
  /\b((any |most |every )?(weekday|weekend|morning|afternoon|evening|(mon|tues|wednes|thurs|fri|satur|sun)day|lunch ?time|lunes|martes|miercoles|jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi)s?( (mornings?|afternoons?|evenings?|por la (manana|tarde)|matin|apres-midi))?( (after|before|between|around|at|from|despues de las|apres) \d{1,2}([:h]\d{0,2})?( ?[ap]m)?( (and|to|until) \d{1,2}( ?[ap]m)?)?)?|(after|before|between) \d{1,2}( ?[ap]m)?( and \d{1,2}( ?[ap]m)?)?)(?!\p{L})/iu;
export const HAS_AGENT =
  /\b((i|we)('ve| have| already have| already| currently)* (have|got|signed with|work with|am working with|are working with|working with) (already )?(an?|our|my) (own )?(buyer'?s )?(agent|realtor|broker)|(my|our) (own )?(buyer'?s )?(agent|realtor)( \p{Lu}\p{L}+)?( (at|with|from) \p{Lu}\p{L}+( \p{Lu}\p{L}+)?)?|(represented|working) (by|with) (an?|another|\p{Lu}\p{L}+ (from|at|of)) (other )?(agent|realtor|\p{Lu}\p{L}+)|ya (tengo|tenemos|trabajo con) (un |una )?agente|(mi|nuestro) agente|(j'ai|nous avons) deja un agent|(mon|notre) agent|(habe|haben) (schon |bereits )?einen makler|(mein|unser) makler|(ja )?ten(ho|mos) (um )?(corretor|agente))\b/iu;
export const NO_AGENT =
  /\b(no (agent|realtor)( yet)?|(do(n't| not)|haven't|have not) (yet )?(have|got|hired) an? (agent|realtor)|without an agent|not (working with|represented by) (an?|any)\b( other)?( (agent|realtor))?|sin agente|no (tengo|tenemos) agente|(pas|sans) (d'|encore d')?agent|keinen makler)\b/iu;
export const SELL_FIRST =
  /\b((need|needs|have|has|must|want|would like|'d like|going) to sell (our|my) (\S+ ){1,7}first|(need|have|must|got) to sell( (our|my|the) (current |own |old |present )?(\w+))?( (first|before))?|(contingent|depends|depending) (on|upon) (the sale of|selling) (our|my)|(once|after|when|until|as soon as) (our|my|we('ve| have)?|i('ve| have)?) ?(sold|sell|house sells|home sells|place sells|condo sells|flat sells)( (our|my) \w+)?|sell (my|our) (current |own |old )?(house|home|condo|place|apartment|flat) first|primero (tenemos que |tengo que )?vender|(tenemos|tengo) que vender( primero)?|vendre d'abord|(devons|dois) (d'abord )?vendre|(mussen|muss) (erst|zuerst|vorher)[\p{L} ]* verkaufen|primeiro vender|vender primeiro)\b/iu;

const SUFFIX = String.raw`(?:streets?|str|st|roads?|rd|avenues?|ave?|lane|ln|drive|drv|dr|court|ct|close|row|walk|way|hill|place|pl|terrace|ter|boulevard|blvd|circle|cir|square|sq|parkway|pkwy|trail|trl|crescent|cres|mews|quay|wharf|alley|highway|hwy|green|gardens|heights|point|landing|loop|path|ridge|run|pike|turnpike|cove|bend|grove|park)`;
const UNIT = String.raw`(?:,? (?:unit|apt\.?|apartment|#|no\.?|suite|floor) ?\w{1,4}\b|,? #\w{1,4})?`;
/** A house number and a street, in the ways of several countries. */
export const ADDRESSES: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\d:.,$€£])\b\d{1,6}[A-Za-z]? (?:[NSEW]\.? )?(?:[\p{L}'-]+ ){1,3}${SUFFIX}(?![\p{L}])\.?${UNIT}`.replace('(?:[\\p{L}', '(?:(?!in |bed|br |bath|and |months?|years?|weeks?|on |at |the )[\\p{L}'), 'iu'),
  /\b(?:calle|avenida|avda?\.?|paseo|plaza|rua|avenida) (?:[\p{L}'-]+ ){1,4}?(?:no?\.? ?)?\d{1,5}/iu,
  /\b\d{1,5}(?: bis)?,? (?:rue|avenue|boulevard|place|chemin|impasse|allee|quai|route) (?:[\p{L}'-]+ ?){1,4}/iu,
  /\p{Lu}[\p{L}-]*(?:strasse|straße|weg|allee|platz|gasse|ring) \d{1,4}/u,
  /\p{Lu}[\p{L}'-]+ (?:Street|Road|Avenue|Lane|Drive|Court|Place|Row|Way) \d{1,5}(?!\p{L})/u,
  /(?<![\d:.,$€£])\b\d{1,6}[A-Za-z]? (?!AM\b|PM\b|\p{L}*[Zz]immer|Uhr|Dollar|Euro|Quadratmeter)(?:\p{Lu}[\p{L}'-]+ ){0,3}\p{Lu}[\p{L}'-]+(?:,\s\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?)?/u,
];
