/*
 * Headers as programs and people write them, each column with what it is. Written by hand, in the shape of the programs
 * named: nothing of anybody's file.
 */
export const HEADER_SETS: Readonly<Record<string, string>> = {
  thunderbird:
    'First Name=given,Last Name=family,Display Name=name,Nickname=nick,Primary Email=email,Secondary Email=email,Screen Name=message,Work Phone=phone,Home Phone=phone,Fax Number=phone,Pager Number=phone,Mobile Number=phone,Home Address=street,Home Address 2=street,Home City=city,Home State=region,Home ZipCode=postal-code,Home Country=country,Work Address=street,Work Address 2=street,Work City=city,Work State=region,Work ZipCode=postal-code,Work Country=country,Job Title=title,Department=keep,Organization=organisation,Web Page 1=website,Web Page 2=website,Birth Year=birth-year,Birth Month=birth-month,Birth Day=birth-day,Custom 1=keep,Custom 2=keep,Custom 3=keep,Custom 4=keep,Notes=notes',
  'thunderbird, German':
    'Vorname=given,Nachname=family,Anzeigename=name,Spitzname=nick,Primäre E-Mail-Adresse=email,Sekundäre E-Mail-Adresse=email,Messenger-Name=message,Tel. dienstlich=phone,Tel. privat=phone,Fax-Nummer=phone,Pager-Nummer=phone,Mobil-Tel.-Nr.=phone,Privat: Adresse=street,Privat: Adresse 2=street,Privat: Ort=city,Privat: Bundesland=region,Privat: PLZ=postal-code,Privat: Land=country,Dienstlich: Adresse=street,Dienstlich: Ort=city,Dienstlich: PLZ=postal-code,Dienstlich: Land=country,Arbeitstitel=title,Abteilung=keep,Organisation=organisation,Webseite 1=website,Webseite 2=website,Geburtsjahr=birth-year,Geburtsmonat=birth-month,Geburtstag=birthday,Benutzerdef. 1=keep,Notizen=notes',
  yahoo:
    'First=given,Middle=middle,Last=family,Nickname=nick,Email=email,Category=circles,Distribution Lists=circles,Messenger ID=message,Home=keep,Work=keep,Pager=phone,Fax=phone,Mobile=phone,Other=keep,Yahoo Phone=phone,Primary=keep,Alternate Email 1=email,Alternate Email 2=email,Personal Website=website,Business Website=website,Title=title,Company=organisation,Work Address=street,Work City=city,Work County=region,Work Post Code=postal-code,Work Country=country,Home Address=street,Home Town=city,Home County=region,Home Post Code=postal-code,Home Country=country,Birthday=birthday,Anniversary=date,Comments=notes,Skype ID=message',
  hubspot:
    'Record ID=keep,First Name=given,Last Name=family,Email=email,Phone Number=phone,Mobile Phone Number=phone,Contact owner=keep,Associated Company=organisation,Job Title=title,Lifecycle Stage=keep,Lead Status=keep,Last Activity Date=keep,Create Date=keep,Street Address=street,City=city,State/Region=region,Postal Code=postal-code,Country/Region=country,Website URL=website,LinkedIn URL=profile',
  roundcube:
    'Display Name=name,First Name=given,Last Name=family,Middle Name=middle,Prefix=prefix,Suffix=suffix,Nickname=nick,Job Title=title,Organization=organisation,Department=keep,E-Mail=email,E-Mail 2=email,Phone=phone,Phone Home=phone,Phone Mobile=phone,Address Street=street,Address City=city,Address Postal Code=postal-code,Address Country=country,Birthday=birthday,Website=website,Instant Messenger=message,Notes=notes,Assistant=keep,Spouse=keep,Groups=circles',
  icloud:
    'First name=given,Last name=family,Company=organisation,Job title=title,Phone (mobile)=phone,Phone (home)=phone,Email (home)=email,Email (work)=email,Home Page=website,Street (home)=street,City (home)=city,ZIP (home)=postal-code,Country (home)=country,Birthday=birthday,Note=notes',
  'excel, German':
    'Anrede=prefix,Titel=prefix,Vorname=given,Name=family,Firma=organisation,Position=title,Straße=street,PLZ=postal-code,Ort=city,Land=country,Telefon=phone,Mobil=phone,Fax=phone,E-Mail=email,Internet=website,Geburtstag=birthday,Bemerkungen=notes,Kundennummer=keep',
  'club, German':
    'Mitgliedsnummer=keep,Nachname=family,Vorname=given,Geburtsdatum=birthday,Strasse und Hausnummer=street,Postleitzahl=postal-code,Wohnort=city,Telefon privat=phone,Telefon geschäftlich=phone,Handy=phone,E-Mail-Adresse=email,Eintrittsdatum=keep,Gruppe=circles,Bankverbindung=keep',
  'excel, French':
    'Civilité=prefix,Nom=family,Prénom=given,Société=organisation,Fonction=title,Adresse=street,Code postal=postal-code,Ville=city,Pays=country,Téléphone=phone,Portable=phone,Courriel=email,Site web=website,Date de naissance=birthday,Remarques=notes,Catégorie=circles',
  'outlook, French':
    'Prénom=given,Nom=family,Deuxième prénom=middle,Suffixe=suffix,Entreprise=organisation,Poste=title,Adresse e-mail=email,Adresse e-mail 2=email,Téléphone professionnel=phone,Téléphone domicile=phone,Téléphone mobile=phone,Télécopie professionnelle=phone,Rue (bureau)=street,Ville (bureau)=city,Code postal (bureau)=postal-code,Pays (bureau)=country,Rue (domicile)=street,Ville (domicile)=city,Anniversaire=birthday,Page web=website,Notes=notes,Catégories=circles,Conjoint=keep',
  'excel, Spanish':
    'Nombre=given,Apellidos=family,Empresa=organisation,Cargo=title,Correo electrónico=email,Teléfono=phone,Móvil=phone,Teléfono trabajo=phone,Dirección=street,Código postal=postal-code,Ciudad=city,Provincia=region,País=country,Fecha de nacimiento=birthday,Aniversario=date,Sitio web=website,Observaciones=notes,Etiquetas=circles',
  'crm, Spanish':
    'Nombre completo=name,Compañía=organisation,Puesto de trabajo=title,Correo=email,Correo personal=email,Teléfono móvil=phone,Celular=phone,LinkedIn=profile,Cumpleaños=birthday,Fecha de conexión=met-on,Notas=notes,Propietario=keep',
  'excel, Italian':
    'Nome=given,Cognome=family,Azienda=organisation,Ruolo=title,E-mail=email,Telefono=phone,Cellulare=phone,Telefono ufficio=phone,Indirizzo=street,CAP=postal-code,Città=city,Provincia=region,Paese=country,Data di nascita=birthday,Sito web=website,Note=notes,Categoria=circles,Codice fiscale=keep',
  'excel, Portuguese':
    'Nome=given,Sobrenome=family,Empresa=organisation,Cargo=title,E-mail=email,E-mail pessoal=email,Telefone=phone,Celular=phone,Endereço=street,Cidade=city,Estado=region,CEP=postal-code,País=country,Data de nascimento=birthday,Observações=notes,Etiquetas=circles',
  'excel, Dutch':
    'Aanhef=prefix,Voornaam=given,Tussenvoegsel=middle,Achternaam=family,Bedrijf=organisation,Functie=title,E-mailadres=email,Telefoonnummer=phone,Mobiel=phone,Telefoon werk=phone,Straat=street,Huisnummer=street,Postcode=postal-code,Plaats=city,Land=country,Geboortedatum=birthday,Website=website,Opmerkingen=notes,Groepen=circles',
  'personal crm':
    'name=name,emails=email,phone_numbers=phone,company=organisation,job_title=title,location=place,birthday=birthday,linkedin_url=profile,twitter=profile,instagram=profile,tags=circles,notes=notes,last_contacted=keep,created_at=keep,website=website',
  salesforce:
    'Salutation=prefix,First Name=given,Last Name=family,Title=title,Account Name=organisation,Mailing Street=street,Mailing City=city,Mailing State/Province=region,Mailing Zip/Postal Code=postal-code,Mailing Country=country,Phone=phone,Fax=phone,Mobile=phone,Email=email,Account Owner=keep,Lead Source=keep,Birthdate=birthday,Description=notes',
  'camel case':
    'FirstName=given,LastName=family,EmailAddress=email,WorkPhone=phone,MobilePhone=phone,CompanyName=organisation,JobTitle=title,StreetAddress=street,City=city,PostalCode=postal-code,Country=country,DateOfBirth=birthday,WebSite=website,ExternalId=keep',
  conference:
    'Attendee=keep,Full Name=name,Organisation=organisation,Role=title,E-mail address=email,Twitter handle=profile,Dietary requirements=keep,T-shirt size=keep,Pronouns=pronouns,Met on=met-on,Comments=notes',
  'linkedin of another kind':
    'Nome=given,Cognome=family,URL=website,Indirizzo email=email,Azienda=organisation,Posizione=title,Collegato il=met-on',
  'address labels':
    'Name=name,Address Line 1=street,Address Line 2=street,Town=city,County=region,Postcode=postal-code,Country=country,Telephone=phone,Email=email,Christmas card=keep',
}
