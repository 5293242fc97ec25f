import { type Detail, listed, type PhraseBook, pick, type Turn } from './phrase-book.ts';

const and = (words: readonly string[]) => listed(words, 'und');
const or = (words: readonly string[]) => listed(words, 'oder');
const rooms = (count: number) => `${count} Schlafzimmer`;
const withRooms = (count: number) => `${count} ${count === 1 ? 'Schlafzimmer' : 'Schlafzimmern'}`;
const money = (sum: number) => `${sum.toLocaleString('de-DE')} $`;
const TYPES: Record<string, string> = {
  ...{ house: 'ein Haus', townhouse: 'ein Reihenhaus', condominium: 'eine Eigentumswohnung', apartment: 'eine Wohnung' },
  ...{ duplex: 'ein Duplex' },
};

/** As the object of "es hat …". */
const FEATURES: Record<string, string> = {
  ...{ garden: 'einen Garten', pool: 'einen Pool', garage: 'eine Garage', parking: 'einen Stellplatz', balcony: 'einen Balkon' },
  ...{ fireplace: 'einen Kamin', deck: 'eine Terrasse', basement: 'einen Keller', elevator: 'einen Aufzug' },
  ...{ laundry: 'eine Waschküche', storage: 'einen Abstellraum', hardwood: 'Holzböden', 'water view': 'Meerblick', view: 'eine Aussicht' },
  ...{ 'air conditioning': 'eine Klimaanlage', dishwasher: 'einen Geschirrspüler', furnished: 'Möbel', attic: 'einen Dachboden' },
  ...{ fee: 'das Hausgeld', taxes: 'die Grundsteuer', deposit: 'die Kaution', ways: 'die Entfernung, nach der Sie fragen' },
  ...{ utilities: 'die Nebenkosten', pets: 'Haustiere' },
};

/** "ein Zuhause mit 3 Schlafzimmern in Mill Hill, bis 550.000 $" */
function wish({ bedrooms, areas, budget, features, isRent }: Detail): string {
  const wished = features.flatMap((feature) => FEATURES[feature] ?? []);
  return [
    isRent ? 'ein Zuhause zur Miete' : 'ein Zuhause',
    bedrooms ? ` mit ${withRooms(bedrooms)}` : '',
    areas.length > 0 ? ` in ${or(areas)}` : '',
    budget ? `, bis ${money(budget)}${isRent ? ' im Monat' : ''}` : '',
    wished.length > 0 ? `, und wenn möglich ${and(wished)}` : '',
  ].join('');
}

const wishes = ({ bedrooms, areas, budget }: Detail) => [bedrooms !== null, areas.length > 0, budget !== null].filter(Boolean).length;

function understood({ told }: Detail): string[] {
  const means: Record<string, string> = {
    pre_approved: 'Ihre Finanzierung zugesagt ist',
    cash: 'Sie ohne Kredit kaufen',
    needs_mortgage: 'die Finanzierung noch offen ist',
  };
  const pace: Record<string, string> = {
    now: 'Sie bald umziehen möchten',
    soon: 'Sie in den nächsten Monaten umziehen möchten',
    later: 'noch etwas Zeit ist',
  };
  return [means[String(told.financing)], pace[String(told.timeframe)]].filter((words) => words !== undefined);
}

function opening(detail: Detail, turn: Turn): string {
  const news = understood(detail);
  if (wishes(detail) >= 2)
    return pick(
      turn,
      `Vielen Dank, dass Sie uns sagen, was Sie suchen: ${wish(detail)}.`,
      `Vielen Dank, jetzt wissen wir genau, was Sie suchen: ${wish(detail)}.`,
    );
  if (news.length > 0) return `Vielen Dank, es ist gut zu wissen, dass ${news.join(' und dass ')}.`;
  if (detail.address)
    return turn.n === 0
      ? `Vielen Dank für Ihre Nachricht zu ${detail.address}.`
      : pick(turn, `Gern, hier ist mehr zu ${detail.address}.`, `Gern, das wissen wir über ${detail.address}.`);
  if (wishes(detail) > 0 || detail.features.length > 0) return `Vielen Dank, wir haben uns notiert: ${wish(detail)}.`;
  if (turn.isAsking && turn.n > 0) return 'Vielen Dank für Ihre Frage.';
  return pick(turn, 'Vielen Dank für Ihre Nachricht.', 'Vielen Dank für Ihre Antwort.', 'Schön, dass Sie sich wieder melden.');
}

export const german: PhraseBook = {
  opening,
  followUp: 'Seit unserer letzten Nachricht ist etwas Zeit vergangen, und es gibt etwas Neues, das für Sie interessant sein kann.',
  neutral:
    'Wer in einer Gegend wohnt und wie man dort lebt, das müssen wir nach den Regeln für faires Wohnen Ihrem eigenen Urteil überlassen. Öffentliche Quellen wie das Rathaus und die amtliche Statistik haben die Zahlen, und wir zeigen Ihnen gern, wo Sie sie finden.',
  neutralAgain: 'Das müssen wir, wie gesagt, Ihrem Urteil überlassen; öffentliche Quellen haben die Zahlen, und wir zeigen sie Ihnen gern.',
  qualify: (turn) =>
    pick(
      turn,
      'Am besten klären wir zuerst die wenigen Dinge, die Ihnen am wichtigsten sind, und sehen dann nach, was auf dem Markt ist. Wir schicken Ihnen nur, was dazu passt, damit Sie nicht alles lesen müssen.',
      'Von uns aus eilt nichts. Wenn wir noch etwas mehr wissen, schicken wir Ihnen eine kurze Liste, die zu Ihren Wünschen passt, und Sie entscheiden, wie schnell es weitergeht.',
    ),
  suggest: (count, turn) =>
    count === 1
      ? 'Dieses Angebot ist auf dem Markt und passt zu dem, was Sie suchen:'
      : pick(
          turn,
          'Diese Angebote sind auf dem Markt und passen zu dem, was Sie suchen:',
          'Sehen Sie sich diese Angebote an, sie passen zu Ihren Wünschen:',
        ),
  present: ({ listing, street }, wished) => {
    const extras = wished.flatMap((feature) => FEATURES[feature] ?? []);
    const size = listing.bedrooms ? ` mit ${withRooms(listing.bedrooms)}` : '';
    const year = listing.yearBuilt ? `, gebaut ${listing.yearBuilt}` : '';
    const more = extras.length > 0 ? ` Es hat auch ${and(extras)}.` : '';
    return `${street} ist ${TYPES[listing.type] ?? 'ein Angebot'} in ${listing.area || listing.city}${size}${year}${listing.isAboveBudget ? ', etwas über Ihrem Budget' : ''}.${more}`;
  },
  suggestClose: (count, turn) =>
    count === 1
      ? 'Alle Angaben stehen unten. Schreiben Sie uns, ob es Ihnen gefällt oder was noch fehlt, dann suchen wir für Sie weiter.'
      : pick(
          turn,
          'Alle Angaben stehen unten. Schreiben Sie uns, über welches Sie mehr wissen möchten oder was noch fehlt, dann suchen wir für Sie weiter.',
          'Die Angaben zu jedem finden Sie unten. Wenn Ihnen eines gefällt, schreiben Sie uns; wenn keines passt, sagen Sie uns, was anders sein soll.',
        ),
  similar: (count) => (count === 1 ? 'Am nächsten kommt ihm dieses Angebot:' : 'Am nächsten kommen ihm diese Angebote:'),
  alsoFits: (count) => (count === 1 ? 'Dieses passt auch zu dem, was Sie suchen:' : 'Diese passen auch zu dem, was Sie suchen:'),
  nothingFound: (turn) =>
    pick(
      turn,
      'Wir haben alles angesehen, was zurzeit auf dem Markt ist, und nichts Neues passt zu dem, was Sie suchen. Wir suchen weiter und schreiben Ihnen, sobald etwas passt. Wenn Sie bei der Gegend oder der Größe etwas offener sind, sagen Sie es uns, dann suchen wir noch einmal.',
      'Wir haben noch einmal gesucht, und heute ist nichts Neues dabei, das Ihren Wünschen nahe genug kommt. Ihre Suche bleibt bei uns offen, und Sie hören von uns, sobald etwas passt. Sagen Sie uns, welcher Ihrer Wünsche weniger wichtig ist, dann wird die Auswahl größer.',
    ),
  nothingElse:
    'Außer dem, was Sie schon gesehen haben, passt zurzeit nichts auf dem Markt. Wir suchen weiter und schreiben Ihnen, sobald es etwas gibt.',
  available: ({ listing, street }) =>
    listing.status === 'ComingSoon' ? `${street} kommt bald auf den Markt.` : `Ja, ${street} ist zurzeit zu haben.`,
  gone: (street) => `${street} ist leider nicht mehr zu haben.`,
  facts: ({ listing, street }) => {
    const size = listing.bedrooms ? ` mit ${withRooms(listing.bedrooms)}` : '';
    const year = listing.yearBuilt ? `, gebaut ${listing.yearBuilt}` : '';
    return `${street} ist ${TYPES[listing.type] ?? 'ein Angebot'} in ${listing.area || listing.city}${size}${year}.`;
  },
  built: ({ listing, street }) =>
    listing.yearBuilt ? `${street} wurde ${listing.yearBuilt} gebaut.` : 'Das Baujahr steht nicht in den Angaben.',
  priced: ({ listing, street }) => `Der Preis für ${street} ist ${money(listing.listPrice)}${listing.isLease ? ' im Monat' : ''}.`,
  sized: ({ listing, street }) => {
    const baths = listing.bathrooms ? (listing.bathrooms === 1 ? '1 Bad' : `${listing.bathrooms} Bäder`) : '';
    return `${street} hat ${and([listing.bedrooms ? rooms(listing.bedrooms) : '', baths].filter(Boolean)) || 'die Zimmer, die unten stehen'}.`;
  },
  has: (features) => `Es hat ${and(features.flatMap((feature) => FEATURES[feature] ?? []))}.`,
  hasAt: (street, features) => `${street} hat ${and(features.flatMap((feature) => FEATURES[feature] ?? []))}.`,
  fee: (fee) => `Das Hausgeld ist ${fee} im Monat.`,
  petsWelcome: 'Haustiere sind dort erlaubt.',
  petsRefused: 'Haustiere sind dort leider nicht erlaubt.',
  unknown: (names) => {
    const what = names.flatMap((name) => FEATURES[name] ?? []);
    return what.length > 0
      ? `Die Angaben sagen nichts über ${or(what)}, und wir möchten nicht raten: Jemand aus unserem Team fragt nach und schreibt Ihnen.`
      : 'Was nicht in den Angaben steht, möchten wir nicht raten: Jemand aus unserem Team fragt nach und schreibt Ihnen.';
  },
  hours: (hours, phone) => `Unser Büro ist zu diesen Zeiten offen: ${hours}.${phone && ` Am Telefon erreichen Sie uns unter ${phone}.`}`,
  nextStep: (isSeller) =>
    isSeller
      ? 'Der nächste Schritt ist eine Bewertung: Jemand aus unserem Team sieht sich Ihr Haus und die Preise ähnlicher Häuser an und geht das Ergebnis mit Ihnen durch.'
      : 'Der nächste Schritt ist einfach: Wir sprechen über das, was Sie suchen, sehen uns Häuser zusammen an, und Sie entscheiden, wie es weitergeht.',
  answerClose: (count, turn) =>
    pick(
      turn,
      `Alles andere steht ${count === 1 ? 'in dem Angebot' : 'in den Angeboten'} unten. Wenn Sie mehr wissen oder etwas Ähnliches sehen möchten, antworten Sie einfach auf diese Nachricht, und wir kümmern uns darum.`,
      'Was wir sonst noch wissen, steht unten. Schreiben Sie uns, was Sie noch wissen möchten, und wir finden es heraus; und wenn Sie es sehen möchten, schreiben Sie es einfach, dann machen wir einen Termin mit Ihnen aus.',
    ),
  callStands: (label) =>
    `Dann ist das abgemacht: Wir sprechen am ${label}. Die Einladung, die wir geschickt haben, gilt, und vor dem Gespräch erinnern wir Sie noch einmal.`,
  timeTaken: 'Der Termin, den Sie gewählt haben, ist leider nicht mehr frei.',
  timeUnclear:
    'Ich konnte die Zeit, die Sie nennen, keinem freien Termin zuordnen und frage lieber nach: Passt einer der Termine unten, oder nennen Sie mir einen Tag und eine Uhrzeit?',
  gladToShow: (street) =>
    `Wir zeigen Ihnen gern ${street ?? 'etwas, das passt'}. Den Termin dafür macht jemand aus unserem Team in einem kurzen Gespräch mit Ihnen aus, damit er für Sie und für den Eigentümer passt.`,
  both: 'beide',
  gladToTalk: 'Sehr gern, sprechen wir darüber.',
  keepInMind: (street) => `Wir behalten ${street} für Sie im Auge.`,
  askForCall: (isSeller, turn) =>
    isSeller
      ? 'In einem kurzen Gespräch gehen wir durch, was für ähnliche Häuser bezahlt wurde, was Ihres besonders macht und wie es weitergehen kann.'
      : pick(
          turn,
          'Am einfachsten ist jetzt ein kurzes Gespräch: Wir gehen Ihre Fragen zusammen durch, machen einen Termin aus, wenn Sie etwas sehen möchten, und überlegen, was als Nächstes kommt.',
          'Darf ich ein kurzes Gespräch vorschlagen? In wenigen Minuten klären wir das zusammen, und wenn Sie möchten, machen wir einen Termin aus.',
        ),
  askForCallClose: (turn) =>
    pick(
      turn,
      'Freie Termine stehen unten; sobald Sie einen wählen, ist das Gespräch fest, und Sie bekommen von uns eine Einladung dazu.',
      'Unten finden Sie freie Termine. Sobald Sie einen wählen, schicken wir Ihnen eine Einladung.',
    ),
  timesStand: 'Wenn Sie lieber sprechen möchten: Die freien Termine stehen noch einmal unten, und eine Zeile von Ihnen ist genug.',
  earliest: 'Das ist der früheste Termin, der zu Ihrer Nachricht passt; wenn Ihnen ein anderer lieber ist, schreiben Sie es einfach.',
  confirmCall: (label) =>
    `Ihr Gespräch ist fest: ${label}. Eine Einladung für Ihren Kalender liegt bei, und vor dem Gespräch schicken wir Ihnen eine Erinnerung.`,
  confirmClose: (side) =>
    side === 'seller'
      ? 'Wir sprechen über den Wert Ihres Hauses, über den Verkauf und über Ihre Fragen. Wenn etwas dazwischenkommt, antworten Sie einfach auf diese Nachricht, und wir finden einen anderen Termin.'
      : 'Wir sprechen über das, was Sie suchen, und über Ihre Fragen. Wenn etwas dazwischenkommt, antworten Sie einfach auf diese Nachricht, und wir finden einen anderen Termin.',
  seller: (address, { told }, turn) => {
    const topics = [
      told.condition ? 'über den Zustand' : '',
      told.ownership ? 'über das Eigentum' : '',
      told.priceExpectation ? 'über Ihren Preis' : '',
      told.timeframe ? 'über Ihre Zeit' : '',
      told.reason ? 'über Ihre Pläne' : '',
    ].filter(Boolean);
    const home = address ? `für ${address}` : 'für Ihr Haus';
    if (turn.n === 0) return `Vielen Dank, dass Sie beim Verkauf an uns denken. Wir notieren uns die Anfrage ${home}.`;
    return topics.length > 0
      ? `Vielen Dank für das, was Sie uns ${and(topics)} schreiben: Das hilft uns, den Verkauf gut vorzubereiten.`
      : 'Vielen Dank für Ihre Antwort.';
  },
  sellerNext: (turn) =>
    pick(
      turn,
      'Was es wert ist, möchten wir in einer E-Mail nicht raten. Wir beginnen mit den Preisen, die für ähnliche Häuser bezahlt wurden, sehen uns dann Ihres an, und danach geht jemand aus unserem Team das Ergebnis mit Ihnen durch, damit Sie in Ruhe entscheiden können.',
      'Jemand aus unserem Team vergleicht jetzt, was Sie uns schreiben, mit den Verkäufen ähnlicher Häuser. Was wir dafür noch brauchen, fragen wir hier, und nichts wird entschieden, bevor Sie das Ergebnis gesehen haben.',
    ),
  sellerGently:
    'Nichts davon eilt, und jetzt muss nichts entschieden werden. Wenn Sie so weit sind, sieht sich jemand aus unserem Team das Haus mit Ihnen an und geht die Schritte eines Verkaufs einzeln mit Ihnen durch; bis dahin beantworten wir Ihre Fragen gern hier.',
  sellerReady:
    'Damit haben wir, was wir für eine erste Bewertung brauchen. Jemand aus unserem Team kann sie in einem kurzen Gespräch mit Ihnen durchgehen: Schreiben Sie es uns, dann schicken wir Ihnen Termine.',
  condolence: 'Es tut mir sehr leid, dass Sie jemanden verloren haben.',
  byMail: 'Natürlich: Wir bleiben bei E-Mails, und niemand ruft Sie an.',
  handOver: (brokerage) =>
    `Vielen Dank für Ihre Nachricht. Das ist eine Sache für einen Menschen, deshalb habe ich sie an jemanden bei ${brokerage} weitergegeben, der alles liest und Ihnen persönlich antwortet.`,
  handOverClose: 'Bis dahin müssen Sie nichts tun. Wenn Sie noch etwas ergänzen möchten, antworten Sie einfach auf diese Nachricht.',
  goal: 'Möchten Sie kaufen, mieten oder verkaufen?',
  courtesy: 'Nehmen Sie sich die Zeit, die Sie brauchen; wenn Sie einen Schritt weiter gehen möchten, genügt eine Zeile an diese Adresse.',
  whichHome: 'Welches unserer Angebote meinen Sie? Die Adresse oder der Link genügt.',
  forColleague:
    'Das ist eine Frage für einen Menschen und nicht für einen Assistenten: Jemand aus unserem Team fragt nach und schreibt Ihnen, was wir für Sie tun können.',
  address: (address) => `Sie finden uns hier: ${address}.`,
  questions: {
    areas: 'In welcher Gegend möchten Sie suchen?',
    budgetMax: 'An welches Budget denken Sie?',
    bedroomsMin: 'Wie viele Schlafzimmer sollen es mindestens sein?',
    timeframe: 'Wann möchten Sie umziehen?',
    financing: 'Ist Ihre Finanzierung schon zugesagt?',
    propertyTypes: 'Möchten Sie lieber ein Haus oder eine Wohnung?',
    sellingAddress: 'Wie ist die Adresse?',
    propertyType: 'Was für ein Haus oder eine Wohnung ist es?',
    bedrooms: 'Wie viele Schlafzimmer hat es?',
    condition: 'In welchem Zustand ist es, und wurde schon etwas erneuert?',
    priceExpectation: 'Haben Sie einen Preis im Kopf?',
  },
  sellerQuestions: { timeframe: 'Bis wann möchten Sie verkauft haben?' },
  features: FEATURES,
};
