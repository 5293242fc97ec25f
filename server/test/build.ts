import type { Availability, Call } from '../../shared/call.ts';
import type { Campaign, CampaignRecipient } from '../../shared/campaign.ts';
import type { Contact, Suppression } from '../../shared/contact.ts';
import type { Decision } from '../../shared/decision.ts';
import type { JobRun, Lease } from '../../shared/job.ts';
import type { Mailbox, MailboxCursor, Place, Tombstone } from '../../shared/mailbox.ts';
import type { Delivery, Message } from '../../shared/message.ts';
import type { Note } from '../../shared/note.ts';
import type { Property } from '../../shared/property.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Thread } from '../../shared/thread.ts';
import type { ApiToken, AuditEvent } from '../../shared/user.ts';
import { blankContact } from '../contacts/blank-contact.ts';
import { newId, type Stored } from '../database/model-from.ts';
import { blankDelivery, blankMessage } from '../inbox/blank-message.ts';
import { blankThread } from '../inbox/blank-thread.ts';
import { defaultSettings } from '../settings/default-settings.ts';

/** Documents for tests: valid as they are, each field open to change. Monday 2 March 2026, 10:00 in Port Larkin. */
export const TEST_NOW = new Date('2026-03-02T15:00:00Z');

/** The stored form of a shared shape: `_id` for `id`. */
function store<T extends { id: string }>(value: T): Stored<T> {
  const { id, ...rest } = value;
  return { ...rest, _id: id };
}

const times = { createdAt: TEST_NOW, updatedAt: TEST_NOW };
let counter = 0;
const next = () => ++counter;

export const buildContact = (change: Partial<Contact> = {}): Stored<Contact> =>
  store({
    ...blankContact({ email: `ana${next()}@example.com`, name: 'Ana Reyes', now: TEST_NOW }),
    id: newId(),
    ...times,
    ...change,
  });

export const buildThread = (change: Partial<Thread> = {}): Stored<Thread> =>
  store({
    ...blankThread({ mailboxId: 'mailbox', contactId: newId(), subject: 'A house near the harbour', now: TEST_NOW }),
    id: newId(),
    ...times,
    ...change,
  });

export const buildMessage = (change: Partial<Message> = {}): Stored<Message> => {
  const messageId = `<mail-${next()}@example.com>`;
  return store({
    ...blankMessage({ mailboxId: 'mailbox', threadId: newId(), now: TEST_NOW }),
    id: newId(),
    identity: `test:${messageId}`,
    messageId,
    wireIds: [messageId],
    from: { address: 'ana@example.com', name: 'Ana Reyes' },
    to: [{ address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' }],
    subject: 'A house near the harbour',
    text: 'Do you have three bedrooms near the harbour?',
    visibleText: 'Do you have three bedrooms near the harbour?',
    ...times,
    ...change,
  });
};

export const buildNote = (change: Partial<Note> = {}): Stored<Note> =>
  store({
    id: newId(),
    threadId: newId(),
    userId: newId(),
    text: 'She wants to see it on Friday.',
    mentions: [],
    editedAt: null,
    ...times,
    ...change,
  });

export const buildDelivery = (change: Partial<Delivery> = {}): Delivery => ({
  ...blankDelivery({ key: `test:${next()}`, purpose: 'reply', now: TEST_NOW }),
  ...change,
});

export const buildOutbound = ({
  delivery,
  ...change
}: Partial<Omit<Message, 'delivery'>> & { delivery?: Partial<Delivery> } = {}): Stored<Message> => {
  const built = buildDelivery(delivery);
  return buildMessage({
    direction: 'outbound',
    author: 'ai',
    identity: `out:${built.key}`,
    from: { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' },
    to: [{ address: 'ana@example.com', name: 'Ana Reyes' }],
    delivery: built,
    ...change,
  });
};

export const buildProperty = (change: Partial<Property> = {}): Stored<Property> => {
  const n = next();
  return store({
    id: newId(),
    listingKey: `PL-${1000 + n}`,
    listingId: `${1000 + n}`,
    standardStatus: 'Active',
    propertyType: 'Residential',
    propertySubType: 'SingleFamilyResidence',
    listPrice: 500_000,
    originalListPrice: 520_000,
    bedroomsTotal: 3,
    bathroomsTotalInteger: 2,
    livingArea: 1850,
    livingAreaUnits: 'SquareFeet',
    lotSizeArea: 6000,
    lotSizeUnits: 'SquareFeet',
    yearBuilt: 1998,
    stories: 2,
    garageSpaces: 1,
    poolPrivateYN: false,
    waterfrontYN: false,
    petsAllowed: ['Yes'],
    associationFee: null,
    associationFeeFrequency: null,
    unparsedAddress: `${n} Harbour Street, Port Larkin, ME 04019`,
    streetNumber: `${n}`,
    streetName: 'Harbour Street',
    unitNumber: '',
    city: 'Port Larkin',
    countyOrParish: 'Larkin',
    stateOrProvince: 'ME',
    postalCode: '04019',
    country: 'US',
    subdivisionName: 'Harbour',
    latitude: 43.66,
    longitude: -70.25,
    publicRemarks: 'Sunny family house two streets from the water.',
    privateRemarks: 'Seller will take less.',
    showingInstructions: 'Lockbox 4711.',
    interiorFeatures: ['Fireplace'],
    exteriorFeatures: ['Deck'],
    appliances: ['Dishwasher'],
    view: ['Water'],
    media: [],
    virtualTourURLUnbranded: '',
    listAgentKey: null,
    onMarketDate: TEST_NOW,
    modificationTimestamp: TEST_NOW,
    internetEntireListingDisplayYN: true,
    internetAddressDisplayYN: true,
    ...times,
    ...change,
  });
};

export const buildCampaign = (change: Partial<Campaign> = {}): Stored<Campaign> =>
  store({
    id: newId(),
    number: 1000 + next(),
    name: 'Spring in Port Larkin',
    subject: 'New homes near the harbour',
    subjectB: null,
    body: 'Hello {{ firstName }}, three new homes came up this week.',
    audience: { contactIds: [] },
    listingKeys: [],
    steps: [],
    state: 'draft',
    stateReason: null,
    scheduledAt: null,
    startedAt: null,
    finishedAt: null,
    perMinute: null,
    isExpanded: false,
    createdBy: null,
    ...times,
    ...change,
  });

export const buildCampaignRecipient = (change: Partial<CampaignRecipient> = {}): Stored<CampaignRecipient> =>
  store({
    id: newId(),
    campaignId: newId(),
    contactId: newId(),
    step: 0,
    variant: 'a',
    address: 'ana@example.com',
    state: 'waiting',
    dueAt: TEST_NOW,
    ...{ reason: null, messageId: null, acceptedAt: null, confirmedAt: null, bouncedAt: null, complainedAt: null },
    ...{ unsubscribedAt: null, repliedAt: null, qualifiedAt: null, callBookedAt: null },
    ...times,
    ...change,
  });

export const buildCall = (change: Partial<Call> = {}): Stored<Call> =>
  store({
    id: newId(),
    contactId: newId(),
    threadId: null,
    agentId: null,
    startsAt: new Date('2026-03-05T15:00:00Z'),
    endsAt: new Date('2026-03-05T15:30:00Z'),
    state: 'booked',
    topic: 'Three bedrooms near the harbour',
    uid: `${newId()}@openhouse`,
    sequence: 0,
    token: newId() + newId(),
    remindAt: new Date('2026-03-05T14:00:00Z'),
    remindedAt: null,
    outcome: '',
    ...times,
    ...change,
  });

export const buildAvailability = (change: Partial<Availability> = {}): Stored<Availability> =>
  store({
    ...{ id: newId(), agentId: newId(), hours: [{ weekday: 1, from: 540, to: 1020 }], daysOff: [], vacations: [] },
    ...{ inviteAddress: '', feedToken: newId() },
    ...times,
    ...change,
  });

export const buildDecision = (change: Partial<Decision> = {}): Stored<Decision> =>
  store({
    id: newId(),
    messageId: newId(),
    threadId: newId(),
    contactId: null,
    triage: {
      kind: 'buyer_lead',
      confidence: 0.9,
      reason: 'asks for three bedrooms',
      evidence: 'three bedrooms near the harbour',
      language: 'en',
      intents: ['asks_for_listings'],
      engagement: 0.6,
      readiness: 0.3,
      asksForPerson: false,
      refusesCall: false,
      injectionSuspected: false,
    },
    triagedBy: 'model',
    slotsKept: [],
    slotsRejected: [],
    properties: [],
    move: 'qualify',
    firedRow: 'else',
    rows: [],
    guard: [],
    outcome: 'held',
    outcomeDetail: '',
    replyId: null,
    modelCalls: [],
    engine: [],
    ...times,
    ...change,
  });

export const buildSuppression = (change: Partial<Suppression> = {}): Stored<Suppression> =>
  store({ id: newId(), addressHash: 'a'.repeat(64), reason: 'manual', source: 'test', createdAt: TEST_NOW, ...change });

export const buildTombstone = (change: Partial<Tombstone> = {}): Stored<Tombstone> =>
  store({ id: newId(), identity: `test:${next()}`, reason: 'conversation deleted', createdAt: TEST_NOW, ...change });

const server = { host: '127.0.0.1', port: 143, secure: false, user: 'hello', passwordSealed: '', isTlsInsecure: false };

export const buildMailbox = (change: Partial<Mailbox> = {}): Stored<Mailbox> =>
  store({
    id: newId(),
    source: 'environment',
    address: `hello${next()}@larkinvale.example`,
    fromName: 'Larkin & Vale Realty',
    imap: server,
    smtp: { ...server, port: 587 },
    inboxPath: 'INBOX',
    sentPath: null,
    filesSent: 'auto',
    filesSentLearned: null,
    authservId: null,
    isEnabled: true,
    firstConnectedAt: TEST_NOW,
    imapState: 'unknown',
    smtpState: 'unknown',
    lastError: null,
    imapRetryAt: null,
    smtpRetryAt: null,
    lastPolledAt: null,
    sent: { minute: '', inMinute: 0, day: '', inDay: 0 },
    warmUp: null,
    probe: null,
    removedAt: null,
    ...times,
    ...change,
  });

export const buildMailboxCursor = (change: Partial<MailboxCursor> = {}): Stored<MailboxCursor> =>
  store({
    id: newId(),
    mailboxId: newId(),
    path: 'INBOX',
    uidValidity: '1',
    role: 'inbox',
    settledUid: 0,
    gaps: [],
    lastStatus: null,
    isBackfilling: false,
    backfillUntilUid: 0,
    comparedAt: null,
    ...times,
    ...change,
  });

export const buildPlace = (change: Partial<Place> = {}): Stored<Place> =>
  store({
    id: newId(),
    mailboxId: newId(),
    path: 'INBOX',
    uidValidity: '1',
    uid: next(),
    messageId: null,
    rawHash: 'b'.repeat(64),
    internalDate: TEST_NOW,
    state: 'stored',
    attempts: 1,
    error: null,
    goneAt: null,
    ...times,
    ...change,
  });

export const buildSettings = (change: Partial<Settings> = {}): Stored<Settings> => store({ ...defaultSettings(TEST_NOW), ...change });

export const buildLease = (change: Partial<Lease> = {}): Stored<Lease> =>
  store({ id: 'send-outbox', holder: null, fence: 1, until: TEST_NOW, ...change });

export const buildJobRun = (change: Partial<JobRun> = {}): Stored<JobRun> =>
  store({
    id: newId(),
    job: 'housekeeping',
    process: 'test/1',
    startedAt: TEST_NOW,
    finishedAt: TEST_NOW,
    ms: 5,
    counts: { deleted: 1 },
    repeats: 0,
    error: null,
    ...change,
  });

export const buildApiToken = (change: Partial<ApiToken> = {}): Stored<ApiToken> =>
  store({
    id: newId(),
    name: 'website form',
    tokenHash: `${next()}`.padStart(64, 'c'),
    role: 'agent',
    createdBy: newId(),
    lastUsedAt: null,
    revokedAt: null,
    ...times,
    ...change,
  });

export const buildAuditEvent = (change: Partial<AuditEvent> = {}): Stored<AuditEvent> =>
  store({ id: newId(), at: TEST_NOW, actor: 'system', action: 'settings.update', subject: 'settings', detail: '', ...change });
