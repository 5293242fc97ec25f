import { accentless } from '../../words/word-edges.ts';

/** A whole word in any alphabet of ours, in a sentence without accents. */
export const word = (source: string, flags = 'iu'): RegExp => accentless(new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, flags));

/** What nothing here holds a fact about, by what it is: catalogue, settings and calendar say nothing of it. */
export const TOPICS: readonly (readonly [string, RegExp])[] = [
  ['costs and commission', word("(?:pay|zahlen|paient|pagan|pagam) (?:nothing|nichts|rien|nada)|anzahlung|acompte|arrhes|una señal|(?:pays?|payment to|owes?|charges?) us|uns (?:nichts|keinen? \\p{L}+)|nous pay\\p{L}+|nos pag\\p{L}+|(?:all|any) (?:the )?costs|(?:todos )?los gastos|(?:tous )?les frais|(?:alle|die) kosten|(?:todos )?os custos|(?:todas )?as despesas|commissions?|brokerage fees?|(?:agent|broker|finder|notary|transfer|admin(?:istration)?)(?:['’]s)? fees?|closing costs?|down ?payments?|escrow|earnest money|stamp duty|special assessments?|comisi[oó]n(?:es)?|honorarios|gastos de (?:cierre|compra|notar[ií]a)|(?:frais|honoraires) (?:d['’]agence|de notaire)|honoraires|courtage|maklergeb[üu]hr\\p{L}*|maklerkosten|\\p{L}*provision(?:en|sfrei\\p{L}*)?|courtagen?|kaufnebenkosten|grunderwerbs?steuer|notarkosten|comiss[ãa]o|comiss[õo]es|(?:taxa de )?corretagem|custos? de cart[óo]rio")],
  ['lending', word('mortgages?|loans?|lending|interest rates?|rates (?:are|will|have|may|might)|your rate|credit (?:score|rating|check)s?|refinanc\\p{L}+|hipotecas?|pr[eé]stamos?|tipos de inter[eé]s|pr[êe]t (?:immobilier|bancaire|relais)|taux|hypothek(?:en)?|darlehen|kredit(?:e|s)?|zins\\p{L}*|eigenkapital|financiamentos?|empr[eé]stimos?|juros')],
  ['taxes', word('tax(?:es|ed|able)?|tax-\\p{L}+|deduct\\p{L}*|write (?:off|it off|them off|that off)|write[- ]offs?|impuestos?|fiscal(?:es)?|deducir\\p{L}*|deducibles?|desgravar\\p{L}*|imp[ôo]ts?|fiscal(?:e|es|aux)?|d[eé]ductibles?|d[eé]duire|steuer(?:n|lich\\p{L}*)?|von der steuer|absetz\\p{L}*|impostos?|deduzi\\p{L}+|dedut[ií]ve(?:l|is)')],
  ['the law', word('laws?|gesetz\\p{L}*|(?:la|par) loi|la ley|(?:a|por) lei|contracts?|contractual\\p{L}*|legal(?:ly)?|lawyers?|attorneys?|notar(?:y|ies)|solicitors?|penalt(?:y|ies)|zon(?:ed|ing)|permits?|subdivid\\p{L}+|liens?|(?:the|a|clear|clean) title|contratos?|abogad[oa]s?|notari[oa]s?|compromis(?: de vente)?|contrats?|notaires?|avocate?s?|juridiques?|(?:kauf|miet|vor)?vertr[aä]g\\p{L}*|anw[aä]lt\\p{L}*|notare?n?|rechtlich\\p{L}*|baugenehmigung\\p{L}*|advogad[oa]s?|tabeli[ãa]o|escrituras?|cart[óo]rio')],
  ['the state of the building', word('(?:home |building |last |final |roof )?inspections?|defects?|foundations?|structural\\p{L}*|appraisals?|surveys?|asbestos|mou?ld|radon|termites?|insurance|m[aä]ngel\\p{L}*|gutachten|bausubstanz|versicherung\\p{L}*|inspecci[óo]n|defectos?|cimientos|seguro de hogar|diagnostics?|vices cach[eé]s|fondations?|assurances?|vistorias?|defeitos?|funda[çc][õo]es')],
  ['a return', word('yields?|investments?|investors?|appreciat\\p{L}+|pays? for itself|(?:safe|sure) bet|rendite\\p{L}*|geldanlage|kapitalanlage|wertsteigerung\\p{L}*|(?:der )?wert (?:wird|steigt)|rendements?|investissements?|valeur (?:va|augment\\p{L}*)|prendre de la valeur|rentabilidad|inversi[óo]n|(?:su )?valor (?:va|subir\\p{L}*|aumentar\\p{L}*)|rendimentos?|rentabilidade|investimentos?|valor vai')],
]; // biome-ignore format: one topic per line

const PERSON =
  "colleagues?|person|people on|someone|somebody|agents?|team|lawyers?|attorneys?|advis[eo]rs?|accountants?|lenders?|banks?|brokers?|experts?|specialists?|professionals?|notary|inspectors?|compa[ñn]er[oa]s?|persona|alguien|agentes?|equipo|abogad[oa]s?|asesor\\p{L}*|notario|banco|gestor|expert[oa]s?|coll[eè]gues?|personne|quelqu['’]un|[eé]quipe|avocate?s?|notaires?|conseill\\p{L}+|banque|courtier|kolleg\\p{L}+|jemand|anw[aä]lt\\p{L}*|notar|(?:steuer)?berater\\p{L}*|bank|makler\\p{L}*|fach\\p{L}+|corretor(?:a|es)?|colegas?|pessoa|algu[eé]m|advogad[oa]s?|consultor\\p{L}*|tabeli[ãa]o|especialistas?";
const TO_SAY =
  'decir\\p{L}*|responder\\p{L}*|contestar\\p{L}*|explicar\\p{L}*|comprobar\\p{L}*|averiguar\\p{L}*|aclarar\\p{L}*|escribir\\p{L}*|ayudar\\p{L}*|informar\\p{L}*|mirar\\p{L}*|consultar\\p{L}*|dire|r[eé]pondre|expliquer|v[eé]rifier|[eé]crire|aider|conseiller|renseigner|regarder|sagen|beantworten|kl[äa]ren|pr[üu]fen|schreiben|helfen|erkl[äa]ren|beraten|nachsehen|herausfinden|dizer|verificar|esclarecer|escrever|orientar|ver';
const ANSWERS = `(?:can|will|could|would|should|['’]ll|has to)(?: \\p{L}+ly| best)? (?:tell|say|answer|check|look|find|read|write|explain|help|advise|get back|clear|discuss|talk|go over|go through|walk)|knows?|(?:is|are|seria|es|e|est) (?:the |l[ao]s? |le |[oa] |der |die )?(?:right|best|richtige\\p{L}*|mejor|bonne|meilleure|persona|pessoa|melhor) ?|(?:puede|podr[áa]|va a|va|peut|pourra|saura|saurait|wird|werden|kann|k[öo]nnen|pode|poder[áa]|vai)(?: \\p{L}+| l['’]|,){0,6}? (?:${TO_SAY})|(?:le|lo|se lo) \\p{L}+r[áa]n?|(?:averiguar|comprobar|responder|explicar|escribir|mirar|verificar|escrever)[áa]n?|(?:v[eé]rifiera|r[eé]pondra|expliquera|[eé]crira|dira)|(?:weiß|pr[üu]ft|kl[äa]rt|beantwortet|schreibt|sagt|hilft)|(?:ist|sind) (?:der|die) richtige\\p{L}*`;
/** The topic is given to somebody who may speak of it. "That there is no commission" gives nothing away. */
const HANDED = accentless(
  new RegExp(
    `(?<!\\p{L})(?:${PERSON})(?!\\p{L})[^.;:!?]{0,50}?(?<!\\p{L})(?:${ANSWERS})|(?<!\\p{L})(?:is|are) for (?:an?|your|our) (?:${PERSON})(?!\\p{L})|(?<!\\p{L})(?:questions?|matters?|(?:an?|the) (?:one|decision|topic)) (?:for|best|that only)(?!\\p{L})|(?<!\\p{L})(?:ask|talk to|speak (?:to|with)|consult|turn to|best answered by|lo mejor es|o melhor [eé]|pregunte\\p{L}* a|consulte\\p{L}*|demandez|adressez|fragen sie|wenden sie|am besten|pergunte\\p{L}*)(?!\\p{L})|pregunta para|question pour|frage f[üu]r|pergunta para`,
    'iu',
  ),
);
/** Nobody here says a word on it. */
const DECLINES = accentless(
  /(?<!\p{L})(?:can ?not|can['’]t|unable to|not able to|do not|don['’]t|may not|must not|rather not|won['’]t|will not) (?:\p{L}+ )?(?:say|tell|give|promise|guarantee|know|judge|advise|answer|discuss|comment|speak|name|guess|send)(?!\p{L})|(?<!\p{L})(?:no (?:podemos|puedo|nos es posible|damos)|ne (?:pouvons|peux|donnons) (?:pas|rien)|n['’]avons pas le droit|(?:kann|konnen|durfen) (?:ich|wir)[^.;!?]{0,60}(?:nichts?|keine)|nao (?:posso|podemos|damos))(?!\p{L})/iu,
);
const SUPPOSES_NEWS = word('that (?:there|you|it|the|we|this|no)|que (?:no|hay|usted|il|vous|la|el|n[aã]o|o|a)|dass');

/** Is a topic given to a person, or refused, or only asked for? */
export function isLeft(sentence: string): boolean {
  if (sentence.endsWith('?')) return true;
  return DECLINES.test(sentence) || (HANDED.test(sentence) && !SUPPOSES_NEWS.test(sentence));
}

/** What the customer told of himself is told back to him. */
export const TOLD_BACK = word(
  'noted|good to know|clear(?: picture)?|telling us|thank you for|you (?:told|wrote|mention\\p{L}*|said|asked|say|are|have)|anotad[oa]|tomamos nota|contarnos|cont[óo]|gracias|idea clara|not[eé]|saber que|savoir que|merci|avez (?:dit|[eé]crit|mentionn[eé])|notiert|vermerkt|gut zu wissen|danke|geschrieben|anotamos|anotado|obrigad[oa]|saber que',
);

const OWNER =
  'owners?|sellers?|vendors?|landlords?|landlad(?:y|ies)|due[ñn][oa]s?|propietari[oa]s?|vendedor(?:a|as|es)?|arrendador\\p{L}*|propri[eé]taires?|vendeu(?:rs?|ses?)|bailleurs?|eigent[üu]mer\\p{L}*|verk[äa]ufer\\p{L}*|vermieter\\p{L}*|propriet[áa]ri[oa]s?|donos?|donas?';
/** Something is told of whoever owns the home. "It suits you and the owner" tells nothing, and "as the owner you decide" is of the customer. */
export const OF_OWNER = accentless(
  new RegExp(
    `(?<!\\p{L})(?<!\\b(?:as|if you are|como|en tant que|als|you are|for|f[üu]r) (?:the |an? |el |la |der |die |o |a )?)(?:the|its|their|this|both|el|la|los|las|su|le|les|l['’]|der|die|den|dem|ihr|sein|o|a|os|as)[\\s]?(?:(?:current|actual|jetzige[rn]?|antigu[oa]s?|anterior(?:es)?|anciens?|vorige[rn]?|fruhere[rn]?|previous|former|present|original) )?(?:${OWNER})(?!\\p{L})(?!['’]s?)[\\s,]+(?!(?:and|or|y|o|et|ou|und|oder|e|ou|of|de|du|von|in|to decide)(?!\\p{L}))\\p{L}|(?<!\\p{L})(?:spoke\\p{L}*|talked|checked|agreed|confirmed|asked|habl\\p{L}+|consult\\p{L}+|parl[ée]\\p{L}*|demandé|falei|falamos)(?: \\p{L}+){1,3} (?:${OWNER})(?!\\p{L})`,
    'iu',
  ),
);
