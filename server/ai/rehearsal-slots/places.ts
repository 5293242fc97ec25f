import type { Sentence } from './sentence.ts';

const PLACE = String.raw`\p{Lu}[\p{L}'-]+(?:\s(?!Or\b|And\b)\p{Lu}[\p{L}'-]+){0,2}`;
const LIST = String.raw`${PLACE}(?:(?:,? (?:or|and|y|o|ou|et|und|oder|e|ou|maybe|or maybe)(?: (?:in|around|near|the|el|la|le))*|,|\/| \/| &) ?${PLACE})*`;
const ARTICLE = String.raw`(?:(?:the|el|la|los|le|les|der|die|das|dem|o|a|lovely|beautiful|downtown|greater|del)\s+)?`;
const PATTERNS = [
  String.raw`(?<!\p{L})(?:[Ii]n(?:to|side)?|[Nn]ear|[Aa]round|[Cc]lose to|[Oo]utside(?: of)?|[Ww]ithin|[Ee]n|[Cc]erca d[eo]l?|[Zz]ona (?:de )?|[Bb]arrio (?:de )?|[Dd]ans|[Aa]|[Pp]res d[eu]|[Ss]ur|[Qq]uartier|[Ii]m|[Nn]ahe|[Bb]ei|[Nn]ach|[Ee]m|[Nn][oa]|[Pp]erto d[eoa]|[Oo]ver (?:in|to)|[Dd]own (?:in|by)|[Uu]p in|[Bb]y|[Dd]el)\s+${ARTICLE}(${LIST})`,
  String.raw`(?:[Tt]hinking (?:of|about)|[Cc]onsider(?:ing)?|[Ll]ove|[Ll]ike|[Pp]refer(?:ably)?|[Dd]rove through|[Ll]ooking at|[Ii]nterested in|[Oo]pen to|[Aa]reas?:?(?: would be| are| is)?|[Mm]aybe|[Ii]deally|[Ee]ither|[Nn]eighbou?rhoods?:?|[Zz]onas?:?|[Pp]rimarily|[Mm]ostly|[Tt]o)\s+${ARTICLE}(${LIST})(?!\p{L}|\s+(?:Street|Avenue|Road|Lane|Drive|Court|Row|Close|Walk|Way|Hill Road|is|was|said|told|at))`,
  String.raw`(?<!\p{L})(${LIST})(?:\s+(?:area|neighbou?rhood|side|district|instead|if possible|preferred|preferably|would be|is (?:fine|best|ideal|our|my|where)|or (?:nearby|anywhere|close by)|and around|only|then|too|sounds|seems|looks|schools? district|please))`,
  String.raw`^(?:[Bb]ut |[Aa]nd )?[Ii]s (${PLACE}) (?:an? )?(?:safe|good|nice|quiet|expensive|right|ok|decent|better|worth)`,
  String.raw`,\s(${PLACE} (?:or|and|o|ou|y) ${PLACE})(?=[.?!,]|$)`,
  String.raw`(?:租|买|買|住|找|在)[^A-Za-z]{0,4}(${PLACE})`,
].map((source) => new RegExp(source, 'gu'));
const LOWER =
  /(?<!\p{L})(?:in|near|around|en|by) (?:the )?(?!the|a|an|my|our|town|any|may|june|july|april|march|two|three|six|general|person|mind|case|advance|about|total|cash|need|good|great|order|fact|real|your|this|that|it|we|i|us|one|summer|spring|fall|winter|june|august|september|un|una|el|la|venta|alquiler|renta)(\p{Ll}{4,}(?: (?:park|hill|hills|falls|town|village|heights|bay|point|beach|street))?)(?!\p{L})/u;
const LOWER_AREA =
  /(?<!\p{L})(?!the |that |this |your |an? |good |nice |safe |same |what |which |quiet |any )(\p{Ll}{4,}(?: \p{Ll}{4,})?) (?:area|neighbou?rhood|district|side of town)(?!\p{L})/u;
const NO_PLACE =
  /^(January|February|March|April|May|June|July|August|September|October|November|December|English|Spanish|French|German|Chinese|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Google|God|Best|Thanks|Thank you|Regards|I|We|My|It|Is|The|Hi|Hello|Hey|Hola|Bonjour|Yes|No|Ok|Okay|Zillow|Realtor|Redfin|Section|MLS|HOA|AM|PM|EST|EDT|ET|Dollar|Dollars|Euro|Great|Perfect|Sorry|Maybe|Ruth|Christian|Americans|Christmas|Easter|Thanksgiving|Cash|Zimmern?|Garten|Haus|Hauser|Wohnung|Pool|Ordnung|Frage|Ruhe|Kurze|Den|Euch|Ihnen|Ihrer|Sie|Sent|Please|Also|Not|And|Or|But|What|When|Where|How|Any|Do|Does|Can|Could|Would|Larkin & Vale|Larkin|Vale|Kontakt|Miete|Kauf|Monat)$/i;
/** Who somebody is says nothing of where; and it is never noted. */
const OF_PEOPLE =
  /^(\p{L}{2,}(ish|ese|ians?|icans?|erans?|ims?|olics?|ists?|spanics?|indus?|ormons?)|Jews?|French|Black|White|Asians?|Arabs?|Latin[oax]s?|Afro\p{L}*|Greek|Dutch|Swiss|Thai|Sikhs?|Deaf)$/iu;
const STREET =
  /\b(Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Close|Walk|Way|Row|Boulevard|Blvd|Circle|Terrace|Realty|Homes|Bank)$/;

export type PlacesFound = { names: string[]; start: number; length: number };

/** The places a mail names as wished: after "in", before "area", or in a list of their own. The richest pattern's hit wins. */
export function placesIn(sentences: readonly Sentence[], plain: string, text: string): PlacesFound | null {
  for (const pattern of PATTERNS) {
    for (const sentence of sentences) {
      for (const hit of sentence.text.matchAll(pattern)) {
        // "A Catholic" is no place; "à Mill Hill" is.
        const isArticle = /^a\s/i.test(hit[0]) && !/[àÀ]/.test(text[sentence.start + hit.index] ?? '');
        const negated = /\b(not|no longer|never|from|leaving|anything but)\s+(\w+\s+)?$/i.test(sentence.text.slice(0, hit.index));
        const after = sentence.text.slice(hit.index + hit[0].length);
        if (isArticle || negated || /^\s+(any ?more|no longer)/i.test(after)) continue;
        const names = namesIn(hit[1] ?? hit[2] ?? '');
        if (names.length > 0) return { names, start: sentence.start + hit.index, length: hit[0].length };
      }
    }
  }
  // Typed on a phone, without a capital anywhere.
  const isLower = (plain.match(/\p{Lu}/gu)?.length ?? 0) < plain.length / 60;
  const hit = LOWER_AREA.exec(plain) ?? (isLower ? LOWER.exec(plain) : null);
  const word = (hit?.[1] ?? '').replace(/^(condo|house|home|apartment|the|lookin|looking|nice|bedroom)\s+/, '');
  if (!hit || !word) return null;
  const name = word.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
  return { names: [name], start: hit.index, length: hit[0].length };
}

/** A whole answer that is nothing but a place: "harbor", to our question where. */
export function placeAlone(plain: string): PlacesFound | null {
  const hit =
    /^\s*((?!yes|no|ok|sure|maybe|dunno|none|cash|soon|now|later|both|either|thanks|please|buy|rent|sell|house|condo|buying|renting|selling|hello|hey|condominium|apartment|townhouse|fine|great|stop|idk|nothing|whatever|anything|anywhere)\p{L}{4,}(?: \p{L}{3,})?)\s*[.!]?\s*$/iu.exec(
      plain,
    );
  if (!hit?.[1] || hit[1].length > 24 || !/^\S+( (park|hill|hills|falls|town|village|heights|bay|point|beach|area))?$/i.test(hit[1]))
    return null;
  const name = hit[1].replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
  return { names: [name], start: hit[0].indexOf(hit[1]), length: hit[1].length };
}

function namesIn(list: string): string[] {
  return list
    .split(/,\s*(?:or|and)?\s*|\s*[/&]\s*|\s+(?:or maybe|or|and|y|o|ou|et|und|oder|e|maybe)\s+/u)
    .map((place) => place.replace(/^(?:(?:in|around|near|the|el|la|le)\s+)+/iu, '').trim())
    .filter(
      (place) => place.length > 2 && !NO_PLACE.test(place) && !OF_PEOPLE.test(place) && !STREET.test(place) && !/^\p{Lu}+$/u.test(place),
    );
}
