/** What a notification says of its customer, whatever its shape. */
export type LeadFields = {
  source?: string;
  name?: string;
  email?: string;
  phone?: string;
  property?: string;
  message?: string;
};

export const MAX_FIELD = 20_000;

/** Trimmed, bounded, and without what is empty. */
export function filled(fields: { [K in keyof LeadFields]: LeadFields[K] | undefined }): LeadFields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim().slice(0, MAX_FIELD)]] : [])),
  );
}

/** More than one field: "Name:" alone stands in many a mail. */
export function isLead(lead: LeadFields): boolean {
  return [lead.name, lead.email, lead.phone, lead.property, lead.message].filter(Boolean).length >= 2;
}
