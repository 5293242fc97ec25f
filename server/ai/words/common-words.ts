import type { LanguageRead } from './language.ts';

/**
 * Words that a letter of a brokerage is mostly made of, by language. Those that a language the gates do not read has too
 * ("is" in Dutch, "una" in Italian) stand in `SHARED`: they tell nothing.
 */
const WORDS: Record<LanguageRead, string> = {
  en: `
    is was are in on at to we of for by be had over an as my under no so do go am all me he or
    hello hi hey dear yours sincerely best love wishes message messages sign similar thinking friend friends maintenance manage neighbor neighbour accept end total
    problem problems typically recommend relocate relocating certainly perhaps exactly congratulations delighted apologies apologize sounds sound conversation introduce
    association dues collect wanted night response wonder wondering closing title inspection inspector appraisal previous approved preapproved code realistic feedback
    wife husband dog dogs cat cats animals roomy photographs overview shortlist summary background recently usually generally currently immediately honest honestly welcome join
    ideal stage commute trip travel tonight lights summary gather gathered compile compiled mind handle ensure explore discuss discover highlight concern concerns
    drawback benefit advantage feature comes stretch below beyond meanwhile overall apart aside besides despite except toward worthwhile alternative alternatives
    the and you your yours our ours us it its this that these those they them their there here with from have has having been being were would could
    should shall will may might must can cannot does did done not but if then than because since while when where which who whom whose what why
    how about above after again against almost along already also although always among another any anybody anyone anything around away back
    because become becomes before behind below beside besides between both bring brings came come comes each either else enough even ever every
    everybody everyone everything far few first for former further gave get gets getting give gives given glad go goes gone good great had happy
    hear heard help helps her him his however into just keep keeps know known knows last latter least less let like likes little long look looks
    looking lot made make makes making many matter matters mean means met more most much myself name near nearly need needs neither never new news
    next nobody none nor nothing noted now off offer offers often once one ones only onto open order other others otherwise out outside own part
    people per perhaps place places plan plans please point points put quite rather read ready really right said same saw say says second see seem
    seems seen send sent set sets several she short show shown shows side simply so some somebody someone something soon still such sure take taken
    takes talk tell tells thank thanks thing things think third those though through thus time times today together told tomorrow too took toward
    towards true try turn two three four five six seven eight nine ten under until up upon upfront use used usual very via want wants way well went
    whatever whenever whether whichever whoever whole wish wishes within without word words work works worth write writes written wrote year years
    yes yet yourself don didn doesn isn aren wasn weren won couldn wouldn shouldn hasn haven ain ll ve re
    absolutely afraid agree answer answers ask asked asking asks attached available aware bear beautiful begin best better big bright call called
    calls care case change changed check checked chance choice choose clear close colleague colleagues confirm confirmed consider contact correct cost
    costs cover covers date dates day days deal decide decision decided depend details difference difficult direct during easily easy email enjoy
    entirely especially exact exactly expect explain fact facts fair fall falls feel feels figure figures find fine fit fits follow following follows
    forward found full fully future general gladly hand happen hard hesitate high higher hold hope hours idea important included includes including
    information instead interest interested invitation issue item judge judgement keen kind kindly large larger largest late later lead learn leave
    left letter likely limit list listed listing listings lists live lives local lovely low lower mail main march mention mentioned mentions mind
    minutes missing moment monday tuesday wednesday thursday friday saturday sunday month monthly months morning afternoon evening move moving
    necessary nice note noon number numbers office older online opinion option options original page pass passed patience perfect person personally
    phone photo photos pick picked pictures pleased pleasure possible prefer preferred private public question questions quick quickly reach reason
    reasons received record regards regarding reminder remember reply report request rest result room rooms rule rules rush safe safely scheduled
    search sense sentence separate settle share sincerely simple single size small smaller sold sorry speak speaks specific stand stands start stay
    step stop story subject suggest suggestion suit suits support team term terms total touch town understand understood unfortunately update urgent
    value view viewing viewings visit visits wait walk warm warmly watch week weekday weekend weeks welcome while willing wonderful worry wrong
    account add added additional address addition adjust advice adviser affordable age agent agents allow allowed allows amount apartment apartments
    appliances appointment area areas arrange assistant assume bank bath bathroom bathrooms baths bed bedroom bedrooms belong belongs block box
    brand brokerage budget build building built business buy buyer buyers buying buys car cars carries cash cent certain charge choosing city colour
    comfortable coming commission compare compared condition condo condominium condominiums corner count country couple court current currently customer customers
    deck deposit describe described describing dishwasher distance door double down downstairs driveway each elevator estate exchange family
    features fee fees feet field fill financing fireplace fireplaces flat floor floors fold foot fresh front furnished garden gardens generous granite grounds
    guide guess half hall heat heating hill home homes house houses housing inside instance joint keys kitchen land landlord lawyer lease least legal lender level
    light living location lot luxury market maximum measures middle mile miles minimum monthly mortgage neighborhood neighbourhood nearby newer older
    openly outdoor overlooking overlooks owner owners ownership parking path patio pay paying payment pets plain plenty pleased porch price priced prices
    process profile promise properties property provide purchase quarter quiet range ranch rate rates real realty rent rental rented rents repair require
    residence responsible river road roof sale sales schools sea searched seller sellers selling sell sells serve settled shop showing shows sit sits situated sky
    smart solid space spaces spacious sq square steps storage stories storey story street studio style suitable sunny sweet tax taxes tenant tour townhouse townhouses
    traffic tree trees type unit units upstairs walls washer dryer waterfront wide window windows winter spring summer autumn wood wooden yard
    january february april june july august september october november december`,
  es: `
    al este la lo le una uno un con se de en e o a no si mi tu te da
    ambos ambas cuentan existe existen aparcamiento luz especialmente quiero queremos busco pagar estamos somos valor hipoteca verano máximo mínimo ofrecer oferta proceso sé empezar pasado envíen enviar envío enviado correos señor señores
    incluye servicio meses necesito final poner esperar espera esperamos esperando yo mil automático garaje ascensor sótano chimenea piscinas alegra encantaría adelante claro
    perfecto estupendo genial estimado estimada comprendo entiendo entendido informar informarle ayudar ayudarle ayuda propuesta resumen plan planes paso pasos
    el los las unos del que y para por como más pero ya sin sobre entre hasta desde cuando donde quien cual cuál cuáles cuándo cuánto cuánta
    cuántos cuántas dónde qué cómo quién esta estos estas esto ese esa esos eso aquel ello ella ellos ellas usted ustedes nosotros nos nuestro
    nuestra nuestros nuestras su sus es son está están estar estaba fue ser sea era sido hay había ha han he hemos haber haya tiene tienen tener tenga
    tenemos tengo puede pueden podemos puedo poder pueda podría podríamos quiere quiera quieren quisiera querer quedan queda dice dicen díganos diga decir dígame hace hacer
    hacemos haga también tampoco además todavía aún así muy mucho mucha muchos muchas poco poca menos tan tanto todo toda todos todas cada otro otra
    otros otras algo alguien algún alguna algunos algunas nada nadie ningún ninguno ninguna ni sí solo sólo siempre nunca ahora hoy mañana ayer luego
    después antes mientras durante según porque pues aunque sino entonces aquí allí abajo arriba cerca lejos dentro fuera junto mejor mayor menor mismo
    misma mismos bien gracias hola buenos buenas días tardes saludos favor gusto encantados encantada placer atentamente cordialmente lamentablemente
    dos tres cuatro cinco seis siete ocho nueve diez primera primero segunda segundo último última
    busca buscan buscamos buscar búsqueda busque casas vivienda viviendas piso pisos apartamento apartamentos inmueble inmuebles propiedad propiedades
    habitación habitaciones dormitorio dormitorios baño baños cocina salón terraza jardín garaje plaza plazas planta plantas pies cuadrados metros año años
    precio precios cuesta cuestan venta vende vendido vendida vendió alquiler alquila presupuesto límite cuota comunidad mes dólares zona zonas barrio calle
    oficina equipo persona personas compañero compañera agente correo mensaje pregunta preguntas preguntado respuesta llamada llamar llame llamarnos llamarle hora horas
    lunes martes miércoles jueves viernes sábado domingo enero febrero abril mayo junio julio agosto septiembre octubre noviembre diciembre
    ficha fichas datos detalle detalles anuncio anuncios foto fotos información disponible disponibles encontrar encontramos encontrado encontrará encaja encajan encaje
    gustaría gusta gustan interesa interés interesado necesita necesite necesitan necesario prefiere desea deseen vivir mudarse comprar vender ver vea visita
    visitar visitas escribir escribirnos escríbanos escriba escribirá escribiremos contarnos cuéntenos contado cuente averiguamos averiguará averiguar saber sabemos sabe
    conocer permiten admiten admite menciona mencionan ofrece construyó construida construido cerrar nuevo nueva nuevos nuevas grande pequeña económica bajado
    queda falta convence convenga viene venga enseñarle enseñará organizamos confirmar confirmada confirmado adjunta recordatorio invitación reservada reservado
    momento tiempo prisa calma tómese veces vez semana lista opción opciones parte cosa cosas fuentes públicas normas justa describir vecinos asesoramiento
    legal fiscal abogado prestamista claro clara importante posible seguro segura cualquier cualquiera propietario propietaria dueño contacto teléfono número`,
  fr: `
    la le de un en se a tu te il
    plaît ici parler loin près ascenseur matériel visiter compris comprends téléphone meublé vite matin soir après midi intéressé intéresse clients client espère espérons
    voulons souhaitons attend attendons attente achat contrat copie société passer automne été hiver printemps cher chère bonne parfait parfaitement entendu super génial
    aimerais aimerait aiderons aidera plan étape étapes résumé proposition propositions projet projets rester donc grâce
    les des du au aux et est sont était été être sera serait suis sommes avez avons ont ai eu avoir avait aurait vous nous votre vos notre nos ils elle
    elles je il on ce cet cette ces cela ceci ça que qui quoi dont où quand comment combien pourquoi quel quelle quels quelles pour par avec sans sous
    sur dans chez vers entre depuis pendant avant après dès jusqu jusque contre selon parmi mais ou donc car ni si comme lorsque puisque parce afin
    ne pas plus moins très trop peu beaucoup aussi encore toujours jamais déjà bientôt maintenant aujourd hui demain hier ensuite puis alors ainsi
    tout toute tous toutes chaque autre autres même mêmes aucun aucune rien personne quelque quelques quelqu un une deux trois quatre cinq six sept huit
    neuf dix premier première second seconde dernier dernière leur leurs son sa ses mon ma mes se me lui moi soi eux en y ci là voici voilà oui non
    merci bonjour bonsoir cordialement madame monsieur plaisir volontiers ravi ravis désolé désolés malheureusement regret heureux
    peut peuvent pouvez pouvons pourriez pourrait pourrions puis veut voulez voudriez souhaitez souhaite souhaiteriez souhait aimeriez aimerait préférez faut faire fait
    faites font dire dites dit dites disent va vont allez aller vient venir viens venez voir vu voyez voyons savoir sait savez savons sachant trouver trouve trouvez
    trouverez trouvé cherche cherchez cherchons cherchera chercherons recherche écrire écrivez écrit écrira écrirons écrire répondre réponse répondez répondrons répondra
    demander demandez demande demandé donner donne donnez envoyer envoie envoyons envoyé appeler appel appels rappel indiquez indiquer confirmer confirmé confirmée
    visiter visite visites vivre habiter déménager acheter vendre vente vendu vendue vendus louer location acheteur vendeur propriétaire
    maison maisons appartement appartements bien biens logement logements chambre chambres salle salles bain bains pièce pièces cuisine salon séjour jardin
    terrasse balcon cave cheminée étage étages rez voiture voitures place places prix coûte coûtent budget charges mois année années dollars quartier quartiers
    rue bureau équipe collègue agent agence message courriel mail question questions annonce annonces fiche fiches données détail détails photo photos
    information informations disponible disponibles marché construit construite neuf neuve grand grande petit petite belle beau nouveau nouvelle nouvelles
    individuelle chère cher acceptés acceptées acceptez passé reste date compte offre propose proposée proposé mentionne précise mesure
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre heure heures
    temps moment jour jours semaine fois rythme rien presse prenez besoin besoins envie critères correspond correspondent correspondant convient conviennent convienne
    manque règles équitable empêchent décrire habitants sources publiques faits conseil juridique fiscal notaire avocat prêteur minimum maximum environ dessous
    dessus droite gauche ensemble chose choses liste choix option options rendez invitation jointe joindre noté notée note important importe possible certain ouvert
    ouverte fermé organiser organiserons écoute aide aider suite premier bon bonne mieux meilleur`,
  de: `
    in an am so man
    erst nächste nächsten nächstes geehrte geehrter sofort ziehen erhalten geöffnet erlaubt wert mitteilen mitgeteilt verstanden verstehe freuen freut freude perfekt wunderbar
    prima klar gerade eben dafür dazu darüber dabei davon damit gerne helfen hilft hilfe vorschlag vorschläge schritt schritte plan pläne umzug umziehen wohnen wohnfläche
    der die das den dem des und oder aber denn sondern dass ob wenn als weil damit obwohl während bevor nachdem sobald falls ist sind sei war waren wird
    werden wurde wurden würde würden worden habe haben hat hatte hätte hätten kann können könnte könnten muss müssen müssten soll sollen sollte möchte möchten
    mag mögen darf dürfen will wollen wir sie ich er es ihr ihre ihren ihrem ihrer ihres ihnen uns unser unsere unseren unserem unserer mein meine mich mir
    sich man ein eine einen einem einer eines kein keine keinen keiner keines dies diese dieser dieses diesen diesem jede jeder jedes jeden alle alles allen
    beide beiden beides welche welcher welches welchen was wer wie wo wann warum wohin wofür womit nicht nichts nie noch nur schon sehr auch doch mal ja nein
    so sonst immer jetzt heute morgen gestern bald gern gerne leider vielleicht natürlich selbstverständlich sicher etwa rund ungefähr genau mehr weniger
    mindestens höchstens viel viele vielen wenig einige etwas jemand niemand ander andere anderen anderes selbst wieder weiter weitere zusammen zurück vorher danach dann dort hier
    unten oben innen außen auf aus bei beim bis durch für gegen im ins mit nach neben ohne seit über um unter vom von vor zu zum zur zwischen ans ab
    zwei drei vier fünf sechs sieben acht neun zehn erste ersten erster zweite zweiten zweiter letzte
    danke dank vielen guten tag hallo liebe lieber grüße freundlichen herzlich herzlichen bitte
    haus häuser wohnung wohnungen zimmer schlafzimmer schlafzimmern bad bäder küche wohnzimmer garten terrasse balkon keller kamin stellplatz stellplätze quadratmeter
    preis preise kostet kosten budget dollar hausgeld monat jahr jahre jahren miete mieten kaufen kauf verkaufen verkauf verkauft vermietet makler eigentümer
    büro team kollege kollegin person nachricht mail frage fragen antwort antworten antworte anruf anrufen telefon telefonisch termin uhr objekt objekte objekten angebot angebote
    angaben anzeige fotos bilder markt verfügbar frei neu neue neuen neuer groß große großen größer klein kleine schön schöne schönen gut gute besser beste
    suchen suche sucht finden findet gefunden schreiben schreibt geschrieben sagen sagt gesagt wissen weiß sehen ansehen gesehen zeigen zeigt zeigte melden meldet geben gibt gegeben
    machen macht gemacht kommen kommt gehen geht stehen steht bleiben bleibt liegt liegen lesen liest passt passen passend brauchen braucht wünschen wünscht wunsch
    interesse interessiert interessieren besichtigung besichtigen erinnerung einladung bestätigen bestätigt gebaut baujahr gern lieber lieber ruhe zeit tage woche wochen
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember
    ergänzen weitergegeben persönlich vollständig einfach wichtig wichtigsten möglich falls hausnummer gegend lage quellen öffentliche beraten beratung rechtlich steuerlich`,
  pt: `
    a o e de em no na um com se da do te ou
    ambos ambas contam conta existe existem estacionamento luz sol especialmente manhã procuro preciso mil valor pronto aceita animais enviem moradia prezada entendido entendo perfeito ótimo ajudar ajuda proposta propostas resumo plano planos passo passos
    elevador porão piscinas
    os as do da dos das no na nos nas ao aos à às pelo pela pelos um uma uns umas que e é são está estão estar estava foi era ser seja será sido há havia
    tem têm ter tenha temos tenho tinha possui pode podem podemos posso poder poderia poderiam quer querem quiser queira gostaria gostaríamos gostou você vocês senhor
    senhora nós nosso nossa nossos nossas seu sua seus suas meu minha ele ela eles elas isso isto este esta estes estas esse essa esses aquele
    para por com sem sobre entre até desde quando onde quem qual quais quanto quanta quantos quantas como porque pois mas ou nem se já ainda também
    não sim mais menos muito muita muitos muitas pouco pouca tão todo toda todos todas tudo cada outro outra outros outras algo alguém algum alguma alguns nada
    ninguém nenhum nenhuma só sempre nunca agora hoje amanhã ontem logo depois antes durante aqui ali lá abaixo acima perto longe dentro fora junto melhor maior
    menor mesmo mesma bem obrigado obrigada olá bom boa dia tarde prezado atenciosamente favor prazer gosto infelizmente felizmente
    dois duas três quatro cinco seis sete oito nove dez primeiro primeira segundo segunda último última
    casas imóvel imóveis apartamento apartamentos quarto quartos suíte banheiro banheiros cozinha sala jardim garagem lareira varanda andar andares vaga vagas
    metros quadrados pés ano anos preço preços custa custam venda vende vender vendido vendida comprar compra alugar aluguel orçamento condomínio mês dólares reais
    bairro rua região escritório equipe pessoa colega corretor mensagem pergunta perguntas resposta responder responda ligação ligar ligue horário hora horas
    segunda terça quarta quinta sexta feira sábado domingo janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
    ficha fichas dados detalhe detalhes anúncio anúncios foto fotos informação informações disponível disponíveis encontrar encontramos encontrou encontrará
    procura procuram procuramos procurar busca precisa precisam precisar prefere preferir deseja desejam morar mudar visitar visita visitas ver veja viu
    escrever escreva escreveu escreverá contar contou conte dizer diz diga saber sabemos sabe descobrir enviar envie enviou fazer faz faça fazemos ficar fica ficamos
    construída construído novo nova novos novas grande pequeno bonito bonita interesse interessado importante possível mínimo máximo momento tempo calma pressa ritmo
    semana vez vezes lista opção opções parte coisa coisas fontes públicas regras justa descrever aconselhar advogado convite anexo lembrete confirmar confirmada confirmado
    lidas ler acrescentar pessoalmente passei vai vamos vão ir e-mail telefone número proprietário contato claro qualquer`,
};

/** What several languages have, and with it some that the gates do not read: it speaks for none. */
const SHARED = `
  a an as at are in was we me he had over of on no so do to or i my be by for her under am all man men war hand land want bus post
  la le lo li un uno con se en e o da do di si mi te tu su va via per dal ma son tot van der den des die das dan sin ni al as os il este
  casa casas villa villas garage garages loft penthouse park hotel internet pool piscina terrace balcony studio duplex bungalow chalet cottage lobby sofa spa gym
  plaza zona grande normal total central modern moderna moderno privada privado sauna jacuzzi bar café cafés façade décor patio internet wifi tv pdf mls hoa fha va usa us
  ok email mail online web app agenda idea ideal real video tour info mr mrs ms dr ai llc inc am pm sq ft sqft br ba bd km`;

/** The small words of languages that the gates do not read, none of the five's: each says twice what an unknown word says. */
const ELSEWHERE = `
  is de una è di che non per il gli della dello delle dei degli nel nella nelle sul sulla sono ha hanno molto più già anche questo questa quattro cinque sei sette otto
  al het een van niet heeft zijn wij jij onze maar ook nog naar voor dat deze geen wel wordt hebben kunnen met uw aan bij heel goed twee drie vier vijf huis verkocht
  och att det inte är jag ett som på av till från mycket har fyra hus og ikke er jeg til fra meget også ej eller blev være firma solgt
  jest się nie na ma są już bardzo dom cztery oraz jak je ve se že není má si ano dům ima nije vrlo kuća su koji
  és az egy nem van ez ház ja ei ovat talo hyvin neljä on
  și nu este cu pe sau mai foarte patru din sunt casă amb els les té més molt ja està quatre unha ten moi xa
  ve bir bu çok için var ile değil yang ini itu dan dengan tidak adalah rumah untuk sangat ang ng sa mga ay na ito hindi bahay
  có là và của không rất khu nhà một được cho trong các này bốn những kay gen nan ak yon pou li nyumba ina ya na kwa ni wa die nie baie vir`;

const setOf = (words: string) => new Set(words.split(/\s+/).filter(Boolean));
export const SHARED_WORDS: ReadonlySet<string> = setOf(SHARED);
export const WORDS_ELSEWHERE: ReadonlySet<string> = setOf(ELSEWHERE);
export const COMMON_WORDS: Record<LanguageRead, ReadonlySet<string>> = {
  ...{ en: setOf(WORDS.en), es: setOf(WORDS.es), fr: setOf(WORDS.fr) },
  ...{ de: setOf(WORDS.de), pt: setOf(WORDS.pt) },
};
