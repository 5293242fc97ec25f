/** Choices the inbox offers. A file without zod: for a list of words a browser would load all of it. */
export const TIMEFRAMES = ['now', 'soon', 'later', 'distant'] as const;
export const FINANCINGS = ['cash', 'pre_approved', 'needs_mortgage', 'unknown'] as const;
export const CHANNELS = ['email', 'phone', 'text', 'whatsapp', 'wechat'] as const;

/** From the freest to the strictest. */
export const AI_MODES = ['autopilot', 'review', 'off'] as const;

/** RESO Data Dictionary 2.0, Contacts.ContactType. */
export const CONTACT_TYPES = ['Buyer', 'Seller', 'Tenant', 'Landlord', 'Lead', 'Prospect', 'Vendor', 'Other'] as const;

export const STAGES = [
  'new',
  'engaged',
  'nurture',
  'hot',
  'call_scheduled',
  'active',
  'under_contract',
  'closed',
  'not_interested',
] as const;

export const CONSENT_STATES = ['subscribed', 'unsubscribed', 'bounced', 'complained'] as const;

/** The orders a list of contacts can be read in; each has its index. */
export const CONTACT_SORTS = ['newest', 'name', 'last_inbound'] as const;

/** What a webhook can be told of. */
export const WEBHOOK_EVENTS = ['message.arrived', 'thread.changed', 'lead.qualified', 'call.booked', 'campaign.finished'] as const;
