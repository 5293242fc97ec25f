import type { LanguageRead } from './language.ts';

/** Words as a set, however they are broken over lines. */
export const setOf = (words: string) => new Set(words.trim().split(/\s+/));

/**
 * What an answer speaks of, by language: listings and their fields, the search, the mail, ourselves. Whatever else a
 * sentence is about must be a thing that the listing itself names. No accents.
 */
export const SUBJECTS: Record<LanguageRead, ReadonlySet<string>> = {
  en: setOf(`
    listing home house condo condominium apartment flat townhouse property place one ones two three four five first second third latter former both other others last
    price fee bedroom bath bathroom room number area size lot year age space difference choice search budget limit wish wishes maximum
    question questions answer mail message letter reply photo picture detail fact figure data rest list result note line mls office team colleague agent person remark remarks description
    viewing visit call time times slot invitation reminder day date hour address phone website link step idea point thing reason source rule rules housing judgement judgment
    decision matter larger smaller older newer cheaper bigger following same most association pets pet dog cat animals part parts pool garage
    news thing things way option options match matches missing living only none neither either all each every match fit brokerage assistant realty valuation sale criteria
    information description text catalogue catalog market word words sentence best important everything anything something nothing zip landing
    monday tuesday wednesday thursday friday saturday sunday weekday weekend today tomorrow`),
  de: setOf(`
    haus hauser wohnung objekt objekte immobilie anzeige anzeigen angabe angaben preis schlafzimmer bad bader zimmer wohnflache flache grosse große grundstuck baujahr jahr garage unterschied wahl
    suche budget wunsch wunsche frage fragen antwort nachricht mail foto fotos bild bilder einzelheiten daten liste buro team kollege kollegin kollegen person makler maklerin beste besichtigung anruf gesprach termin termine
    zeit zeiten tag adresse schritt idee punkt grund quelle quellen regeln entscheidung gebuhr beide erste zweite gunstigere teurere großere grossere kleinere altere neuere haustiere ort montag dienstag mittwoch donnerstag freitag samstag sonntag wochenende`),
  fr: setOf(`
    maison maisons appartement bien biens logement annonce annonces fiche fiches prix chambre chambres salle pieces piece surface terrain annee garage difference choix
    recherche budget souhait question questions reponse message courriel mail photo photos details donnees liste bureau equipe collegue personne agent peu mieux suite visite visites appel rendez-vous creneau creneaux heure
    jour date adresse etape idee point raison source sources regles decision charges etage etages deux premiere premier seconde second moins plus animaux autre autres reste lundi mardi mercredi jeudi vendredi samedi dimanche`),
  es: setOf(`
    casa casas vivienda viviendas piso apartamento propiedad inmueble anuncio ficha fichas precio habitacion habitaciones dormitorio dormitorios bano banos superficie parcela ano garaje diferencia eleccion
    busqueda presupuesto deseo pregunta preguntas respuesta mensaje correo foto fotos detalles datos lista oficina equipo companero companera persona agente lineas mejor visita visitas llamada cita hora horas dia fecha direccion
    paso idea punto razon fuentes normas decision cuota planta plantas dos primera primero segunda segundo mas menos mascotas animales otra otras otro resto lunes martes miercoles jueves viernes sabado domingo`),
  pt: setOf(`
    casa casas apartamento imovel imoveis anuncio ficha fichas preco quarto quartos banheiro banheiros area terreno ano garagem diferenca escolha
    busca procura orcamento desejo pergunta perguntas resposta mensagem foto fotos detalhes dados lista escritorio equipe colega pessoa corretor corretora melhor visita visitas ligacao hora dia data endereco
    passo ideia ponto razao fontes regras decisao taxa andar andares duas dois primeira primeiro segunda segundo mais menos animais outra outro resto segunda-feira terca-feira quarta-feira quinta-feira sexta-feira sabado domingo`),
}; // biome-ignore format: words

/** What there may be, and may not be, of no home at all: "there is no rush". */
export const THERE_MAY_BE = setOf(`
  mention rush hurry obligation pressure need way reason chance doubt more less time change hint word sign anything something nothing one ones none two lot little room moment thing way home match
  eile grund hinweis angabe mehr nichts etwas zeit moment treffer haus hauser
  urgence hate mention raison rien quelque plus obligation moment deux bien biens
  en hoy aqui ahora actualmente aun todavia prisa mencion razon nada algo mas obligacion momento dos casa casas vivienda viviendas
  pressa mencao razao nada algo mais momento duas`); // biome-ignore format: words

/** What may be said to be so of a home without a fact of its own: how it stands on the market, to the search, to another home. */
export const PREDICATES = setOf(`
  a an the one two three four five six seven eight nine ten in on at of from for to with within without below above under over near between about around among by as up out off
  listed built priced offered asking advertised sold closed pending available active open gone taken withdrawn reduced lowered shown set put called described
  larger bigger smaller older newer younger cheaper dearer pricier more less fewer better closer most least same similar different
  not no still also now currently already only just really very quite well far fully a-little slightly both indeed then there here that what where how which who yours ours it its this
  located situated found worth right missing below-budget back coming small large big old new expensive affordable sure likely nice good interesting suitable ideal perfect fine enough
  among-the considered part your our my his her their such being all another someone somewhere something pleasure pity shame relief`); // biome-ignore format: words

/** What a customer is said to do, or may do with us. */
export const YOU_DO = setOf(`
  are were have had need want wish look looked looking ask asked mention mentioned wrote write written said say told tell prefer like love find found see saw know think hope plan call reach visit
  choose compare take decide stop answer reply read drop let expect come go give gave name add send sent use start begin share change set pick do does did own live move buy sell rent search consider check feel
  wonder agree sorry glad understand wish described describe seem be get hear contact email remember travel speak talk bring meet ring phone notice view not also will can could may might would should never always already now still
  only both ever just really first told sit rest leave count enjoy appear click open follow step scroll set save-the-date`); // biome-ignore format: words
/** What we are said to do. */
export const WE_DO = setOf(`
  are were am was have had can will would could should may might must do did know look looked search searched check checked find found keep kept write wrote send tell told let show arrange help answer ask asked
  set go went suggest point remind note noted see saw read hope wish want need think thank understand put start begin began compare compared add get talk speak call take give gave book adjust leave offer
  come share work explain describe gather choose chose pick picked follow stay close open be make hear heard welcome reply prefer appreciate plan collect count mention include received passed picked believe feel
  not also gladly only both already now still never always simply just really happily first then cannot rather like love regret apologise apologize promise guarantee judge say decide handed listed speak list watch
  sorry glad accept invite confirm pass turn learn learned recommend sort step draw left cover consider`); // biome-ignore format: words
