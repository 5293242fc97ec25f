import type { ImportField } from '../../../shared/import.ts';

/**
 * What columns call themselves, without signs, blanks and accents: in files of RESO, HubSpot, Mailchimp, Google Contacts and
 * Outlook and in plain spreadsheets, in English, Spanish, French, German, Portuguese, Italian, Dutch, Swedish, Polish, Chinese
 * and Vietnamese, in this order.
 */
const NAMES: Record<ImportField, string[]> = {
  email: [
    'email emailaddress mail primaryemail contactemail email1 email1value emailaddress1 workemail personalemail homeemail',
    'correo correoelectronico direcciondecorreo direcciondecorreoelectronico courriel adressemail adresseemail adresseelectronique',
    'emailadresse mailadresse enderecodeemail emailprincipal indirizzoemail postaelettronica emailadres epost epostadress adresemail',
    '电子邮件 电子邮箱 邮箱 邮件 邮箱地址 電子郵件 thudientu diachiemail',
  ],
  otherEmails: [
    'otheremails otheremail secondaryemail alternateemail email2 email3 email2value email3value emailaddress2 emailaddress3',
    'additionalemailaddresses otrocorreo otroscorreos autreemail weitereemail weitereadressen outroemail altraemail',
  ],
  firstName: [
    'firstname first givenname forename fname prenom vorname nombre nombres nombredepila primeronombre primernombre',
    'primeironome nomeproprio nome voornaam fornamn imie 名 名字 ten',
  ],
  lastName: [
    'lastname last surname familyname lname apellido apellidos nom nomdefamille nachname familienname zuname',
    'sobrenome apelido ultimonome cognome achternaam efternamn nazwisko 姓 姓氏 ho',
  ],
  fullName: [
    'fullname name contactname displayname clientname nombrecompleto nombreyapellidos nombreyapellido nomcomplet nometprenom prenometnom',
    'vollstandigername vorundnachname nomecompleto nomeecognome nominativo volledigenaam namn naam imieinazwisko 姓名 全名 hoten hovaten',
  ],
  mobilePhone: [
    'mobilephone mobile phone phonenumber mobilephonenumber cell cellphone telephone primaryphone preferredphone homephone phone1value',
    'telefono telefonomovil movil celular numerodetelefono portable telephoneportable numerodetelephone',
    'telefon telefonnummer tel telnr handy handynummer mobil mobilnummer mobiltelefon mobilfunk rufnummer',
    'telefone telemovel numerodetelefone cellulare numeroditelefono telefoon telefoonnummer mobiel telefonkomorkowy numertelefonu',
    '电话 手机 手机号 电话号码 電話 dienthoai sodienthoai',
  ],
  preferredLanguage: ['preferredlanguage language languages languagecode idioma langue sprache lingua taal sprak jezyk 语言 ngonngu'],
  contactTypes: ['contacttypes contacttype type kind role clienttype tipo tipodecliente tipodecontacto typedeclient kundentyp kontakttyp'],
  leadSource: [
    'leadsource source originalsource leadsourcename originalsourcetype fuente origen procedencia provenance origine herkunft quelle',
    'origem fonte bron kalla zrodlo 来源 nguon',
  ],
  stage: ['stage leadstage pipelinestage contactstatus status'],
  tags: ['tags tag labels groups groupmembership categories etiquetas etiquettes schlagworte schlagworter etichette etikettid 标签 nhan'],
  notes: [
    'notes note comments comment remarks description notas comentarios observaciones remarques commentaires commentaire',
    'notizen notiz bemerkungen bemerkung anmerkungen kommentar observacoes comentario osservazioni commenti opmerkingen notities',
    'anteckningar uwagi notatki 备注 注释 ghichu',
  ],
  consent: ['consent consentstate subscriptionstatus emailmarketingstatus emailstatus marketingstatus optinstatus'],
  optedOut: [
    'optedout optout unsubscribed unsubscribedfromallemail emailoptout hasoptedoutofemail donotemail donotcontact',
    'dadodebaja bajadecorreo nocontactar desabonne desinscrit nepascontacter abgemeldet nichtkontaktieren descadastrado naocontactar',
  ],
  areas: [
    'areas area neighborhoods neighborhood neighbourhood neighbourhoods preferredareas locations cityofinterest',
    'zonas zona barrio barrios quartier quartiers secteur secteurs gegend stadtteil wunschgegend bairro bairros quartiere 区域 khuvuc',
  ],
  budgetMin: ['budgetmin minbudget pricemin minprice minimumprice presupuestominimo budgetminimum mindestbudget orcamentominimo'],
  budgetMax: [
    'budgetmax maxbudget budget pricemax maxprice maximumprice pricerange',
    'presupuesto presupuestomaximo budgetmaximum maximalbudget orcamento orcamentomaximo 预算 ngansach',
  ],
};

const FIELD_OF = new Map(
  Object.entries(NAMES).flatMap(([field, lines]) => lines.flatMap((line) => line.split(' ').map((name) => [name, field as ImportField]))),
);

/** The field a column names; what stands in brackets after the name (a unit, "required") may be left away. Pure. */
export function fieldNamed(header: string): ImportField | null {
  return FIELD_OF.get(bare(header)) ?? FIELD_OF.get(bare(header.replace(/[([（].*$/, ''))) ?? null;
}

/** A name of one's own or of one's family, where a file that has no other column of names means the whole name by it. */
export const isAnyName = (header: string) => ANY_NAME.has(bare(header));
const ANY_NAME = new Set('nombre nome nom imie ten 名字'.split(' '));

function bare(header: string): string {
  const plain = header.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  // These are letters of their own, and no accents.
  return plain
    .replace(/ß/g, 'ss')
    .replace(/[đł]/g, (letter) => (letter === 'đ' ? 'd' : 'l'))
    .replace(/[^\p{L}\p{N}]/gu, '');
}
