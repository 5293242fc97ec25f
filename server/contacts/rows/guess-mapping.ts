import type { ImportField, ImportMapping } from '../../../shared/import.ts';

/**
 * What each column probably holds, by the name it bears in files of RESO, HubSpot, Mailchimp, Google Contacts, Outlook
 * and plain spreadsheets. Every field is guessed once, except those that several columns may fill. Pure.
 */
export function guessMapping(headers: readonly string[]): ImportMapping {
  const taken = new Set<ImportField>();
  return Object.fromEntries(
    headers.map((header) => {
      const field = FIELD_OF.get(bare(header)) ?? null;
      const isFree = field && (!taken.has(field) || SEVERAL.has(field));
      if (field && isFree) taken.add(field);
      return [header, isFree ? field : null];
    }),
  );
}

const SEVERAL = new Set<ImportField>(['otherEmails']);
const bare = (header: string) =>
  header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const NAMES: Record<ImportField, string> = {
  email:
    'email emailaddress mail primaryemail contactemail email1 email1value emailaddress1 workemail personalemail correo correoelectronico courriel adressemail epost',
  otherEmails:
    'otheremails otheremail secondaryemail alternateemail email2 email3 email2value email3value emailaddress2 emailaddress3 additionalemailaddresses',
  firstName: 'firstname first givenname forename fname prenom nombre vorname',
  lastName: 'lastname last surname familyname lname nom apellido apellidos nachname',
  fullName: 'fullname name contactname displayname nombrecompleto nomcomplet',
  mobilePhone:
    'mobilephone mobile phone phonenumber mobilephonenumber cell cellphone telephone primaryphone preferredphone homephone phone1value telefono telefon tel',
  preferredLanguage: 'preferredlanguage language languages languagecode idioma langue',
  contactTypes: 'contacttypes contacttype type kind role clienttype',
  leadSource: 'leadsource source originalsource leadsourcename originalsourcetype fuente herkunft',
  stage: 'stage leadstage pipelinestage contactstatus status',
  tags: 'tags tag labels groups groupmembership categories etiquetas',
  notes: 'notes note comments comment remarks description notas notizen',
  consent: 'consent consentstate subscriptionstatus emailmarketingstatus emailstatus marketingstatus optinstatus',
  optedOut: 'optedout optout unsubscribed unsubscribedfromallemail emailoptout hasoptedoutofemail donotemail donotcontact',
  areas: 'areas area neighborhoods neighborhood neighbourhood neighbourhoods preferredareas locations cityofinterest zonas',
  budgetMin: 'budgetmin minbudget pricemin minprice minimumprice',
  budgetMax: 'budgetmax maxbudget budget pricemax maxprice maximumprice pricerange presupuesto',
};
const FIELD_OF = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.split(' ').map((name) => [name, field as ImportField] as const)),
);
