import { type Detail, listed, type PhraseBook, pick, type Turn } from './phrase-book.ts';

const and = (words: readonly string[]) => listed(words, 'et');
const rooms = (count: number) => `${count} ${count === 1 ? 'chambre' : 'chambres'}`;
const TYPES: Record<string, string> = {
  ...{ house: 'une maison', townhouse: 'une maison de ville', condominium: 'une copropriété', apartment: 'un appartement' },
  ...{ duplex: 'un duplex' },
};

const FEATURES: Record<string, string> = {
  ...{ garden: 'un jardin', pool: 'une piscine', garage: 'un garage', parking: 'un stationnement', balcony: 'un balcon' },
  ...{ fireplace: 'une cheminée', deck: 'une terrasse', basement: 'un sous-sol', elevator: 'un ascenseur', laundry: 'une buanderie' },
  ...{ accessible: 'un accès de plain-pied', solar: 'des panneaux solaires', gym: 'une salle de sport', heating: 'le chauffage central' },
  ...{ 'open house': 'une visite libre', attic: 'un grenier', view: 'une vue' },
  ...{ office: 'un bureau', pets: 'de la place pour un animal', water: "l'eau tout près", waterfront: "le bord de l'eau" },
  ...{ 'water view': 'une vue sur mer', storage: 'un débarras', 'air conditioning': 'la climatisation', hardwood: 'du parquet' },
  ...{ fee: 'les charges', taxes: 'la taxe foncière', deposit: 'le dépôt de garantie', ways: 'la distance dont vous parlez' },
  ...{ utilities: 'les frais courants' },
  ...{ dishwasher: 'un lave-vaisselle', furnished: 'des meubles' },
};

function wish({ bedrooms, areas, budget, features, isRent }: Detail): string {
  const wished = features.map((feature) => FEATURES[feature] ?? feature);
  return [
    isRent ? 'un bien à louer' : 'un bien',
    bedrooms ? ` avec ${rooms(bedrooms)}` : '',
    areas.length > 0 ? ` à ${areas.join(' ou ')}` : '',
    budget ? `, jusqu'à $${budget.toLocaleString('en-US')}${isRent ? ' par mois' : ''}` : '',
    wished.length > 0 ? `, si possible avec ${and(wished)}` : '',
  ].join('');
}

const wishes = ({ bedrooms, areas, budget }: Detail) => [bedrooms !== null, areas.length > 0, budget !== null].filter(Boolean).length;

function understood({ told }: Detail): string[] {
  const money: Record<string, string> = {
    pre_approved: 'votre financement est prévu',
    cash: 'vous paieriez comptant',
    needs_mortgage: 'le prêt reste à trouver',
  };
  const pace: Record<string, string> = {
    now: 'vous aimeriez emménager bientôt',
    soon: 'vous aimeriez emménager dans les prochains mois',
    later: 'il reste un peu de temps',
  };
  return [money[String(told.financing)], pace[String(told.timeframe)]].filter((words) => words !== undefined);
}

function opening(detail: Detail, turn: Turn): string {
  const news = understood(detail);
  if (wishes(detail) >= 2)
    return pick(
      turn,
      `Merci de nous avoir dit ce que vous cherchez : ${wish(detail)}.`,
      `Merci, nous avons maintenant une idée claire : ${wish(detail)}.`,
    );
  if (news.length > 0)
    return pick(
      turn,
      `Merci, il est bon de savoir que ${news.join(' et que ')}.`,
      `Cela nous aide : nous notons que ${news.join(' et que ')}.`,
    );
  if (detail.address)
    return turn.n === 0
      ? `Merci de nous avoir écrit au sujet de ${detail.address}.`
      : pick(turn, `Avec plaisir, voici ce qu'il en est de ${detail.address}.`, `Bien sûr, voici ce que nous savons de ${detail.address}.`);
  if (wishes(detail) > 0 || detail.features.length > 0) return `Merci de nous avoir écrit : ${wish(detail)}.`;
  if (turn.isAsking && turn.n > 0) return 'Merci pour votre question.';
  return pick(
    turn,
    'Merci de nous avoir écrit et de nous avoir présenté votre projet.',
    'Merci pour votre réponse.',
    'Merci de votre retour.',
  );
}

export const french: PhraseBook = {
  opening,
  followUp: 'Un peu de temps a passé depuis notre dernier message, et quelque chose de nouveau pourrait vous intéresser.',
  neutral:
    "Sur les habitants d'un quartier ou la vie que l'on y mène, les règles sur l'égalité d'accès au logement nous demandent de vous laisser juger. Des sources publiques, comme la mairie et le recensement, donnent ces informations, et nous vous les indiquerons volontiers.",
  neutralAgain:
    'Comme nous le disions, ce jugement vous revient ; les sources publiques donnent ces informations et nous vous les indiquerons.',
  qualify: (turn) =>
    pick(
      turn,
      'Le mieux est de commencer par les quelques points qui comptent le plus pour vous, puis de regarder le marché avec cela en tête. Nous ne vous enverrons que ce qui convient, avec toutes les données, et vous choisissez le rythme.',
      'Rien ne presse de notre côté. Dès que nous en saurons un peu plus, nous vous enverrons une courte liste de biens qui conviennent, avec toutes leurs données, et vous choisissez le rythme.',
    ),
  suggest: (count, turn) =>
    count === 1
      ? 'Ce bien est sur le marché et correspond à ce que vous nous avez dit :'
      : pick(
          turn,
          'Ces biens sont sur le marché et correspondent à ce que vous nous avez dit :',
          'Regardez ces biens, ils correspondent à votre recherche :',
        ),
  present: ({ listing, street }, wished) => {
    const extras = wished.map((feature) => FEATURES[feature] ?? feature);
    const size = listing.bedrooms ? ` avec ${rooms(listing.bedrooms)}` : '';
    const more = extras.length > 0 ? `${size ? ' et' : ' avec'} ${and(extras)}` : '';
    const year = listing.yearBuilt ? `, de ${listing.yearBuilt}` : '';
    return `${street} est ${TYPES[listing.type] ?? 'un bien'} à ${listing.area || listing.city}${size}${more}${year}${listing.isAboveBudget ? ', un peu au-dessus de votre budget' : ''}.`;
  },
  suggestClose: (count, turn) =>
    count === 1
      ? 'Toutes les données sont dans la fiche ci-dessous. Dites-nous si ce bien vous intéresse, ou ce qui manque, et nous adapterons la recherche.'
      : pick(
          turn,
          'Toutes les données sont dans les fiches ci-dessous. Dites-nous laquelle vous intéresse le plus, ou ce qui manque, et nous adapterons la recherche.',
          "Vous trouverez ci-dessous les données de chacun. Si l'un d'eux vous plaît, écrivez-nous et nous vous en dirons plus ; sinon, dites-nous quoi changer.",
        ),
  similar: (count) => (count === 1 ? "Celui-ci s'en approche le plus :" : "Ceux-ci s'en approchent le plus :"),
  alsoFits: (count) =>
    count === 1 ? 'Celui-ci correspond aussi à ce que vous nous avez dit :' : 'Ceux-ci correspondent aussi à ce que vous nous avez dit :',
  nothingFound: (turn) =>
    pick(
      turn,
      'Nous avons regardé tout ce qui est sur le marché en ce moment et rien de nouveau ne correspond à ce que vous nous avez dit. Nous continuons à chercher et nous vous écrirons dès que quelque chose se présente. Si vous pouvez céder un peu sur le quartier ou la taille, dites-le-nous et nous chercherons à nouveau.',
      'Nous avons cherché à nouveau en tenant compte de cela, et aucun nouveau bien proposé aujourd’hui ne s’en approche assez pour vous être montré. Votre recherche reste ouverte chez nous et vous aurez de nos nouvelles dès qu’un bien convient. Dites-nous si l’un de vos souhaits compte moins que les autres, cela élargit le choix.',
    ),
  nothingElse:
    "En dehors de ce que vous avez vu, rien d'autre ne correspond en ce moment. Nous continuons à chercher et nous vous écrirons dès que quelque chose se présente.",
  available: ({ listing, street }) =>
    listing.status === 'ComingSoon' ? `${street} arrive bientôt sur le marché.` : `Oui, ${street} est disponible en ce moment.`,
  gone: (street) => `${street} n'est plus disponible, nous en sommes désolés.`,
  facts: ({ listing, street }) => {
    const size = listing.bedrooms ? ` avec ${rooms(listing.bedrooms)}` : '';
    const year = listing.yearBuilt ? `, de ${listing.yearBuilt}` : '';
    return `${street} est ${TYPES[listing.type] ?? 'un bien'} à ${listing.area || listing.city}${size}${year}.`;
  },
  built: ({ listing, street }) =>
    listing.yearBuilt ? `${street} date de ${listing.yearBuilt}.` : "L'année de construction ne figure pas dans la fiche.",
  priced: ({ listing, price, street }) => `Le prix de ${street} est de ${price}${listing.isLease ? ' par mois' : ''}.`,
  sized: ({ listing, street }) => {
    const baths = listing.bathrooms ? `${listing.bathrooms} ${listing.bathrooms === 1 ? 'salle de bain' : 'salles de bain'}` : '';
    return `${street} compte ${and([listing.bedrooms ? rooms(listing.bedrooms) : '', baths].filter(Boolean)) || 'les pièces indiquées ci-dessous'}.`;
  },
  has: (features) => `On y trouve ${and(features.map((feature) => FEATURES[feature] ?? feature))}.`,
  hasAt: (street, features) => `${street} a ${and(features.map((feature) => FEATURES[feature] ?? feature))}.`,
  fee: (fee) => `Les charges de copropriété sont de ${fee} par mois.`,
  petsWelcome: 'Les animaux y sont acceptés.',
  petsRefused: "Les animaux n'y sont pas acceptés, nous en sommes désolés.",
  unknown: (names) => {
    const what = names.flatMap((name) => FEATURES[name] ?? []);
    return what.length > 0
      ? `La fiche ne dit rien sur ${listed(what, 'ou')}, et nous préférons ne pas le deviner : une personne de notre équipe le cherchera et vous écrira.`
      : 'Ce que la fiche ne dit pas, nous préférons ne pas le deviner : une personne de notre équipe le cherchera et vous écrira.';
  },
  hours: (hours, phone) => `Voici les heures de notre bureau : ${hours}.${phone && ` Vous nous joignez aussi par téléphone au ${phone}.`}`,
  nextStep: (isSeller) =>
    isSeller
      ? 'La suite est une estimation : un agent regarde votre bien et les prix payés pour des biens comparables, puis passe le résultat en revue avec vous.'
      : 'La suite est simple : nous parlons de ce que vous cherchez, nous regardons des biens ensemble, et vous décidez à votre rythme.',
  callStands: (label) =>
    `C'est donc entendu : nous nous parlons le ${label}. L'invitation envoyée reste valable, et nous vous enverrons un rappel avant l'appel.`,
  answerClose: (count, turn) =>
    pick(
      turn,
      `Le reste se trouve dans ${count === 1 ? 'la fiche' : 'les fiches'} ci-dessous. Si vous souhaitez en savoir plus, ou voir un bien semblable, répondez à ce message et nous nous en occuperons pour vous.`,
      'Les autres données figurent ci-dessous. Écrivez-nous pour toute autre question et nous chercherons la réponse pour vous ; et si vous souhaitez le voir, dites-le-nous et nous organiserons une visite.',
    ),
  timeTaken: "Nous en sommes désolés, le créneau choisi n'est plus libre.",
  timeUnclear:
    "Je n'ai pas pu rattacher le moment que vous indiquez à un créneau libre, et je préfère vous le demander plutôt que de deviner : l'un de ceux ci-dessous vous convient-il, ou m'indiquez-vous un jour et une heure ?",
  gladToShow: (street) =>
    `Nous vous montrerons volontiers ${street ?? 'des biens qui conviennent'}. Un collègue fixe la visite avec vous lors d'un court appel, pour qu'elle convienne à vous et au propriétaire.`,
  both: 'les deux',
  gladToTalk: 'Volontiers, parlons-en.',
  keepInMind: (street) => `Nous gardons ${street} en tête pour vous.`,
  askForCall: (isSeller, turn) =>
    isSeller
      ? "Lors d'un court appel, nous passons en revue les prix payés pour des biens comparables, ce qui distingue le vôtre, et la suite à donner."
      : pick(
          turn,
          'Le plus simple pour avancer est un court appel : nous verrons ensemble vos questions, nous préparerons une visite si vous le voulez, et nous choisirons ce qu’il faut regarder en premier.',
          'Un court appel vous conviendrait-il ? En quelques minutes nous réglerons les détails et, si vous le voulez, nous fixerons une visite.',
        ),
  askForCallClose: (turn) =>
    pick(
      turn,
      'Nos créneaux libres figurent ci-dessous ; dès que vous en choisissez un, l’appel est réservé.',
      'Voici nos créneaux libres. Dès votre choix, nous réservons et vous envoyons une invitation.',
    ),
  timesStand: 'Quand vous préférerez en parler, nos créneaux libres figurent encore ci-dessous, et une ligne de votre part suffit.',
  earliest: "C'est le premier créneau qui correspond à votre message ; si un autre vous convient mieux, dites-le-nous simplement.",
  confirmCall: (label) =>
    `Votre appel est réservé : ${label}. Une invitation pour votre agenda est jointe à ce message, et nous vous enverrons un rappel avant l'appel.`,
  confirmClose: (side) =>
    side === 'seller'
      ? 'Nous parlerons de la valeur de votre bien, du déroulement de la vente et de vos questions. En cas d’empêchement, répondez à ce message et nous trouverons ensemble un autre moment.'
      : 'Nous parlerons de ce que vous cherchez et de toutes vos questions. En cas d’empêchement, répondez à ce message et nous trouverons ensemble un autre moment.',
  seller: (address, { told }, turn) => {
    const topics = [
      told.condition ? 'son état' : '',
      told.ownership ? 'la propriété' : '',
      told.priceExpectation ? 'le prix que vous espérez' : '',
      told.timeframe ? 'vos délais' : '',
      told.reason ? 'vos projets' : '',
    ].filter(Boolean);
    const home = address ?? 'votre bien';
    if (turn.n === 0) return `Merci de penser à nous pour la vente de ${home}.`;
    return topics.length > 0
      ? `Merci de nous avoir dit ${and(topics)} : cela nous aide à préparer la vente de ${home}.`
      : `Merci pour votre réponse au sujet de ${home}.`;
  },
  sellerNext: (turn) =>
    pick(
      turn,
      'Sa valeur, nous préférons ne pas la deviner par courriel. Nous commençons par les prix payés pour des biens comparables, nous regardons ensuite le vôtre, puis une personne de notre équipe passe en revue le résultat avec vous, pour que vous puissiez choisir en connaissance de cause.',
      'Un agent de notre équipe compare maintenant ce que vous nous dites aux ventes de biens semblables. Ce qui nous manque encore, nous vous le demandons ici, et rien ne se décide avant que vous ayez vu le résultat.',
    ),
  sellerGently:
    'Rien de tout cela ne presse, et vous n’avez rien à décider maintenant. Quand vous le voudrez, une personne de notre équipe regarde la maison avec vous et passe en revue les étapes d’une vente, à votre rythme ; d’ici là nous répondons volontiers à vos questions ici.',
  sellerReady:
    'Nous avons ainsi de quoi préparer une première estimation. Un agent peut la passer en revue avec vous lors d’un court appel quand vous le souhaitez : dites-le-nous et nous vous enverrons des créneaux.',
  condolence: 'Je suis sincèrement désolé de votre perte.',
  byMail: 'Bien sûr : nous continuons par courriel, et personne ne vous appellera.',
  handOver: (brokerage) =>
    `Merci pour votre message. Cette question est du ressort d'une personne et non d'un assistant : je l'ai donc transmise à un collègue de ${brokerage}, qui la lira en entier et vous répondra personnellement.`,
  handOverClose:
    "Vous n'avez rien à faire en attendant. Si vous souhaitez ajouter quelque chose, répondez à ce message : il arrivera à la même personne.",
  courtesy:
    "Prenez tout le temps qu'il vous faut ; quand vous voudrez aller plus loin, quelques lignes à cette adresse parviennent à la bonne personne de notre équipe.",
  whichHome: 'De quel bien parlez-vous ? Son adresse ou son lien suffit.',
  forColleague:
    "Cette question est du ressort d'un agent plutôt que d'un assistant : un collègue cherchera la réponse et vous écrira ce que nous pouvons faire pour vous.",
  address: (address) => `Vous nous trouvez au ${address}.`,
  goal: 'Souhaitez-vous acheter, louer ou vendre ?',
  questions: {
    areas: 'Quels quartiers vous plaisent ?',
    budgetMax: 'Quel est votre budget ?',
    bedroomsMin: 'Combien de chambres vous faut-il au minimum ?',
    timeframe: 'Quand souhaitez-vous emménager ?',
    financing: 'Votre financement est-il déjà prévu ?',
    propertyTypes: 'Préférez-vous une maison ou un appartement ?',
    sellingAddress: "Quelle est l'adresse du bien ?",
    propertyType: "De quel type de bien s'agit-il ?",
    bedrooms: 'Combien de chambres compte-t-il ?',
    condition: 'Dans quel état est-il, et y a-t-il eu des travaux ?',
    priceExpectation: 'Avez-vous un prix en tête ?',
  },
  sellerQuestions: { timeframe: 'Pour quand souhaitez-vous avoir vendu ?' },
  features: FEATURES,
};
