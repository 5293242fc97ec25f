import type { INTENTS, MoveName } from '../../../shared/decision.ts';
import type { Facts } from './facts.ts';

/** One row of the policy: when it holds, and in words why or why not. */
export type PolicyRule = { name: string; move: MoveName; applies: (facts: Facts) => { yes: boolean; why: string } };
type Intent = (typeof INTENTS)[number];

const says = (yes: boolean, why: string, whyNot: string) => ({ yes, why: yes ? why : whyNot });
/** People read the record. */
const inWords = (intents: Intent[]) => intents.join(', ').replaceAll('_', ' ');
const intended = ({ triage }: Facts, ...intents: Intent[]) => intents.filter((intent) => triage.intents.includes(intent));

/** The row that code alone reads and carries out, like an unsubscribe: the model's confidence is not asked. */
export const CALL_OFF = 'calls the booked call off';
/** Told to the model word for word: the answer has to say so. */
export const EARLIEST = 'the earliest that fits what they said, so say that another time can be had';

/** The policy table of docs/design: the first row that holds decides. The last one always holds. */
export const POLICY: PolicyRule[] = [
  {
    name: 'machine mail',
    move: 'stay_quiet',
    applies: (f) => says(f.isMachine, 'a machine wrote this, and machines are never answered', 'a person wrote this'),
  },
  {
    name: 'spam',
    move: 'stay_quiet',
    applies: (f) => says(f.isSurelySpam, 'this is spam', 'this is no spam, or not surely'),
  },
  {
    name: 'a person has the thread',
    move: 'stay_quiet',
    applies: (f) => says(f.isAPersonsThread, 'a person took over or answered', 'nobody has taken over'),
  },
  {
    name: 'forged sender',
    move: 'hand_to_person',
    applies: (f) => says(f.isForged, 'DMARC failed: the sender may be forged', 'nothing says that the sender is forged'),
  },
  {
    name: 'unsubscribe',
    move: 'stay_quiet',
    applies: (f) => says(f.wantsToStop, 'they want no more mail: noted and confirmed once', 'they did not ask us to stop'),
  },
  {
    name: 'pitch',
    move: 'stay_quiet',
    applies: (f) => says(f.isPitch, 'a business pitches to us', 'nobody pitches to us'),
  },
  {
    name: 'a person is awaited',
    move: 'hand_to_person',
    applies: (f) => says(f.isPersonExpected, 'this conversation waits for a person already', 'no person was called before'),
  },
  {
    name: 'two people wait',
    move: 'hand_to_person',
    applies: (f) =>
      says(
        f.isSomebodyElseWaiting,
        'two people wait for an answer in this conversation: each needs their own',
        'nobody else waits for an answer here',
      ),
  },
  { name: 'needs a person', move: 'hand_to_person', applies: needsPerson },
  {
    name: CALL_OFF,
    move: 'stay_quiet',
    applies: (f) =>
      says(f.isCallOff, 'they call the booked call off: cancelled, and confirmed once', 'no booked call is plainly called off'),
  },
  {
    name: 'low confidence',
    move: 'hand_to_person',
    applies: (f) =>
      says(
        f.isDoubtful,
        `not sure what it wants: confidence ${f.triage.confidence} is below ${f.minConfidence}`,
        `confidence ${f.triage.confidence} reaches ${f.minConfidence}`,
      ),
  },
  {
    name: 'picks a free time',
    move: 'confirm_call',
    applies: (f) =>
      says(f.pickedTime !== null, `names ${f.pickedTime}, which is free${f.isEarliest ? `: ${EARLIEST}` : ''}`, 'names no free time'),
  },
  { name: 'wishes to talk or view, or is ready', move: 'ask_for_call', applies: wishesOrReady },
  { name: 'far enough for a call', move: 'ask_for_call', applies: farEnough },
  {
    name: 'seller',
    move: 'acknowledge_seller',
    // With a call booked nothing is left to ask by mail: the next row says that it stands.
    applies: (f) =>
      f.isSeller && f.bookedCall !== null
        ? says(false, '', 'an owner whose call is booked')
        : says(f.isSeller, 'wants to sell, or to know a value', 'does not speak of selling'),
  },
  { name: 'a question we can answer', move: 'answer', applies: answerable },
  { name: 'enough known, something new to show', move: 'suggest_properties', applies: showable },
  { name: 'else', move: 'qualify', applies: () => ({ yes: true, why: 'nothing else applies: ask what is missing' }) },
];

function needsPerson(facts: Facts) {
  const { triage } = facts;
  const reasons = [
    (triage.kind === 'complaint' || intended(facts, 'complains').length > 0) && 'a complaint',
    intended(facts, 'is_agent_about_listing').length > 0 && 'another agent about a listing or client of ours',
    facts.isBusinessWithMatter && !intended(facts, 'is_agent_about_listing').length && 'a business that pitches nothing',
    triage.asksForPerson && 'asks for a person, or to be called at once',
    facts.isSpamInTalk && 'looks like spam, in a conversation that we answered',
    facts.isCallInDoubt && 'wants to move or call off the booked call',
    facts.isClient && 'an existing client',
    facts.hasAgent && 'has an agent',
    intended(facts, 'asks_legal_or_money_question').length > 0 && 'a legal, lending, commission or rival-offer question',
    intended(facts, 'asks_for_others_data').length > 0 && "asks for other people's data",
    triage.injectionSuspected && 'the mail tries to instruct the AI',
  ].filter((reason) => reason !== false);
  return says(reasons.length > 0, reasons.join('; '), 'nothing in it is a matter for a person alone');
}

/** Told to the model word for word: the answer has to say so. */
export const TIME_TAKEN = 'the time they picked is no longer free';
export const TIME_UNCLEAR = 'they name a time that is not free, or leave a doubt which';

function wishesOrReady(facts: Facts) {
  const { isWish, isReady, isPickTaken, noCall, triage, callReadiness } = facts;
  if (!isWish && !isReady) return says(false, '', `no wish to talk or view, readiness ${triage.readiness} is below ${callReadiness}`);
  if (noCall) return says(false, '', noCall);
  const isPick = intended(facts, 'picks_time').length > 0;
  if (isPick) return says(true, isPickTaken ? `${TIME_TAKEN}: offer the next ones` : TIME_UNCLEAR, '');
  const why = isWish
    ? `wishes to talk or view (${inWords(intended(facts, 'asks_to_talk', 'asks_to_view', 'picks_time'))})`
    : `readiness ${triage.readiness} reaches ${callReadiness}`;
  return says(true, why, '');
}

function farEnough({
  exchange,
  callExchange,
  isEngaged,
  isDisengaged,
  engagement,
  slotsFilled,
  noCall,
  isHunting,
  isSeller,
  triage,
}: Facts) {
  const where = `exchange ${exchange}, engagement ${engagement}, ${slotsFilled} slots filled`;
  const isFar = (exchange >= callExchange && isEngaged) || (exchange > callExchange && !isDisengaged);
  if (!isFar) return says(false, '', where);
  if (!isHunting && !isSeller && triage.kind !== 'general_inquiry') return says(false, '', `a ${triage.kind} mail is no lead`);
  return says(noCall === null, where, noCall ?? '');
}

/** Told to the model word for word: the answer says that the call stands. */
export const CALL_BOOKED = 'a call is booked: say what comes next';

function answerable(facts: Facts) {
  const asks = intended(facts, 'asks_about_listing', 'asks_office_question');
  if (asks.length > 0) return says(true, `asks what catalogue or Settings can answer (${inWords(asks)})`, '');
  return says(
    facts.bookedCall !== null && !intended(facts, 'asks_for_listings').length,
    CALL_BOOKED,
    'asks nothing that catalogue or Settings can answer',
  );
}

function showable({ isHunting, isEnoughToMatch, newMatches }: Facts) {
  if (!isHunting) return says(false, '', 'wants neither to buy nor to rent');
  if (!isEnoughToMatch) return says(false, '', 'area or type, and budget or bedrooms are not both known yet');
  return says(newMatches > 0, `${newMatches} matching listings that were not shown yet`, 'nothing new to show');
}
