import { accentless } from '../../words/word-edges.ts';

const SIDES = {
  north: 'norte|nord|norden',
  south: 'sur|sud|süd|süden|sul',
  east: 'este|est|osten|leste',
  west: 'oeste|ouest|west|westen',
} as const;

/**
 * Features people buy for, in three languages: a claim of one, or of its absence, must stand in the listing or be the
 * customer's own wish.
 */
const TABLE: readonly (readonly [string, RegExp])[] = [
  ['pool', /\b(swimming )?pools?\b|\bpiscinas?\b|\bpiscines?\b/iu],
  ['hot tub', /\b(hot tubs?|jacuzzis?|saunas?|steam (room|bath)s?|spa baths?)\b/iu],
  ['waterfront', /\b(waterfront|beachfront|oceanfront|on the water|private (beach|dock|pier|jetty)|boat (dock|slip|mooring))\b|\bfrente al mar\b|\bbord de (mer|l['’]eau)\b/iu],
  ['water view', /\b((water|sea|ocean|harbou?r|bay|river|lake)[- ]views?|views? (of|over|to|out over) the (water|sea|ocean|harbou?r|bay|river|lake)|(looks?|straight) out over the water)\b|\bvistas? al (mar|río|puerto)\b|\bvue (sur|mer)\b/iu],
  ['view', /\b((mountain|hill|city|skyline|garden|park|panoramic|sweeping|stunning|breathtaking|great|wonderful|beautiful|fine|lovely)s? views?|views? of the (hills?|city|park|mountains?|valley|skyline))\b|\bvistas? (panorámicas?|a la ciudad|a las montañas)\b|\bvue panoramique\b/iu],
  ['garage', /\b(garages?|carports?)\b|\bgarajes?\b|\bcochera\b/iu],
  ['parking', /\bparking\b|\bestacionamiento\b|\baparcamiento\b|\bstationnement\b|\bdriveway\b/iu],
  ['charger', /\b(ev|car|electric vehicle) charg(er|ing)( station| point)?s?\b/iu],
  ['fireplace', /\b(fireplaces?|wood stoves?|wood[- ]burning stoves?)\b|\bchimeneas?\b|\bcheminées?\b/iu],
  ['balcony', /\bbalcon(y|ies)\b|\bbalc[óo]n(es)?\b|\bbalcons?\b/iu],
  ['deck', /\b(decks?|patios?|(roof(top)? )?terraces?)\b|\bterrazas?\b|\bterrasses?\b/iu],
  ['garden', /\bgardens?\b|\b(back|front|side|fenced)?[ -]?yards?\b|\bbackyard\b|\bjard[íi]n(es)?\b|\bjardins?\b/iu],
  ['fence', /\b(fully )?fenced( in)?\b|\bgated\b/iu],
  ['basement', /\b(basements?|(?<!salt )cellars?|wine cellars?|crawl ?space)\b|\bs[óo]tanos?\b|\bsous-sol\b|\bcave\b/iu],
  ['attic', /\battics?\b|(?<!\p{L})áticos?\b|\bgreniers?\b/iu],
  ['elevator', /\b(elevators?|lift access)\b|\bascensor(es)?\b|\bascenseurs?\b/iu],
  ['air conditioning', /\bair[- ]condition(ing|ed|er)\b|\bcentral air\b|\bheat pumps?\b|\baire acondicionado\b|\bclimatisation\b/iu],
  ['heating', /\b((floor|underfloor|central|gas|radiant|oil) heat(ing)?|heated floors?)\b|\bcalefacción\b|\bchauffage\b/iu],
  ['hardwood', /\b(hardwood|wood(en)?|oak|parquet|marble|tiled?) floors?\b|\bhardwood\b|\bparquet\b|\bpisos? de (madera|mármol)\b/iu],
  ['kitchen', /\b(new|modern|open|eat[- ]in|chef['’]?s|gourmet|renovated|updated|remodel+ed|brand[- ]new|granite|marble|quartz|designer|fitted|spacious|big|large|bright|sunny) kitchens?\b|\bkitchen island\b|\b(granite|marble|quartz) (counter ?tops?|counters?|worktops?)\b|\bcocina (nueva|moderna|abierta|reformada|equipada)\b|\bcuisine (neuve|moderne|ouverte|équipée|américaine)\b/iu],
  ['stainless', /\bstainless([- ]steel)?\b/iu],
  ['dishwasher', /\bdishwashers?\b|\blavavajillas\b|\blave-vaisselle\b/iu],
  ['appliances', /\b(new|all|modern|high[- ]end|smart) appliances\b|\belectrodomésticos\b/iu],
  ['laundry', /\b(laundry|washers?( and | ?\/ ?&? ?)dryers?|washing machine|washer|dryer)\b|\blavander[íi]a\b|\blavadora\b|\bbuanderie\b|\blave-linge\b/iu],
  ['walk-in closet', /\b(walk[- ]in (closets?|wardrobes?)|dressing rooms?)\b|\bvestidor(es)?\b/iu],
  ['en suite', /\b(en[- ]suites?|ensuite (bath|shower)\p{L}*|master (bath|suite)|primary (bath|suite)|main suite)\b/iu],
  ['half bath', /\b(half[- ]baths?|powder rooms?|guest (toilet|bath)s?)\b|\baseo\b/iu],
  ['dining room', /\bdining rooms?\b|\bcomedor\b|\bsalle à manger\b/iu],
  ['family room', /\b(family|great|play|media|rec|bonus|sun|mud) ?rooms?\b|\bsunrooms?\b|\bmudrooms?\b/iu],
  ['office', /\b(home[- ]office|study|library|(?<=\b(?:a|the|with|and|cozy|small) )den)\b|\bdespacho\b/iu],
  ['guest house', /\b(guest ?house|guest (room|suite|cottage|apartment)|in-law (suite|apartment|unit)|granny flat|annex)\b|\bcasa de huéspedes\b/iu],
  ['storage', /\bstorage( room| unit)?\b|\btrasteros?\b|\bdébarras\b/iu],
  ['gym', /\b(gym|fitness (room|cent(er|re))|concierge|doorman|clubhouse|tennis courts?|playground|golf course)\b|\bgimnasio\b|\bportero\b/iu],
  ['high ceilings', /\b((high|vaulted|cathedral|tall|beamed) ceilings?|exposed (brick|beams?)|skylights?|bay windows?)\b|\btechos altos\b|\bhauts? plafonds?\b/iu],
  ['open plan', /\bopen[- ](plan|concept|floor ?plan)\b/iu],
  ['light', /\b(sunny|sun-filled|sun-drenched|south[- ]facing|light-filled|bright rooms?|lots of light|plenty of light|natural light)\b|\b(luminos[oa]s?|solead[oa]s?)\b|\b(lumineux|lumineuses?|ensoleillé(?:es?|s)?)(?!\p{L})/iu],
  ['quiet', /\b(quiet|peaceful|tranquil|secluded)( \p{L}+)? (street|road|lane|location|corner|setting|block|cul-de-sac|area|neighbou?rhood|part)\b|\bcul-de-sac\b|\bcorner lot\b|\bcalle tranquila\b|\brue calme\b|\bquartier calme\b|\bzona tranquila\b/iu],
  ['renovated', /\b((newly|recently|fully|completely|tastefully|freshly) )?(renovated|remodel+ed|refurbished|restored|repainted|updated)\b|\b(renovad|reformad)[oa]s?\b|\brénové(?:es?|s)?(?!\p{L})/iu],
  ['new build', /\b(brand[- ]new|newly[- ]built|new(ly)?[- ]construct(ion|ed)|new build|just (been )?built|never lived in)\b|\bobra nueva\b|\ba estrenar\b|\bconstruction neuve\b/iu],
  ['old build', /\b(historic|century[- ]old|antique|victorian|georgian|colonial|craftsman|art deco|mid-century|turn[- ]of[- ]the[- ](last[- ])?century|landmark|edwardian|tudor|art nouveau|gilded age|inter-?war|vintage|\p{L}+[- ]era)\b|\b(pre|post)-?war\b|\b(before|between|during|after|since) the (civil |first |second |great )?(wars?|world wars?|depression)\b|\b(\d{1,2}(st|nd|rd|th)|nineteenth|twentieth|eighteenth|last|previous|early|late)[- ]century\b|\b(decades|centuries|generations) (old|ago)\b|\bpreguerra\b|\bd['’]avant-guerre\b|\bhaussmannien(ne)?\b|\baltbau\p{L}*|\b(vorkriegs|gründerzeit|jahrhundertwende)\p{L}*|\bpré-guerra\b|\bhistóric[oa]s?\b/iu],
  ['new roof', /\b(new|recent|replaced) (roof|windows?|boiler|furnace|plumbing|wiring|siding)\b|\btecho nuevo\b|\btoit neuf\b/iu],
  ['condition', /\b(move-in[- ]ready|turn[- ]?key|(excellent|perfect|pristine|mint|immaculate|good|great|very good) condition|well[- ](kept|maintained)|needs (some |a little )?work|fixer[- ]upper)\b|\ben (excelente|perfecto|buen) estado\b|\ben (excellent|parfait|bon) état\b/iu],
  ['solar', /\bsolar\b|\bsolaires?\b|\benergy[- ]efficient\b/iu],
  ['smart home', /\bsmart[- ]home\b|\bfib(er|re)[- ](optic|internet)\b|\bhigh-speed internet\b/iu],
  ['security', /\b(alarm system|security (system|cameras?|guard|gate)|gated community)\b/iu],
  ['accessible', /\b(wheelchair[- ]?(accessible|ramp)|step[- ]free|single[- ](level|story|storey) living|no stairs)\b/iu],
  ['furnished', /(?<!un)\bfurnished\b|\bamuebladas?\b|\bamueblados?\b|\bmeublé(?:es?|s)?(?!\p{L})/iu],
  ['pets', /\bpets?\b|\b(dog|cat)s?\b(?=[^.]{0,20}\b(welcome|allowed|ok|friendly|permitted)\b)|\b(dog|cat)[- ]friendly\b|\bmascotas?\b|\banimaux\b|\banimal\b/iu],
  ['utilities', /\b(utilities|heat(ing)?|hot water|water|electricity|internet|wi-?fi) (is |are |all )?included\b|\bincludes? (all )?(utilities|heat|hot water|electricity|internet)\b|\bgastos incluidos\b|\bcharges comprises\b/iu],
  ['deposit', /\b((security )?deposit|first month (is )?free|free month|application fee|move-in fee)\b|\bfianza\b/iu],
  ['fee', /\bfees?\b|\b(hoa|condo fees?|association fees?|maintenance fees?|monthly fees?|strata fees?)\b|\bgastos de comunidad\b|\bcharges de copropriété\b/iu],
  ['taxes', /\btax(es| bills?| rates?| burden)\b[^.;!?]{0,60}\b(low|lower|lowest|high|higher|modest|moderate|reasonable|affordable|minimal|manageable|run(s)? (to|at|about)|amounts? to|comes? to|totals?)\b|\b(property|low|annual|yearly) tax(es)?\b|\btaxes are\b|\bimpuestos?\b|\btaxe foncière\b/iu],
  ['open house', /\bopen house\b/iu],
  ['price cut', /\b((was|has been|got|been|just) (\p{L}+ )?(reduced|lowered|cut|slashed|marked down|discounted)|price (was|has been|is|got|just) (\p{L}+ )?(cut|dropped)|price (cut|drop|reduction)|(reduced|lowered|dropped) (in|from) (the )?price|recently reduced|came down in price)\b|\b(precio )?rebajad[oa]\b|\bprix (a )?baissé/iu],
  ['just listed', /\b(just (been )?listed|just (came|come) (on|onto|to) the market|new (on|to) the market|freshly listed|brand[- ]new listing)\b|\brecién (salid|publicad)[oa]\b/iu],
  ['land', /\b(large|big|huge|generous|double) (lot|plot|parcel|grounds)\b/iu],
  ['porch', /\b(porch(es)?|verandas?)\b|\bporches?\b|\bvéranda\b/iu],
  ['outbuilding', /\b(greenhouses?|barns?|stables?|boat ?houses?|sheds?|workshops?|tree ?houses?|gazebos?|pergolas?|chicken coops?)\b|\binvernaderos?\b|\bgranges?\b/iu],
  ['theater', /\b(home|movie|screening) (theaters?|theatres?|cinemas?|room)\b/iu],
  ['well', /\b(septic|well water|artesian|city (water|sewer)|a well)\b/iu],
  ['vacancy', /\b(vacant|unoccupied|(stands|sits|is) empty|tenant[- ]occupied|owner[- ]occupied|move in(to)?\b[^.;]{0,40}\b(now|today|at once|immediately|right away|tomorrow|next week))\b/iu],
  ['flood', /\bflood(s|ed|ing|plain)?\b|\binund\p{L}+\b|\binondable\b|\bhochwasser\b/iu],
  ['warranty', /\b(home warranty|warrant(y|ies))\b/iu],
  ['energy', /\b(energy (rating|class|star)|epc|leed|well[- ]insulated|double[- ]glaz(ed|ing)|triple[- ]glaz(ed|ing))\b|\bclase energética\b|\bclasse énergétique\b|\benergieklasse\b/iu],
  ['outbuilding', /\b(greenhouses?|barns?|stables?|boat ?houses?|sheds?|workshops?|tree ?houses?|gazebos?|pergolas?)\b|\binvernaderos?\b/iu],
  ['theater', /\b(home|movie|screening) (theaters?|theatres?|cinemas?|room)\b/iu],
  ['vacancy', /\b(vacant|unoccupied|(stands|sits|is) empty|tenant[- ]occupied|owner[- ]occupied|move in(to)?\b[^.;]{0,40}\b(now|today|at once|immediately|right away|tomorrow|next week))\b/iu],
  ['flood', /\bflood(s|ed|ing|plain)?\b|\binondable\b|\bhochwasser\b/iu],
  ['warranty', /\bwarrant(y|ies)\b/iu],
  ['energy', /\b(energy (rating|class|star)|well[- ]insulated|(double|triple)[- ]glaz(ed|ing))\b|\bclase energética\b|\bclasse énergétique\b/iu],
  ['rental rules', /\b(short[- ]term (rentals?|lets?|letting|leases?|renters)|vacation rentals?|holiday lets?|airbnb|vrbo|sub-?let(s|ting)?|sub-?leas(e|es|ing)|rental (restrictions?|rules?|caps?|polic(y|ies))|(no|any|few|without|free of) (\p{L}+ )?restrictions?|rent (it|this home|the (home|house|condo|place)) out)\b|\balquiler(es)? (vacacional|turístico|temporal|de corta)\p{L}*|\blocations? (saisonnière|touristique|de courte durée|de vacances)\p{L}*|\b(ferien|kurzzeit|unter)vermiet\p{L}*|\balugue(l|éis) (por|de) temporada\b/iu],
  ['redone', /\b(re-?wired|re-?plumbed|re-?roofed|re-?insulated|re-?sided|re-?glazed|resurfaced|re-?tiled|re-?done|gut[- ]renovated)\b|\b(electrics|electrical( system)?|wiring|plumbing|roof|furnace|boiler|windows|siding|hvac|heating)\b[^.;!?]{0,20}\b(was|were|has been|have been|is|are) (\p{L}+ )?(replaced|upgraded|renewed|new|modern|overhauled)\b/iu],
  ...(['north', 'south', 'east', 'west'] as const).map((side) => [`faces ${side}`, facing(side)] as const),
  ['studio', /\bstudio (apartment|flat|unit)\b|\bis a studio\b|\bes un estudio\b|\best un studio\b/iu],
]; // biome-ignore format: one feature per line, longer than a line of code

function facing(side: keyof typeof SIDES): RegExp {
  const far = `(?:${SIDES[side]})`;
  return new RegExp(
    [
      String.raw`\b(?:fac(?:es|ing)|looks?|opens?|oriented)(?: out)?(?: to| towards?)?(?: the)?(?: due)? ${side}(?:east|west)?(?:ern|erly|wards?)?\b`,
      String.raw`\b${side}(?:east|west)?(?:ern|erly)?[- ](?:facing|exposure|aspect|oriented)`,
      String.raw`\b(?:orientación|orientad[oa]|exposée?|orientée?|plein|face|orientação)(?: plein| ao?| para o)? ${far}(?!\p{L})`,
      String.raw`\b(?:orientad[oa]|da|mira|voltad[oa]|nach|gen)(?: hacia el| hacia| al| para o)? (?!este \p{L})${far}(?!\p{L})`,
      String.raw`\b${far}(?:lage|balkon|seite|terrasse|ausrichtung)`,
    ].join('|'),
    'iu',
  );
}

/** The commonest of them in German and Portuguese. */
const MORE: Record<string, RegExp> = {
  pool: /\b(swimming)?pools?\b|\bschwimmb(ad|äder|ecken)\b/iu,
  garage: /\b(tief|doppel|einzel)?garagen?\b|\bgarage[mn]s?\b/iu,
  parking: /\b(stell|park)pl(atz|ätze)n?\b|\bestacionamento\b/iu,
  fireplace: /\bkamin(e|s|ofen)?\b|\blareiras?\b/iu,
  balcony: /\bbalkone?n?\b|\bvarandas?\b|\bsacadas?\b/iu,
  deck: /\b(dach)?terrassen?\b|\bterraços?\b/iu,
  garden: /\bg(arten|ärten)\b|\bjardi(m|ns)\b|\bquintal\b/iu,
  basement: /\bkeller(s|n)?\b|\bunterkellert\p{L}*\b|\bporão\b|\bporões\b/iu,
  attic: /\bdachb(oden|öden)\b|\bsótãos?\b/iu,
  elevator: /\b(aufz(ug|üge)|fahrst(uhl|ühle)|lift)\b|\belevador(es)?\b/iu,
  'air conditioning': /\bklima(anlagen?|tisiert\p{L}*)\b|\bar[- ]condicionado\b/iu,
  heating: /\b(fußboden|zentral|gas|öl)heizung(en)?\b|\baquecimento\b/iu,
  hardwood: /\bparkett\p{L}*\b|\bholzb(oden|öden)\b|\bdielen\p{L}*\b/iu,
  kitchen: /\b(einbau|neue |moderne |offene )küchen?\b|\bcozinha (nova|moderna|aberta|equipada)\b/iu,
  dishwasher: /\bgeschirrspüle?r\b|\bspülmaschinen?\b|\blava-louças?\b/iu,
  laundry: /\bwasch(küche|maschinen?)\b|\blavanderia\b/iu,
  view: /\b(berg|stadt|panorama)blick\b|\bvista (panorâmica|para a cidade)\b/iu,
  'water view': /\b(meer|see|hafen|wasser)blick\b|\bblick (auf|aufs) (das )?(meer|wasser|hafen)\b|\bvista para o mar\b/iu,
  waterfront: /\bam (wasser|meer|ufer)\b|\bbeira-mar\b/iu,
  renovated: /\b(renoviert|saniert|modernisiert)\p{L}*\b|\b(reformad|renovad)[oa]s?\b/iu,
  'new build': /\bneubau(ten|s)?\b|\bneu gebaut\b|\brecém[- ]construíd[oa]\b/iu,
  furnished: /\bmöbliert\p{L}*\b|\bmobiliad[oa]s?\b/iu,
  pets: /\bhaustiere?n?\b|\b(hunde?n?|katzen?)\b|\b(chiens?|chats?)\b|\b(perros?|gatos?|cachorros?)\b|\banimais( de estimação)?\b/iu,
  fee: /\bhausgeld\p{L}*\b|\bnebenkosten\b|\bcondomínio (é|de|custa)\b/iu,
  taxes: /\bgrundsteuern?\b|\biptu\b/iu,
  light: /\b(sonnig|lichtdurchflutet)\p{L}*\b|\bensolarad[oa]s?\b/iu,
  quiet: /\bruhige[rn]? (lage|straße|gegend)\b|\brua tranquila\b/iu,
  'price cut': /\bpreis (wurde|ist) (gesenkt|gefallen|gesunken)\b|\bpreço (baixou|foi reduzido)\b|\bprecio\b[^.]{0,40}\bha bajado\b/iu,
}; // biome-ignore format: one feature per line

/** What a home may be said to have, by name: a claim of it, or of its absence, is matched with the listing's own words. */
export const FEATURES: readonly (readonly [string, RegExp])[] = TABLE.map(([name, pattern]) => {
  const more = MORE[name];
  return [name, accentless(more ? new RegExp(`${pattern.source}|${more.source}`, 'iu') : pattern)];
});
