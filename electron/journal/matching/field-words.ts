/**
 * Words of the field that mean the same, or stand for one another when somebody looks for help: a group a line, in English and
 * German, a phrase where one word does not do. `field`: what one does and in which business; `rank`: how far up, which
 * says little by itself; `place`: names of one place. Raise `rowsVersion` of people with every change: the rows hold groups.
 */
export const FIELD_WORDS: readonly { readonly kind: 'field' | 'rank' | 'place'; readonly groups: string }[] = [
  {
    kind: 'field',
    groups: `
      finance, financial, cfo, chief financial officer, finanzen, finanzbereich, finanzvorstand, finanzchef, treasury, treasurer
      controlling, controller, budget, budgeting, budgetplanung, kostenrechnung
      accounting, accountant, accounts, bookkeeping, bookkeeper, buchhaltung, buchhalter, bilanz
      audit, auditor, auditing, wirtschaftsprüfer, wirtschaftsprüfung, revision, abschlussprüfer, prüfer
      tax, taxes, steuer, steuern, steuerberater, steuerrecht, finanzamt, tax adviser, tax advisor
      bank, banking, banker, sparkasse, kredit, loan, lending, lender
      insurance, insurer, insurance broker, versicherung, versicherer, versicherungsmakler, underwriter, actuary, aktuar
      investor, invest, investment, investing, venture, venture capital, vc, angel, business angel, seed, private equity, geldgeber, kapitalgeber, wagniskapital, fundraising round
      fundraising, fundraiser, donation, donor, donors, spende, spenden, spendensammler
      foundation, funder, funders, funding, funds, grant, grants, stiftung, fördern, förderer, förderung, fördermittel, fördertopf, zuschuss, subsidy, subsidies
      nonprofit, non-profit, charity, ngo, gemeinnützig, verein, trust, charitable
      crowdfunding, kickstarter, schwarmfinanzierung
      human resources, hr, people operations, personal, personalabteilung, personalwesen, personaler, personalleiter, personalchef, people lead, head of people, chief people officer
      recruiting, recruiter, recruitment, recruit, hiring, hire, talent, headhunter, headhunting, executive search, personalvermittler, einstellen, stellenbesetzung, besetzen
      salary, salaries, wage, pay, compensation, gehalt, gehälter, lohn, vergütung, gehaltsverhandlung
      works council, betriebsrat, betriebsräte, betriebsratsvorsitzender, personalrat, mitbestimmung
      union, trade union, unionist, trade unionist, labour union, gewerkschaft, gewerkschafter, tarifvertrag
      employment law, labour law, labor law, arbeitsrecht, employment lawyer, kündigungsschutz
      law, lawyer, legal, attorney, solicitor, barrister, counsel, jurist, anwalt, anwälte, rechtsanwalt, fachanwalt, recht, kanzlei, law firm, rechtlich, juristisch
      notary, notar, notariat
      judge, court, richter, gericht, landgericht, tribunal
      patent, patents, trademark, intellectual property, ip, patentanwalt, marke, markenrecht, schutzrecht
      privacy, data protection, gdpr, datenschutz, dsgvo, datenschutzbeauftragter, dpo
      compliance, regulation, regulatory, regulierung, geldwäsche, aml
      immigration, visa, visas, visum, work permit, arbeitserlaubnis, aufenthaltstitel, einwanderung, residence permit
      insolvency, bankruptcy, insolvenz, insolvenzverwalter, pleite, restructuring, sanierung
      contract, contracts, vertrag, verträge
      data, analytics, analyst, data science, data scientist, business intelligence, daten, datenanalyse, auswertung
      statistics, statistician, statistical, statistik, statistiker
      machine learning, artificial intelligence, ai, ki, ml, deep learning, künstliche intelligenz, maschinelles lernen, llm, language model, sprachmodell
      software, developer, programmer, coding, programming, software engineer, entwickler, softwareentwickler, programmierer, programmieren, informatiker, coder
      frontend, web developer, web design, website, websites, webseite, webseiten, internetseite, homepage, webdesign, web
      backend, api, server, schnittstelle
      devops, kubernetes, cloud, infrastructure, sysadmin, administrator, site reliability, aws, azure
      information technology, IT, it-leiter, edv, it department, cio
      security, cybersecurity, infosec, penetration test, pentest, hacker, sicherheit, it-sicherheit, informationssicherheit
      mainframe, legacy system, legacy systems, altsystem, grossrechner, migration
      sap, erp, s/4, s/4hana, enterprise resource planning, warenwirtschaft
      product management, product manager, product owner, produktmanager, produktmanagement, produktleitung
      pricing, price, preis, preise, preisgestaltung, preismodell
      subscription, subscriptions, abo, abonnement, saas
      design, designer, gestaltung, gestalter, grafik, grafiker, graphic
      ux, usability, user research, user experience, ux researcher, usability test, nutzerforschung, nutzertest, benutzerfreundlich, customer interviews
      accessibility, accessible, barrierefrei, barrierefreiheit, inclusion, wcag
      app, mobile, ios, android, smartphone
      game, games, gaming, spiel, spiele, spieleentwickler
      robot, robotics, roboter, robotik, automation, automatisierung
      drone, drones, drohne, drohnen
      semiconductor, chip, chips, halbleiter, microchip
      electronics, elektronik, sensor, sensors, sensorik, hardware
      battery, batteries, batterie, batterien, akku, energiespeicher
      energy, energie, power, electricity, strom, utility, utilities, stadtwerke, energieberater, energieversorger
      wind, wind energy, wind farm, wind power, windkraft, windenergie, windpark, windrad
      solar, photovoltaic, solaranlage, photovoltaik
      climate, sustainability, sustainable, esg, nachhaltigkeit, nachhaltig, klima, klimaschutz, carbon, co2, environment, umwelt, greentech, net zero
      engineer, engineering, ingenieur, ingenieurwesen, techniker, maschinenbau, mechanical engineering
      manufacturing, factory, factories, production, plant, fabrik, werk, fertigung, produktion, hersteller, manufacturer
      construction, builder, site manager, bau, bauen, bauleiter, baustelle, umbau, bauunternehmen, civil engineer, bauingenieur
      building permit, building authority, planning permission, bauamt, baugenehmigung, bauantrag
      architect, architecture, architekt, architektur, interior architect, innenarchitekt
      property, real estate, estate agent, immobilie, immobilien, makler, housing
      flat, apartment, wohnung, unterkunft, room, zimmer, place to stay, sublet, accommodation
      office, offices, co-working, coworking, workspace, büro, büroraum, büroräume, desk, schreibtisch, arbeitsplatz
      venue, hall, saal, veranstaltungsort, location, festsaal, ballroom
      valuation, appraisal, appraiser, surveyor, gutachter, gutachten, sachverständiger, assessor
      carpenter, joiner, furniture, schreiner, tischler, möbel, regal, shelves, cabinet maker
      electrician, elektriker, wiring
      mechanic, garage, car, cars, automotive, auto, autos, kfz, automobil, werkstatt, workshop
      rail, railway, railways, train, trains, bahn, eisenbahn, zug
      aviation, airline, pilot, flight, flug, fliegen, luftfahrt
      shipping, ship, ships, shipbroker, maritime, schiff, schifffahrt, reederei, freight, port, hafen
      logistics, supply chain, logistik, lieferkette, spedition, warehouse, lager, transport
      procurement, purchasing, sourcing, supplier, suppliers, buyer, einkauf, einkäufer, beschaffung, lieferant, vendor
      import, importer, export, customs, zoll, einfuhr, trade, handel
      retail, shop, store, laden, einzelhandel, händler, e-commerce, onlinehandel
      packaging, verpackung
      textile, textiles, fashion, clothing, mode, kleidung, schneider, tailor, sewing
      sales, selling, vertrieb, verkauf, verkäufer, vertriebsleiter, account executive, business development
      sell company, sell firm, selling a company, sold company, sold his company, sold her company, exit, acquisition, mergers, m&a, unternehmensverkauf, firmenverkauf, nachfolge, succession
      customer success, customer service, support, customers, kundenservice, kundenbetreuung, kundendienst
      marketing, marketer, growth, campaign, kampagne, werbung, advertising, adverts, ads, anzeigen, seo, search ads, branding, brand
      public relations, pr, press, press officer, spokesperson, presse, pressesprecher, öffentlichkeitsarbeit, communications, kommunikation, medienarbeit
      journalist, journalism, reporter, newspaper, editor in chief, zeitung, redaktion, redakteur
      writer, writing, copywriter, copywriting, text, texts, texter, werbetexter, author, autor, schreiben, ghostwriter
      publisher, publishing, verlag, verlage, lektor, lektorat, manuscript, manuskript, editor, book, books, buch, bücher, sachbuch, non-fiction
      translation, translator, translate, interpreter, übersetzer, übersetzung, übersetzen, dolmetscher, dolmetschen
      podcast, podcaster, audio, sound, recording, microphone, microphones, mikrofon, mikrofone, tontechniker, speakers, loudspeaker, lautsprecher, tonstudio, pa system
      film, filmmaker, video, camera, cinematographer, kamera, kameramann, movie, documentary
      photography, photographer, photo, photos, fotograf, fotografie, foto, fotos
      illustration, illustrator, drawing, draw, zeichner, zeichnung, zeichnen
      music, musician, orchestra, violinist, musik, musiker, orchester, chor, choir, band
      museum, curator, exhibition, gallery, kurator, ausstellung, galerie
      theatre, theater, actor, stage, schauspieler, bühne
      library, librarian, bibliothek, bibliothekar, bücherei
      event, events, conference, konferenz, veranstaltung, veranstalter, tagung, event manager, messe, trade fair
      moderator, moderation, facilitator, facilitation, host, panel, panel discussion, podiumsdiskussion, moderieren, moderiert
      public speaking, speaker, talk, keynote, vortrag, rede, presentation, präsentation, rhetorik, redner, stage fright, lampenfieber
      negotiation, negotiate, negotiating, negotiator, verhandlung, verhandeln, verhandelt
      coach, coaching, mentor, mentoring, mentorin, sparring, trainer, leadership training
      leadership, führung, führungskraft, führungskräfte
      woman, women, frau, frauen, gender, equality, gleichstellung, gleichberechtigung
      diversity, vielfalt, equal opportunity, chancengleichheit
      psychology, psychologist, therapist, psychotherapy, psychotherapeut, therapie, counselling, psychologe
      physiotherapist, physiotherapy, physiotherapie, physio, krankengymnastik
      speech therapist, speech therapy, logopädie, logopäde
      doctor, physician, medicine, medical, arzt, ärzte, medizin, mediziner, praxis, clinician
      children's doctor, paediatrician, pediatrician, paediatric, pediatric, kinderarzt, kinderärzte, kinderheilkunde
      cardiologist, cardiology, heart, kardiologe, herz
      hospital, clinic, krankenhaus, krankenhäuser, klinik, klinikum
      nurse, nursing, care, carer, pflege, pfleger, pflegekraft, pflegekräfte, krankenpfleger, krankenschwester, pflegedienst, pflegedienstleiter
      midwife, birth, hebamme, geburt, geburtshaus
      pharma, pharmacy, drug, pharmaceutical, apotheke, arzneimittel
      biotech, biology, biologist, genetics, biotechnologie, biologie, biologe
      veterinary, vet, veterinarian, tierarzt, tierärzte, tierklinik, animals, tiere
      health, healthcare, public health, gesundheit, gesundheitswesen
      ministry, minister, government, ministerium, regierung, civil servant, beamter, behörde, public administration, verwaltung
      mayor, town hall, council, city council, bürgermeister, rathaus, gemeinderat, municipality, kommune
      politics, politician, parliament, politik, politiker, bundestag, abgeordneter, lobby
      diplomacy, embassy, ambassador, botschaft, konsulat, consulate
      police, polizei, detective, fraud, betrug
      military, army, bundeswehr, defence
      school, schools, teacher, teaching, headteacher, schule, schulen, lehrer, unterricht, lessons, pädagoge, schulprojekt, grundschule
      kindergarten, nursery, childcare, kita, kinderbetreuung, krippe, daycare
      university, professor, academic, universität, hochschule, fakultät, lecturer, dozent
      research, researcher, scientist, science, forschung, forscher, wissenschaft, wissenschaftler, labor, laboratory
      phd, doctorate, doctoral, dissertation, doktorarbeit, promotion, thesis
      student, students, studium, studierende, studieren
      internship, intern, interns, praktikum, praktikant, praktikanten, work experience, trainee, werkstudent
      apprenticeship, apprentice, lehre, azubi, auszubildende, ausbildung
      training, course, courses, kurs, seminar, schulung, weiterbildung, workshop leader
      sociology, sociologist, soziologie, soziologe, social science
      history, historian, geschichte, historiker, archive, archiv
      physics, physicist, physik, physiker
      chemistry, chemist, chemie, chemiker
      mathematics, mathematician, mathe, mathematik
      marine, ocean, sea, meer, meeresbiologe, marine biologist
      forest, forestry, forester, wald, förster, forst, timber, holz
      agriculture, farm, farmer, farming, landwirt, landwirtschaft, bauer, bauernhof
      bees, bee, beekeeper, beekeeping, imker, imkerei, bienen, biene, bienenvolk, honey, honig
      garden, gardening, garten, gärtner, landscape
      food, nutrition, lebensmittel, ernährung, nahrung
      restaurant, chef, cook, cooking, koch, köche, küche, gastronomie, gastwirt, catering, caterer
      hotel, hospitality, tourism, tourismus, travel, reise, reisen
      coffee, kaffee, roastery, rösterei, cafe
      wine, winemaker, sommelier, vineyard, wein, winzer, weingut
      beer, brewery, brewer, bier, brauerei, brauer
      whisky, spirits, distillery, distiller, brennerei, schnaps
      sport, sports, athlete, fitness, sportler, yoga, yogalehrer
      mountain, mountains, climbing, berg, berge, bergführer, hiking, wandern, alps, alpen
      church, priest, pastor, kirche, pfarrer, religion, rabbi, faith
      social work, social worker, sozialarbeiter, sozialarbeit, soziale arbeit, youth work, jugendarbeit
      refugee, refugees, flüchtling, geflüchtete, asylum, asyl
      volunteer, volunteers, volunteering, ehrenamt, ehrenamtlich, freiwillige
      startup, start-up, startups, founder, founders, founding, entrepreneur, gründer, gründen, gründung, unternehmer, selbständig
      consultant, consulting, consultancy, berater, beratung, adviser, advisor, advisory, unternehmensberatung
      strategy, strategic, strategie, planning, planung
      project management, project manager, projektleiter, projektmanager, projektleitung, pmo, programme officer, programme manager
      agile, scrum, kanban, scrum master
      quality, qa, testing, tester, qualität, qualitätssicherung, iso 9001
      change management, transformation, digitalisierung, digitalization, digital transformation, wandel
      innovation, innovations, inventor, erfinder, erfindung
      telecom, telecommunications, mobilfunk, telekom, network operator, broadband
      mining, steel, metal, stahl, metall, stahlwerk, bergbau
      water, wasser, wastewater, abwasser, river, fluss
      waste, recycling, abfall, müll, circular economy, kreislaufwirtschaft
      payment, payments, fintech, zahlung, bezahlen, zahlungsverkehr
      blockchain, crypto, bitcoin, krypto
    `,
  },
  {
    kind: 'rank',
    groups: `
      ceo, chief executive, managing director, geschäftsführer, geschäftsführung, founder and ceo, vorstandsvorsitzender
      board, supervisory board, board member, aufsichtsrat, beirat, vorstand, trustee, non-executive, aufsichtsratsmitglied
      head, lead, leader, leiter, leitung, chef, director, direktor, vp, vice president, chief
      manager, management, teamleiter, team lead, abteilungsleiter
      senior, principal, erfahren, experienced, expert, experte, spezialist, specialist
      junior, entry level, beginner, berufseinsteiger, anfänger
      assistant, assistent, sekretär, secretary, office manager
      freelance, freelancer, freiberufler, freiberuflich, self-employed, freier mitarbeiter
      partner, co-founder, mitgründer, teilhaber
      cto, chief technology officer, technical director, technikvorstand, technischer leiter
    `,
  },
  {
    kind: 'place',
    groups: `
      germany, deutschland, german, deutsch
      austria, österreich
      switzerland, schweiz, suisse
      france, frankreich, french, französisch
      italy, italien, italian, italienisch
      spain, spanien, spanish, spanisch
      poland, polen, polish, polnisch, polnischen
      netherlands, holland, niederlande, dutch
      belgium, belgien
      denmark, dänemark
      sweden, schweden, swedish
      norway, norwegen, norwegian, norwegisch
      finland, finnland
      ireland, irland, irish
      united kingdom, uk, britain, england, grossbritannien, british, london
      united states, usa, america, amerika, american, us market
      china, chinese, chinesisch, shenzhen, shanghai, beijing, peking
      japan, japanese, tokyo, tokio
      india, indien, indian, delhi, bangalore, mumbai
      turkey, türkei, turkish, istanbul
      russia, russland, russian, moskau, moscow
      africa, afrika, african
      munich, münchen
      cologne, köln
      vienna, wien
      zurich, zürich
      geneva, genf, genève
      warsaw, warschau
      prague, prag
      milan, mailand, milano
      rome, rom, roma
      lisbon, lissabon, lisboa
      brussels, brüssel
      copenhagen, kopenhagen
      athens, athen
      nuremberg, nürnberg
      hanover, hannover
      the hague, den haag
      paris
      berlin
      hamburg
      frankfurt
      stuttgart
      amsterdam
      madrid
      barcelona
      new york, nyc, manhattan
      san francisco, bay area, silicon valley
    `,
  },
]
