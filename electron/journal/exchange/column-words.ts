import type { ColumnField } from '#shared/model/column-field.ts'

/*
 * What columns are called in English, German, French, Spanish, Italian, Portuguese and Dutch, in the form of `columnKey`:
 * lower case, without accents, words separated by one space.
 */

const WORDS: Readonly<Partial<Record<ColumnField, string>>> = {
  name:
    'name, full name, display name, contact name, person, contact, whole name, formatted name, fullname, fn, anzeigename, vollstandiger name, ' +
    'ganzer name, kontakt, kontaktname, nom, nom complet, nom affiche, nom et prenom, nombre completo, nombre y apellidos, nombre mostrado, ' +
    'nome completo, nome e cognome, nome visualizzato, nominativo, nome, nombre, nome de exibicao, naam, volledige naam, weergavenaam, contactpersoon, ansprechpartner',
  prefix:
    'prefix, name prefix, honorific, honorific prefix, salutation, anrede, titel, namenstitel, namensprafix, civilite, prefixe, tratamiento, prefijo, ' +
    'titolo, prefisso, prefixo, tratamento, aanhef, voorvoegsel, appellativo',
  given:
    'first name, first names, given name, given names, first, given, firstname, fname, forename, christian name, vorname, vornamen, rufname, prenom, prenoms, ' +
    'nombre de pila, primer nombre, nombres, nome proprio, primeiro nome, nome di battesimo, voornaam, voornamen, roepnaam',
  middle:
    'middle name, middle names, additional name, middle, middle initial, zweiter vorname, weitere vornamen, zweitname, deuxieme prenom, second prenom, autres prenoms, ' +
    'segundo nombre, secondo nome, nome do meio, segundo nome, tweede voornaam, tussenvoegsel',
  family:
    'last name, family name, surname, last, family, lastname, lname, second name, nachname, familienname, zuname, nom de famille, nom patronymique, ' +
    'apellido, apellidos, primer apellido, cognome, cognomi, sobrenome, apelido, ultimo nome, achternaam, familienaam',
  suffix:
    'suffix, name suffix, honorific suffix, namenszusatz, namenssuffix, suffixe, sufijo, suffisso, sufixo, achtervoegsel',
  nick: 'nickname, nick, nick name, alias, short name, known as, spitzname, kosename, surnom, pseudo, apodo, mote, alcunha, soprannome, bijnaam, preferred name',
  phonetic:
    'phonetic, phonetic name, phonetic first name, phonetic last name, phonetic middle name, furigana, yomi, yomi name, given yomi, surname yomi, first name yomi, last name yomi, given name yomi, family name yomi, pinyin, pronunciation, aussprache',
  pronouns: 'pronouns, pronomen, pronoms, pronombres, pronomi, pronomes, voornaamwoorden',
  organisation:
    'company, organization, organisation, company name, organization name, organisation name, employer, account, account name, associated company, firm, business, workplace, institution, ' +
    'firma, unternehmen, arbeitgeber, firmenname, entreprise, societe, organisme, employeur, nom de l entreprise, nom de la societe, empresa, compania, organizacion, ' +
    'nombre de la empresa, azienda, societa, ditta, organizzazione, ragione sociale, nome azienda, companhia, organizacao, nome da empresa, bedrijf, bedrijfsnaam, werkgever, organisatie',
  title:
    'title, job title, position, role, jobtitle, occupation, profession, function, job, current position, designation, berufsbezeichnung, stelle, funktion, beruf, rolle, stellenbezeichnung, tatigkeit, arbeitstitel, berufsbezeichnung, ' +
    'poste, fonction, titre, intitule du poste, metier, cargo, puesto, ocupacion, profesion, puesto de trabajo, titulo del trabajo, posizione, ruolo, mansione, qualifica, professione, ' +
    'funcao, profissao, ocupacao, posicao, functie, functietitel, beroep, rol, positie, headline',
  email:
    'email, email address, mail, mail address, emails, email addresses, email id, adresse email, adresse mail, courriel, adresse courriel, adresse electronique, adresse de messagerie, ' +
    'email adresse, mailadresse, emailadresse, elektronische post, correo, correo electronico, direccion de correo, direccion de correo electronico, direccion email, ' +
    'indirizzo email, posta elettronica, indirizzo di posta elettronica, indirizzo mail, posta, endereco de email, correio eletronico, correio electronico, emailadres, mailadres, email adres',
  phone:
    'phone, phone number, phones, phone numbers, telephone, telephone number, tel, tel no, phone no, number, telefon, telefonnummer, telefonnr, rufnummer, festnetz, tel nr, ' +
    'telephone fixe, numero de telephone, fixe, no de telephone, telefono, numero de telefono, numero di telefono, telefono fijo, telefono fisso, recapito telefonico, telefone, numero de telefone, telefone fixo, ' +
    'telefoon, telefoonnummer, nummer, vaste telefoon, telephones, telefonos, direct line, switchboard, durchwahl, yahoo phone, skype phone',
  profile:
    'linkedin, linkedin url, linkedin profile, linkedin profile url, profile, profile url, twitter, twitter handle, x, facebook, instagram, github, xing, mastodon, bluesky, social profile, ' +
    'profil, profil url, profil linkedin, perfil, perfil de linkedin, url del perfil, profilo, profilo linkedin, profiel, linkedin profiel, url du profil, person linkedin url, profil link',
  website:
    'website, web site, web page, webpage, url, homepage, home page, site, blog, web, websites, web address, internet, webseite, internetseite, internetadresse, site web, page web, site internet, ' +
    'sitio web, pagina web, sito, sito web, sito internet, site da web, pagina da web, endereco web, webpagina, website url',
  message:
    'skype, whatsapp, telegram, signal, messenger, im, im address, imaddress, instant messenger, instant messaging, aim, icq, msn, jabber, xmpp, screen name, screenname, chat, matrix, threema, wechat, ' +
    'google talk, messenger id, messenger name, skype id, skype name, telegram username, yahoo messenger, messagerie, messagerie instantanee, mensajeria, messaggistica, discord, slack, line id, im name',
  birthday:
    'birthday, birth date, birthdate, date of birth, dob, born, bday, geburtstag, geburtsdatum, geboren, date de naissance, anniversaire, ne le, fecha de nacimiento, cumpleanos, nacimiento, ' +
    'compleanno, data di nascita, data de nascimento, nascimento, geboortedatum, verjaardag',
  'birth-year':
    'birth year, year of birth, geburtsjahr, annee de naissance, ano de nacimiento, anno di nascita, ano de nascimento, geboortejaar',
  'birth-month':
    'birth month, geburtsmonat, mois de naissance, mes de nacimiento, mese di nascita, mes de nascimento, geboortemaand',
  'birth-day':
    'birth day, geburtstag tag, jour de naissance, dia de nacimiento, giorno di nascita, dia de nascimento, geboortedag',
  date: 'anniversary, wedding anniversary, wedding day, jahrestag, hochzeitstag, anniversaire de mariage, mariage, aniversario, aniversario de boda, anniversario, anniversario di matrimonio, aniversario de casamento, jubileum, trouwdag, name day, namenstag',
  'met-on':
    'connected on, connected, connection date, date connected, met on, first met, verbunden am, vernetzt am, kontakt seit, kennengelernt am, connexion le, en relation depuis, date de connexion, connecte le, ' +
    'conectado el, fecha de conexion, collegato il, data di collegamento, conectado em, data da conexao, verbonden op, connectie sinds',
  place:
    'address, addresses, full address, postal address, mailing address, adresse, anschrift, postanschrift, adresse postale, adresse complete, direccion, direccion postal, domicilio, indirizzo, indirizzo postale, ' +
    'endereco, morada, adres, postadres, volledig adres, location, place, standort, ort und land, lieu, lugar, ubicacion, luogo, localizacao, local, locatie, plaats en land, wohnadresse, based in',
  street:
    'street, street address, address line, street name, address street, strasse, strasse und hausnummer, strasse hausnummer, strasse nr, hausnummer, adresszeile, adresszusatz, address extension, extended address, po box, address po box, postfach, pobox, rue, numero et rue, ligne d adresse, complement d adresse, boite postale, ' +
    'calle, calle y numero, linea de direccion, apartado postal, via, indirizzo via, via e numero, casella postale, rua, rua e numero, logradouro, caixa postal, straat, straat en huisnummer, straatnaam, huisnummer, postbus, adresregel, suite, apartment, unit',
  city: 'city, town, locality, city town, address city, ort, stadt, wohnort, ville, commune, localite, ciudad, poblacion, localidad, municipio, citta, comune, localita, cidade, localidade, stad, plaats, woonplaats',
  region:
    'state, region, province, county, state province, state region, state or province, address state, address region, bundesland, kanton, bundesland kanton, departement, etat, provincia, estado, comunidad autonoma, regione, ' +
    'regiao, distrito, provincie, staat, uf',
  'postal-code':
    'postal code, zip, zipcode, zip postal code, postcode, postcode, zipcode, zip postal code, postalcode, address postal code, plz, postleitzahl, code postal, cp, codigo postal, cap, codice postale, codice di avviamento postale, cep, codigo de endereco postal',
  country:
    'country, country region, nation, address country, country code, land, land region, staat land, pays, pays region, pais, pais region, paese, nazione, stato, landcode',
  circles:
    'groups, group, tags, tag, labels, label, categories, category, lists, list, group membership, distribution lists, list membership, circles, circle, segments, gruppe, gruppen, kategorie, kategorien, schlagworte, schlagworter, etikett, kreise, ' +
    'groupe, groupes, categorie, categories de contact, etiquettes, libelles, listes, grupo, grupos, categoria, categorias, etiquetas, listas, gruppo, gruppi, categorie contatto, etichette, liste, marcadores, groep, groepen, categorieen, etiketten, lijsten, keywords',
  notes:
    'notes, note, comments, comment, remarks, remark, description, memo, about, bio, notizen, notiz, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare, beschreibung, remarques, remarque, commentaire, commentaires, ' +
    'notas, nota, observaciones, comentarios, descripcion, note personali, osservazioni, commenti, commento, descrizione, observacoes, comentario, descricao, opmerkingen, opmerking, notities, notitie, omschrijving, background',
  'leave-out': 'photo, picture, image, avatar, foto, bild, imagen, immagine, imagem, afbeelding, photo url, avatar url',
}

/** What stands around such a word and says which one it is; the label that it gives. */
const QUALIFIERS: Readonly<Record<string, string>> = {
  home: 'home, private, personal, privat, privater, private, perso, personnel, personnelle, domicile, maison, particular, casa, hogar, personale, abitazione, pessoal, residencial, residencia, prive, thuis, domicilio',
  work:
    'work, business, office, professional, geschaftlich, geschaft, dienstlich, dienst, arbeit, buro, beruflich, firma, professionnel, professionnelle, pro, travail, bureau, trabajo, oficina, laboral, profesional, lavoro, ufficio, aziendale, professionale, ' +
    'trabalho, comercial, profissional, escritorio, werk, zakelijk, kantoor, company, corporate',
  mobile:
    'mobile, cell, cellular, cellphone, mobil, handy, mobiltelefon, mobilfunk, mobilnummer, handynummer, natel, portable, gsm, movil, celular, cellulare, telemovel, mobiel, mobieltje, iphone',
  fax: 'fax, telefax, telecopie, telecopieur, faxnummer',
  pager: 'pager, beeper, funkruf',
  other:
    'other, weitere, weiterer, weiteres, sonstige, sonstiges, andere, autre, autres, otro, otra, otros, altro, altra, altri, outro, outra, overig, overige, alternate, alternative, additional, secondary, second, zweite, secondaire, secundario, secondario, tweede',
  main: 'primar, primare, sekundare, sekundar, mailing, primary, main, default, preferred, haupt, principal, principale, primaire, hoofd, primario',
  assistant: 'assistant, assistent, assistente, asistente',
}

/** Words that change nothing. */
const FILLERS =
  'the, of, your, my, s, de, du, des, la, le, les, l, d, del, di, da, do, della, dos, van, het, der, die, das, und, and, et, y, e, a, au, al, value, field, contact s, current'

const list = (words: string) => words.split(',').map((word) => word.trim())

export const FIELD_BY_WORDS: ReadonlyMap<string, ColumnField> = new Map(
  Object.entries(WORDS).flatMap(([field, words]) => list(words).map((word) => [word, field as ColumnField] as const)),
)
export const LABEL_BY_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries(QUALIFIERS).flatMap(([label, words]) => list(words).map((word) => [word, label] as const)),
)
export const FILLER_WORDS: ReadonlySet<string> = new Set(list(FILLERS))

/** Beginnings of compounds in German and Dutch, and what they end in. */
export const COMPOUND_HEADS: Readonly<Record<string, string>> = {
  privat: 'home',
  prive: 'home',
  thuis: 'home',
  geschafts: 'work',
  dienst: 'work',
  firmen: 'work',
  arbeits: 'work',
  buro: 'work',
  werk: 'work',
  kantoor: 'work',
  mobil: 'mobile',
  mobiele: 'mobile',
  handy: 'mobile',
  haupt: 'main',
  zentral: 'main',
}
