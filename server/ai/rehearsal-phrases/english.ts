import { type Detail, listed, type PhraseBook, pick, type Turn } from './phrase-book.ts';

const and = (words: readonly string[]) => listed(words, 'and');
const article = (type: string) => (/^[aeiou]/i.test(type) ? 'an' : 'a');
const rooms = (count: number) => `${count} ${count === 1 ? 'bedroom' : 'bedrooms'}`;

const FEATURES: Record<string, string> = {
  ...{ garden: 'a garden', pool: 'a pool', garage: 'a garage', parking: 'parking', balcony: 'a balcony', fireplace: 'a fireplace' },
  ...{
    deck: 'a deck',
    basement: 'a basement',
    elevator: 'an elevator',
    laundry: 'laundry',
    office: 'a home office',
    pets: 'room for pets',
  },
  ...{ water: 'the water close by', waterfront: 'a place on the water', 'water view': 'a view of the water', storage: 'storage' },
  ...{ accessible: 'step-free access', solar: 'solar power', gym: 'a gym', heating: 'central heating', 'guest house': 'a guest room' },
  ...{ 'open house': 'an open house', 'hot tub': 'a hot tub', attic: 'an attic', view: 'a view' },
  ...{ fee: 'an association fee', taxes: 'the property taxes', deposit: 'the deposit', ways: 'the distance you ask about' },
  ...{ utilities: 'the running costs' },
  ...{ 'air conditioning': 'air conditioning', hardwood: 'hardwood floors', dishwasher: 'a dishwasher', furnished: 'furniture' },
};

/** "a home with 3 bedrooms in Orchard Falls or Mill Hill, up to $620,000, if possible with a garden" */
function wish({ bedrooms, areas, budget, features, isRent }: Detail): string {
  const wished = features.map((feature) => FEATURES[feature] ?? feature);
  return [
    isRent ? 'a home to rent' : 'a home',
    bedrooms ? ` with ${rooms(bedrooms)}` : '',
    areas.length > 0 ? ` in ${areas.join(' or ')}` : '',
    budget ? `, up to $${budget.toLocaleString('en-US')}${isRent ? ' per month' : ''}` : '',
    wished.length > 0 ? `, if possible with ${and(wished)}` : '',
  ].join('');
}

const wishes = ({ bedrooms, areas, budget }: Detail) => [bedrooms !== null, areas.length > 0, budget !== null].filter(Boolean).length;

/** What a mail tells beside a wish, as we understood it. */
function understood({ told }: Detail): string[] {
  const money: Record<string, string> = {
    pre_approved: 'you are pre-approved',
    cash: 'you would pay in cash',
    needs_mortgage: 'the mortgage is still to come',
  };
  const pace: Record<string, string> = {
    now: 'you would like to move soon',
    soon: 'you would like to move within the next months',
    later: 'there is some time yet',
  };
  return [money[String(told.financing)], pace[String(told.timeframe)]].filter((words) => words !== undefined);
}

function opening(detail: Detail, turn: Turn): string {
  const news = understood(detail);
  if (wishes(detail) >= 2)
    return pick(
      turn,
      `Thank you for telling us what you have in mind: ${wish(detail)}.`,
      `Thank you, that gives us a clear picture: ${wish(detail)}.`,
    );
  if (news.length > 0)
    return pick(
      turn,
      `Thank you, it is good to know that ${news.join(' and that ')}.`,
      `That helps: we have noted that ${news.join(' and that ')}.`,
    );
  if (detail.address)
    return turn.n === 0
      ? `Thank you for writing to us about ${detail.address}.`
      : pick(turn, `With pleasure, here is more about ${detail.address}.`, `Of course, here is what we know about ${detail.address}.`);
  if (wishes(detail) > 0 || detail.features.length > 0)
    return turn.n === 0 ? `Thank you for writing to us about ${wish(detail)}.` : `Thank you, we have noted that: ${wish(detail)}.`;
  if (turn.isAsking && turn.n > 0) return pick(turn, 'Thank you for asking.', 'Thank you for your question.');
  return pick(
    turn,
    'Thank you for writing to us and for telling us where you stand.',
    'Thank you for your answer.',
    'Thank you for coming back to us.',
  );
}

export const english: PhraseBook = {
  opening,
  followUp: 'It has been a little while since our last mail, and something new has come up that may be of interest to you.',
  neutral:
    'On who lives in an area or what it is like to live there, fair housing rules ask us to leave the judgement to you. Public sources such as the town office and the census have the facts, and we will gladly point you to them.',
  neutralAgain: 'As before, that is a judgement we have to leave to you; public sources have the facts, and we can point you to them.',
  qualify: (turn) =>
    pick(
      turn,
      'A good way to begin is to settle the few things that matter most to you, and then to look at what is on the market with those in mind. We keep the search to what fits, so that you do not have to read through everything.',
      'There is no hurry on our side. Once we know a little more we can send you a short list of homes that fit, each with its facts side by side, and you decide how fast this goes.',
    ),
  suggest: (count, turn) =>
    count === 1
      ? pick(turn, 'This home is on the market and fits what you told us:', 'One home on the market fits that well:')
      : pick(turn, 'These homes are on the market and fit what you told us:', 'Have a look at these, they fit what you are looking for:'),
  present: ({ listing, street }, wished) => {
    const extras = wished.map((feature) => FEATURES[feature] ?? feature);
    const size = listing.bedrooms ? ` with ${rooms(listing.bedrooms)}` : '';
    const more = extras.length > 0 ? `${size ? ' and' : ' with'} ${and(extras)}` : '';
    return `${street} is ${article(listing.type)} ${listing.type} in ${listing.area || listing.city}${size}${more}${listing.yearBuilt ? `, built in ${listing.yearBuilt}` : ''}${listing.isAboveBudget ? ', a little above your budget' : ''}.`;
  },
  suggestClose: (count, turn) =>
    count === 1
      ? pick(
          turn,
          'All the facts are in the listing below. Tell us whether it speaks to you, or what is missing, and we will adjust the search.',
          'You will find the details below. Write back if you would like to know more about it, and if it is not the one, say what to change.',
        )
      : pick(
          turn,
          'All the facts are in the listings below. Tell us which of them you would like to know more about, or what is missing, and we will adjust the search.',
          'You will find the details of each below. If one of them speaks to you, write back and we will tell you more, and if none does, say what to change.',
        ),
  similar: (count) => (count === 1 ? 'This one comes closest to it:' : 'These come closest to it:'),
  alsoFits: (count) => (count === 1 ? 'This one fits what you told us as well:' : 'These fit what you told us as well:'),
  nothingFound: (turn) =>
    pick(
      turn,
      'We looked through everything that is on the market right now and nothing new fits what you told us. We keep looking, and as soon as a home comes up that fits we will write to you. If you can give a little on the area or the size, tell us and we will search again with that in mind.',
      'With that in mind we searched again, and there is no new home on offer today that comes close enough to show you. Your search stays open with us, and you will hear from us on the day something suitable is listed. Tell us if one of your wishes matters less than the others, it widens the choice.',
    ),
  nothingElse:
    'Beyond what you have seen, nothing else on the market fits right now. We keep looking and will write when something comes up.',
  available: ({ listing, street }) =>
    listing.status === 'ComingSoon' ? `${street} is coming to the market soon.` : `Yes, ${street} is available at the moment.`,
  gone: (street) => `${street} is no longer available, I am sorry to say.`,
  facts: ({ listing, street }) => {
    const area = listing.livingArea
      ? ` and ${listing.livingArea.toLocaleString('en-US')} ${listing.livingAreaUnits === 'SquareMeters' ? 'm²' : 'sq ft'}`
      : '';
    const year = listing.yearBuilt ? `, built in ${listing.yearBuilt}` : '';
    return listing.bedrooms
      ? `${street} is ${article(listing.type)} ${listing.type} in ${listing.area || listing.city} with ${rooms(listing.bedrooms)}${area}${year}.`
      : `${street} is ${article(listing.type)} ${listing.type} in ${listing.area || listing.city}${year}.`;
  },
  built: ({ listing, street }) =>
    listing.yearBuilt ? `${street} was built in ${listing.yearBuilt}.` : 'The year it was built is not in the listing.',
  priced: ({ listing, price, street }) => `${street} is listed at ${price}${listing.isLease ? ' per month' : ''}.`,
  sized: ({ listing, street }) =>
    [
      `${street} has ${and([listing.bedrooms ? rooms(listing.bedrooms) : '', listing.bathrooms ? `${listing.bathrooms} ${listing.bathrooms === 1 ? 'bath' : 'baths'}` : ''].filter(Boolean)) || 'no rooms stated'}`,
      listing.livingArea
        ? `, on ${listing.livingArea.toLocaleString('en-US')} ${listing.livingAreaUnits === 'SquareMeters' ? 'm²' : 'sq ft'}`
        : '',
      '.',
    ].join(''),
  has: (features) => `It has ${and(features.map((feature) => FEATURES[feature] ?? feature))}.`,
  hasAt: (street, features) => `${street} has ${and(features.map((feature) => FEATURES[feature] ?? feature))}.`,
  fee: (fee) => `The association fee is ${fee} a month.`,
  petsWelcome: 'Pets are welcome there.',
  petsRefused: 'Pets are not allowed there, I am sorry to say.',
  unknown: (names) => {
    const what = names.flatMap((name) => FEATURES[name] ?? []);
    return what.length > 0
      ? `The listing says nothing about ${listed(what, 'or')}, and we would rather not guess: a colleague will look it up and write to you.`
      : 'What the listing does not say we would rather not guess at: a colleague will look it up and write to you.';
  },
  hours: (hours, phone) => `Our office is open ${hours}${phone && `, and you reach us by phone at ${phone}`}.`,
  nextStep: (isSeller) =>
    isSeller
      ? 'The next step is a valuation: an agent looks at your home and at what comparable ones have sold for, and goes through the result with you.'
      : 'The next step is simple: we talk through what you want, look at homes together, and you take it from there at your own pace.',
  callStands: (label) =>
    `That is settled, then: we speak on ${label}. The invitation we sent holds, and we will remind you before the call.`,
  answerClose: (count, turn) =>
    pick(
      turn,
      `The other facts are in the ${count === 1 ? 'listing' : 'listings'} below. If you would like to know more, or to see something similar, just answer this mail and we will look into it for you.`,
      'Everything else we know stands below. Write back with whatever else you would like to know and we will find out, and if you would like to see it, say so and we will arrange that with you.',
      'You will find the rest below. Is there anything you would like us to check for you, or something it lacks? A line by return is enough, and the same goes for a day on which you would like to see it.',
    ),
  timeTaken: 'I am sorry, the time you chose is no longer free.',
  timeUnclear:
    'I could not match the time you name with one that is free, so I would rather ask than guess: is one of those below right, or would you name a day and an hour that suit you?',
  gladToShow: (street) =>
    `We will gladly show you ${street ?? 'homes that fit'}. A colleague sets the viewing up with you on a short call, so that it suits you and the owner.`,
  both: 'both of them',
  gladToTalk: 'Gladly, let us talk it through.',
  keepInMind: (street) => `We keep ${street} in mind for you.`,
  askForCall: (isSeller, turn) =>
    isSeller
      ? 'On a short valuation call we go through what comparable homes have sold for, look at what sets yours apart, and agree on how to go on.'
      : pick(
          turn,
          'A short call would be the easiest way to go on from here: we can go through your questions, arrange a viewing if you want one, and agree on what to look at first.',
          'May we suggest a short call? In a few minutes we can sort out the details together and, if you like, set a day to see a home.',
        ),
  askForCallClose: (turn) =>
    pick(
      turn,
      'Some times that are free stand below; as soon as you choose, the call is booked.',
      'Below are times that are free. Once you have chosen one, we book it and send you an invitation.',
    ),
  timesStand: 'Whenever you would rather talk, the times that are free stand below once more, and a line from you is enough.',
  earliest: 'This is the earliest time that fits what you wrote; if another one suits you better, just say so.',
  confirmCall: (label) =>
    `Your call is booked: ${label}. An invitation for your calendar is attached to this mail, and we will send a reminder before the call.`,
  confirmClose: (side) =>
    side === 'seller'
      ? 'We will go through the value of your home, what selling it would look like, and your questions. If something comes up, just answer this mail and we will find another time together.'
      : 'We will go through what you are looking for and answer your questions. If something comes up, just answer this mail and we will find another time together.',
  seller: (address, { told }, turn) => {
    const topics = [
      told.condition ? 'its condition' : '',
      told.ownership ? 'how it is owned' : '',
      told.priceExpectation ? 'the price you hope for' : '',
      told.timeframe ? 'your time frame' : '',
      told.reason ? 'your plans' : '',
    ].filter(Boolean);
    const home = address ?? 'your home';
    if (turn.n === 0) return `Thank you for thinking of us for the sale of ${home}.`;
    return topics.length > 0
      ? `Thank you for telling us about ${and(topics)}: that helps us to prepare the sale of ${home}.`
      : `Thank you for your answer about ${home}.`;
  },
  sellerNext: (turn) =>
    pick(
      turn,
      'What it is worth we would rather not guess by mail. We begin with what comparable homes have sold for, then look at the house itself, and after that one of our agents goes through the result with you, so that you can decide with all the facts on the table. Listing it with us is the step after that.',
      'An agent of ours now puts what you told us beside the sales of comparable homes. What we still need for that we ask here, and nothing is decided before you have seen the result.',
    ),
  sellerGently:
    'There is no hurry with any of this, and nothing has to be decided now. When you are ready, one of our agents looks at the house with you and goes through the steps of a sale one by one, at your pace; until then we are glad to answer your questions here.',
  sellerReady:
    'With that we have what we need for a first valuation. An agent can go through it with you on a short call whenever you like: just say so, and we will send you times to choose from.',
  condolence: 'I am very sorry for your loss.',
  byMail: 'Of course: we go on by mail, and nobody will phone you.',
  handOver: (brokerage, turn) =>
    pick(
      turn,
      `Thank you for your message. This is a matter for a person rather than for an assistant, so I have passed it on to a colleague at ${brokerage}, who will read all of it and answer you personally.`,
      `Thank you for writing. I have handed your message to a colleague at ${brokerage}. A person will read it from beginning to end and write back to you.`,
    ),
  handOverClose:
    'You do not have to do anything in the meantime. If there is something you would like to add, just answer this mail, and it will reach the same person.',
  courtesy: 'Take all the time you need; whenever you would like to go a step further, a line to this address finds the right person here.',
  whichHome: 'Which of our homes do you mean? Its address or the link to it is enough.',
  forColleague:
    'That is a question for one of our agents rather than for an assistant, so a colleague will look into it and write to you about what we can do for you.',
  address: (address) => `You find us at ${address}.`,
  goal: 'Are you thinking of buying, of renting, or of selling?',
  questions: {
    areas: 'Which areas would you like to look in?',
    budgetMax: 'What budget do you have in mind?',
    bedroomsMin: 'How many bedrooms should it have at least?',
    timeframe: 'When would you like to move?',
    financing: 'Do you already have a pre-approval?',
    propertyTypes: 'Would you prefer a house, a townhouse or an apartment?',
    sellingAddress: 'What is the address of the property?',
    propertyType: 'What kind of property is it?',
    bedrooms: 'How many bedrooms does it have?',
    condition: 'How would you describe its condition, and has anything been renovated?',
    priceExpectation: 'Do you have a price in mind?',
  },
  sellerQuestions: { timeframe: 'By when would you like to have sold?' },
  features: FEATURES,
};
