import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { harmless, readHarmless } from '../../../shared/harmless-cell.ts';
import { cutText, importOptionsSchema } from '../../../shared/import.ts';
import { buildContact, buildSuppression, TEST_NOW } from '../../test/build.ts';
import { guessMapping } from './guess-mapping.ts';
import { planRow } from './plan-rows.ts';
import { columnsOf, type RowContact, readRow } from './read-row.ts';
import { guessDelimiter, readRows, readSample } from './read-rows.ts';

describe('the columns of a file', () => {
  test.each([
    [
      'RESO',
      'FirstName,LastName,Email,Email2,MobilePhone,ContactType,LeadSource,Language,Notes',
      'firstName lastName email otherEmails mobilePhone contactTypes leadSource preferredLanguage notes',
    ],
    [
      'HubSpot',
      'Record ID,First Name,Last Name,Email,Mobile Phone Number,Original Source,Unsubscribed from all email',
      '- firstName lastName email mobilePhone leadSource optedOut',
    ],
    [
      'Mailchimp',
      'Email Address,First Name,Last Name,Phone Number,MEMBER_RATING,OPTIN_TIME,NOTES,TAGS',
      'email firstName lastName mobilePhone - - notes tags',
    ],
    [
      'Google',
      'Given Name,Family Name,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Labels',
      'firstName lastName email otherEmails mobilePhone tags',
    ],
    ['a Spanish sheet', 'Nombre;Apellidos;Correo electrónico;Teléfono', 'firstName lastName email mobilePhone'],
    ['two of a kind', 'Phone,Mobile,Email', 'mobilePhone - email'],
    ['columns in another order', 'Notes,Budget,Phone,Surname,E-mail,Forename', 'notes budgetMax mobilePhone lastName email firstName'],
    ['two addresses', 'Work email,Name,Personal Email', 'email fullName otherEmails'],
    ['more in the header', 'E-Mail (required),Budget [USD],Phone #', 'email budgetMax mobilePhone'],
    [
      'a German sheet',
      'Nachname;Vorname;Handynummer;E-Mail-Adresse;Sprache;Bemerkungen',
      'lastName firstName mobilePhone email preferredLanguage notes',
    ],
    ['a French sheet', 'Téléphone;Nom;Prénom;Adresse e-mail;Origine;Étiquettes', 'mobilePhone lastName firstName email leadSource tags'],
    ['a Portuguese sheet', 'Telemóvel;E-mail;Sobrenome;Nome;Observações', 'mobilePhone email lastName firstName notes'],
    ['an Italian sheet', 'Cognome;Nome;Cellulare;Indirizzo e-mail;Note', 'lastName firstName mobilePhone email notes'],
    ['a Dutch sheet', 'Achternaam;Voornaam;Telefoonnummer;E-mailadres;Opmerkingen', 'lastName firstName mobilePhone email notes'],
    ['a Polish sheet', 'Nazwisko;Imię;Numer telefonu;Adres e-mail;Źródło', 'lastName firstName mobilePhone email leadSource'],
    ['a Chinese sheet', '手机,姓名,电子邮件,备注', 'mobilePhone fullName email notes'],
    ['a Vietnamese sheet', 'Họ và tên,Số điện thoại,Địa chỉ email', 'fullName mobilePhone email'],
    ['one column of names', 'Nom;Courriel', 'fullName email'],
    ['one column of names, in Spanish', 'Correo;Nombre', 'email fullName'],
    ['a first name alone', 'Email,First name', 'email firstName'],
  ])('are guessed for %s', (_, header, fields) => {
    const headers = header.split(/[,;]/);
    const mapping = guessMapping(headers);
    expect(headers.map((name) => mapping[name] ?? '-').join(' ')).toBe(fields);
  });
});

test('the column of the address is known by what is in it, where its name tells nothing', () => {
  const headers = ['Kontakt', 'Sähköposti', 'Muuta'];
  const samples = [
    ['Aino', 'aino@x.example', 'see b@x.example'],
    ['Eero', '', ''],
    ['Ilmari', 'ilmari@x.example', ''],
  ];
  expect(guessMapping(headers, samples)).toEqual({ Kontakt: null, Sähköposti: 'email', Muuta: null });
  expect(guessMapping(headers, [['a', 'b', 'c']]).Sähköposti).toBeNull();
  // A column that says it is the address is believed.
  expect(guessMapping(['Email', 'Sähköposti'], [['', 'a@x.example']])).toEqual({ Email: 'email', Sähköposti: null });
});

describe('the text of a file', () => {
  const read = async (pieces: string[], delimiter = ',') => {
    const rows: string[][] = [];
    for await (const { cells } of readRows(pieces, delimiter)) rows.push(cells);
    return rows;
  };

  test('is read with quotes, line breaks in cells, CRLF, a byte order mark and lines of nothing', async () => {
    const text = '\uFEFFEmail,Notes\r\na@x.example,"says ""hi"",\r\ntwice"\r\n\r\n,\r\nb@x.example\r\n';
    expect(await read([text])).toEqual([['Email', 'Notes'], ['a@x.example', 'says "hi",\r\ntwice'], ['b@x.example']]);
  });

  test('is counted as a spreadsheet counts: the header is row 1, and so is an empty row one', async () => {
    const rows: number[] = [];
    for await (const { row } of readRows(['Email,Notes\n\na@x.example,"two\nlines"\n,\nb@x.example,\n'], ',')) rows.push(row);
    expect(rows).toEqual([1, 3, 5]);
  });

  test('is the same wherever it is cut into pieces', async () => {
    const text = 'Émail;Näme\n"a@x.example";"Ünal; ""Bo"""\nb@x.example;Zoë 🏡\n';
    const whole = await read([text], ';');
    for (let size = 1; size < text.length; size++) expect(await read(cutText(text, size), ';')).toEqual(whole);
  });

  test('that breaks off inside a quoted cell is refused in words', async () => {
    expect(read(['Email\n"a@x.example'])).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('tells its delimiter, and a sample of it may be cut off anywhere', async () => {
    expect([',', ';', '\t', '|'].map((mark) => guessDelimiter(`a${mark}"b,;b"${mark}c\n1`))).toEqual([',', ';', '\t', '|']);
    expect((await readSample('Email,Notes\na@x.example,one\nb@x.example,"tw', { rows: 5, isWhole: false })).found).toHaveLength(2);
  });
});

describe('a row', () => {
  const HEADERS = ['Email', 'Name', 'Phone', 'Tags', 'Type', 'Stage', 'Max budget', 'Status', 'Unsubscribed', 'Areas'];
  const columns = columnsOf(HEADERS, { ...guessMapping(HEADERS), Status: 'consent' });
  const read = (...cells: string[]) => readRow(cells, columns);

  test('tells of a contact', () => {
    expect(
      read(
        ' Ana <ANA@X.example>; second@x.example',
        'Reyes, Ana',
        '207',
        'news; vip',
        'buyer,Wizard',
        'Under contract',
        '$450,000',
        '',
        '',
        'Harbour|Mill',
      ),
    ).toEqual({
      email: 'ana@x.example',
      otherEmails: ['second@x.example'],
      firstName: 'Ana',
      lastName: 'Reyes',
      mobilePhone: '207',
      tags: ['news', 'vip'],
      contactTypes: ['Buyer', 'Other'],
      stage: 'under_contract',
      budgetMin: null,
      budgetMax: 450_000,
      consent: null,
      areas: ['Harbour', 'Mill'],
    });
  });

  test.each([
    ['Name;Vorname;E-Mail', ['Reyes', 'Ana'], { firstName: 'Ana', lastName: 'Reyes' }],
    ['Name;First name;Email', ['Ana Maria Reyes', 'Ana Maria'], { firstName: 'Ana Maria', lastName: 'Reyes' }],
    ['Name;Nachname;E-Mail', ['Reyes, Ana', 'Reyes'], { firstName: 'Ana', lastName: 'Reyes' }],
    ['Name;Vorname;E-Mail', ['', 'Ana'], { firstName: 'Ana' }],
  ])('%s with %j tells of one name, and says nothing twice', (header, names, told) => {
    const headers = header.split(';');
    const { firstName, lastName } = readRow([...names, 'a@x.example'], columnsOf(headers, guessMapping(headers))) as RowContact;
    expect({ ...(firstName && { firstName }), ...(lastName && { lastName }) }).toEqual(told);
  });

  test('kinds of people are known in several languages', () => {
    const types = ['Käufer', 'Vendedora', 'locataire', 'Vermieterin', '买方', 'owner', 'Zauberer'];
    expect(types.map((type) => (read('a@x.example', '', '', '', type) as RowContact).contactTypes?.[0])).toEqual([
      ...(['Buyer', 'Seller', 'Tenant', 'Landlord', 'Buyer', 'Seller', 'Other'] as const),
    ]);
  });

  test('addresses come in their one spelling', () => {
    expect(read('Ana <ana@Bücher.example>; ana@xn--bcher-kva.example, jörg@bücher.example')).toMatchObject({
      email: 'ana@xn--bcher-kva.example',
      otherEmails: ['jörg@xn--bcher-kva.example'],
    });
  });

  test.each([
    [['', 'Ana'], 'no email address'],
    [['ana at x'], 'not an email address: ana at x'],
    [['a@localhost'], 'not an email address: a@localhost'],
    [['a@x.example\r\nBcc: all@x.example'], 'not an email address: a@x.example\r\nbcc: all@x.example'],
    [['a@x.example', '', '', '', '', 'warm'], 'not a stage: warm'],
    [['a@x.example', '', '', '', '', '', 'a lot'], 'the budget is not a number'],
  ])('%j is not taken, and says why', (cells, reason) => {
    const told = read(...cells) as { reason: string };
    expect(told.reason.slice(0, 20)).toBe(reason.slice(0, 20));
  });

  test.each([
    ['', 'yes', 'unsubscribed'],
    ['Unsubscribed', '', 'unsubscribed'],
    ['cleaned', '', 'bounced'],
    ['subscribed', 'no', null],
  ])('status %j and opted out %j mean %p', (status, out, consent) => {
    expect((read('a@x.example', '', '', '', '', '', '', status, out) as RowContact).consent).toBe(consent as never);
  });

  test('with money in short form is read', () => {
    expect(
      ['450k', '€ 1.2m', '450 000', '450000 USD', '450.000', '450,5'].map(
        (cell) => (read('a@x.example', '', '', '', '', '', cell) as RowContact).budgetMax,
      ),
    ).toEqual([450_000, 1_200_000, 450_000, 450_000, 450_000, 450.5]);
  });
});

describe('what a row means', () => {
  const row: RowContact = {
    email: 'ana@x.example',
    otherEmails: [],
    tags: ['news'],
    consent: null,
    areas: ['Harbour'],
    budgetMin: null,
    budgetMax: 5,
    firstName: 'Anna',
  };
  const options = importOptionsSchema.parse({ tags: ['fair'], consentSource: 'Spring fair, sheet 2' });
  const plan = (known: Parameters<typeof planRow>[1], change = {}) => planRow({ ...row, ...change }, known, { options, now: TEST_NOW });
  const nobody = { contact: undefined, suppression: undefined };

  test('for somebody new: a contact with tags and where consent came from', () => {
    expect(plan(nobody)).toMatchObject({
      does: 'create',
      contact: {
        tags: ['news', 'fair'],
        consent: { state: 'subscribed', source: 'Spring fair, sheet 2' },
        consentHistory: [{ state: 'subscribed' }],
      },
    });
  });

  test('for an address that opted out before: a contact that is opted out; for one that was erased: nothing', () => {
    const under = (reason: 'unsubscribed' | 'erased') => ({ ...nobody, suppression: buildSuppression({ reason }) });
    expect(plan(under('unsubscribed'))).toMatchObject({ contact: { consent: { state: 'unsubscribed' } } });
    expect(plan(under('erased'))).toEqual({ does: 'reject', reason: 'was erased at their own request' });
  });

  test('for somebody known: what differs, and a second time nothing', () => {
    const contact = buildContact({ email: 'ana@x.example', firstName: 'Ana', tags: ['vip'], lastName: 'Reyes' });
    const first = plan({ ...nobody, contact });
    expect(first).toMatchObject({ does: 'update', set: { firstName: 'Anna', tags: ['vip', 'news', 'fair'] } });
    const after = { ...contact, ...(first.does === 'update' ? first.set : {}) };
    expect(plan({ ...nobody, contact: after })).toEqual({ does: 'nothing' });
  });

  test('never loosens consent', () => {
    const contact = buildContact({ consent: { state: 'complained', at: TEST_NOW, reason: '', source: '' } });
    expect(plan({ ...nobody, contact }, { consent: 'unsubscribed' })).not.toMatchObject({ set: { consent: expect.anything() } });
    const out = buildContact({ consent: { state: 'unsubscribed', at: TEST_NOW, reason: '', source: '' } });
    expect(plan({ ...nobody, contact: out }, { consent: 'complained' })).toMatchObject({ set: { consent: { state: 'complained' } } });
  });
});

test('a cell that a spreadsheet would compute is text, a phone number stays one', () => {
  const guarded = {
    '=HYPERLINK("x")': `'=HYPERLINK("x")`,
    '+cmd': "'+cmd",
    '-1+2': "'-1+2",
    '@SUM(1)': "'@SUM(1)",
    '\t=1': "\t'=1",
    ' =1+1': "' =1+1",
    '\u3000\u200b=1': "'\u3000\u200b=1",
    '＝1+1': "'＝1+1",
    '﹢cmd': "'﹢cmd",
    'Ann;=1+1': "Ann;'=1+1",
    'Ann; "=1+1;': `Ann;' "=1+1;`,
    'Ann\r\n|calc': "Ann\r\n'|calc",
    "'=1": "''=1",
  };
  expect(Object.keys(guarded).map(harmless)).toEqual(Object.values(guarded));
  const plain = ['+1 (207) 555-0123', 'plain', '', "O'Brien", 'a-b; c=d', "it's\nfine", '2 + 2'];
  expect(plain.map(harmless)).toEqual(plain);
});

test('whatever a cell holds, it is read back as it was', () => {
  const signs = fc.constantFrom("'", '"', '=', '＝', '+', '-', ';', '\t', '\n', ' ', '\u3000', '1', 'a', '́');
  const cells = fc.oneof(fc.string({ unit: signs, maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 20 }));
  fc.assert(
    fc.property(cells, (cell) => {
      expect(readHarmless(harmless(cell))).toBe(cell);
    }),
  );
});
