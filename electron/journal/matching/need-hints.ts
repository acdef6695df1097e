/**
 * Needs are told as situations: nobody who writes *wants to protect what she invented* writes *patent*. A line has a word of a
 * group of `field-words.ts`, and behind the colon what people say who need somebody of that field, in English and German; two or
 * three words are found where they stand together. Asked for, such a word counts half of what a word of the field counts, so that
 * it takes several to come before it; of what is written of somebody it is read as any other word.
 */
export const NEED_HINTS = `
  tax: taxman, revenue office, hmrc, irs, tax return, deduct, deductible, write off, vat, mwst, umsatzsteuer, absetzen, nachzahlung, steuererklärung, betriebsprüfung, freibetrag, erbschaft, erben, inheritance, schenkung, steuerbescheid, abschreiben, fiskus, steuerprüfung
  audit: betriebsprüfung, prüfung, jahresabschluss, annual accounts, books checked, kassenprüfung, belege, irregularities, unregelmässigkeiten, prüfen, due diligence, inspection
  accounting: invoices, rechnungen, receipts, belege, ledger, year end, jahresende, mahnung, verbuchen, kontieren
  controlling: cost centre, kostenstelle, forecast, figures, zahlen, kennzahlen, spending, ausgaben, overspending, margin, marge, deckungsbeitrag
  finance: cash flow, liquidity, liquidität, first budget, money runs out, geld reicht, balance sheet, finanzplan, cash, burn rate, budget
  bank: mortgage, hypothek, overdraft, dispo, borrow money, geld leihen, darlehen, konto, account, zinsen, interest rate, finanzierung
  insurance: cover, insure, insured, insures, premium, claim, damage, liability, haftung, haftpflicht, versichern, versichert, police, schaden, absichern, sinks, untergeht, risk, risiko, life table, sterbetafel, deckung, hagel, flood damage
  investor: first money, raise money, raises money, put money, round, capital, kapital, geld geben, anschubfinanzierung, startkapital, backer, backers, equity, shares, stake, anteil, beteiligung, pitch, term sheet, bewertung, investoren
  fundraising: raise funds, donate, donations, give money, appeal, geld sammeln, sammeln, sammlung, gönner, mäzen, sponsor, sponsors, sponsoring, spender, benefactor
  foundation: grant-makers, grant makers, grantmaker, pay for, apply for money, application, antrag, förderantrag, programme money, eu money, eu-mittel, projektmittel, bezuschusst, unterstützen, geldtopf, sponsor
  nonprofit: good cause, gemeinnützigkeit, trustees, board of a charity, vereinsgründung, satzung, mitglieder, guter zweck
  human resources: staff, personnel, mitarbeiter, belegschaft, onboarding, einarbeitung, leave, krankenstand, fluktuation, turnover of staff, team conflict, apprentice contract, angestellte, employees, gesellen
  recruiting: vacancy, vacancies, fill a post, fill a role, job advert, stelle, stellen, stellenanzeige, bewerber, applicants, candidates, kandidaten, nachfolger, find staff, personal finden, neue leute, anwerben, wechseln, new job, neue stelle, job ad, sales boss
  salary: raise, pay rise, more money, earn more, mehr geld, mehr verdienen, gehaltserhöhung, verdient, lohnerhöhung, mehr lohn, underpaid, unterbezahlt, bonus, tarif
  negotiation: haggle, haggling, feilschen, bargain, bargaining, deal, offer on the table, talks stuck, hard talks, gehaltserhöhung, pay rise, mehr lohn, mehr gehalt, bedingungen, concession, zugeständnis, ultimatum, durchsetzen, mehr geld, knows her worth, ask for more
  works council: betriebsvereinbarung, sozialplan, einigungsstelle, staff representatives, arbeitnehmervertreter, belegschaftsvertretung, betriebsversammlung
  union: strike, streik, picket, collective agreement, walkout, arbeitskampf, dockers, tarifrunde
  employment law: fire, fired, fires, sack, sacked, dismiss, dismissed, dismissal, lay off, layoffs, let him go, let her go, redundancy, kündigen, kündigung, gekündigt, entlassen, entlassung, rauswerfen, trennen, abfindung, severance, abmahnung, prozess, gesellen, überstunden, overtime, mobbing, harassment, elternzeit, befristet, wettbewerbsverbot, arbeitsvertrag, arbeitszeugnis, loswerden, aufhebungsvertrag
  law: sue, sued, suing, lawsuit, court case, dispute, verklagen, verklagt, klage, klagen, rechtsstreit, streit, liability, haftung, terms and conditions, agb, kleingedrucktes, rechtens, legal letter, abgemahnt, injunction
  judge: verdict, urteil, trial, prozess, hearing, verhandlungstag, witness, zeuge, zeugin, sentence, before court, vor gericht, schöffe, schöffin, ladung
  notary: deed, deeds, certify, certified, beglaubigen, beglaubigt, beurkunden, kaufvertrag, will, testament, vollmacht, power of attorney, house purchase, hauskauf, grundbuch, land register, marriage contract, ehevertrag, erbvertrag, signature witnessed
  patent: invented, invent, invents, invention, erfunden, idea stolen, steal idea, copies, copied, copy, imitate, imitates, imitation, nachgemacht, nachmachen, nachahmen, protect idea, protect, schützen, geklaut, abkupfern, counterfeit, fälschung, logo registered, markenname, knock-off, knock-offs, plagiat, eintragen
  privacy: personal data, leak, leaked, datenpanne, customer records, patient records, patientendaten, kundendaten, consent form, einwilligung, cookies, cctv, videoüberwachung, data breach, mailing list, mitarbeiterdaten, geleakt
  compliance: money laundering, bribe, bribery, bestechung, korruption, whistleblower, hinweisgeber, sanctions, sanktionen, rules for banks, richtlinie, bafin, know your customer, kyc
  immigration: move abroad, move to, residence, settle in, auswandern, einreise, einreisen, bleiberecht, aufenthalt, aufenthaltserlaubnis, passport, citizenship, einbürgerung, staatsbürgerschaft, blue card, sponsor licence, permit, work abroad, deport, deported, abschiebung, spouse visa, familiennachzug, greencard, border
  insolvency: broke, owes too much, cannot pay, zahlungsunfähig, überschuldet, creditors, gläubiger, debts, schulden, going under, bankrupt, goes bust, wind up, pleitegehen, liquidation, out of money
  contract: agreement, sign, signs, signing, signed, unterschreiben, unterschrift, clause, klausel, vereinbarung, kleingedrucktes, mietvertrag, kaufvertrag, lieferverträge
  data: spreadsheet, dashboard, numbers, excel, tabelle, zahlen, insights, report, reporting, data warehouse, sql, kpi
  statistics: survey, umfrage, sample, stichprobe, significance, signifikant, regression, numbers add up, probability, wahrscheinlichkeit, census, volkszählung, poll, fragebogen, questionnaire
  machine learning: predict, predicts, predictive, vorhersage, vorhersagen, chatbot, neural, neuronal, train a model, chatgpt, recommender, recognise pictures, bilderkennung, algorithm, algorithmus, classify
  software: computer program, program, bug, bugs, script, skript, app built, rewrite, codebase, automate, tool written, prototype, prototyp, excel macro, open source, wartbar
  frontend: internetauftritt, web presence, online presence, site, seite, onlineauftritt, web page, landing page, internet page, browser, blinde, shop online, netz, im netz, web shop
  devops: outage, ausfall, crash, crashes, hosting, deploy, deployment, scale, servers, downtime, containers, container, cluster, pipeline, rollout, uptime, stürzt ab, hoch verfügbar
  information technology: computers, laptops, wlan, wifi, passwords, intranet, edv-system, uraltes system, printers, netzwerk, rechner, software replaced, systemwechsel, ablösen
  security: hacked, hackers, attack, angriff, angegriffen, break in, breached, phishing, ransomware, password, passwort, login, verschlüsselt, erpresst, vulnerability, schwachstelle, lücke, sicher, einbruch, firewall, holes
  mainframe: cobol, old system, uralt, uralte, uraltes, ancient system, ablösen, abgelöst, replace system, outdated, veraltet, edv-system, legacy, switch systems, umstellen, umstieg, decades old
  sap: umstellen, umgestellt, systemwechsel, umstieg, edv-system, ablösen, rollout, inventory system, lagerverwaltung, einführung, warehouse system
  product management: roadmap, features, backlog, what to build, launch, priorities, prioritise, produktidee, anforderungen, mvp, feature
  pricing: charge, charges, charging, how much to ask, monthly plan, fee, fees, cost, rates, tarife, verlangen, was kostet, kosten, monthly fee, honorar, gebühr, tagessatz, stundensatz, rabatt, discount, bepreisen, stufen, tiers, plan, quote
  subscription: monthly plan, monthly, monatlich, monatsgebühr, membership, mitgliedschaft, recurring, renew, renewal, churn, members, monatlich zahlen, plan
  design: logo, layout, look, looks, poster, plakat, flyer, broschüre, brochure, sketch, entwurf, prototype, colours, farben, verpackungsdesign, cover
  ux: users, click, clicks, confusing, confused, nobody understands, watch users, interviews, verstehen den, kunden verstehen, klicken, bedienen, bedienung, test with people, ausprobieren, wo sie klicken, find their way, zurechtfinden, observe
  accessibility: blind, blinde, blinden, deaf, gehörlos, wheelchair, rollstuhl, disabled, disability, behindert, behinderung, screen reader, vorlesen, sehbehindert, easy language, leichte sprache, contrast, hearing, bedienbar, sight
  app: phone, handy, tablet, push, play store, app store, iphone
  game: gamers, players, spieler, console, konsole, level, quiz, unity, playable, virtual reality, spielerisch, gamification
  drone: aerial, from above, luftbild, luftbilder, luftaufnahmen, von oben, aus der luft, survey from the air, flying camera, roof inspection, vermessen, bird's eye, vogelperspektive, überfliegen
  semiconductor: wafer, silicon, silizium, transistor, foundry, shortage of chips, chipmangel, microelectronics, lithography
  electronics: measure, measuring, messen, messgerät, circuit, platine, circuit board, soldering, löten, temperature, sensorik, messtechnik, gauges, arduino
  battery: charge, charging, lithium, cells, zellen, cell, laden, electric car, elektroauto, storage, speicher, cathode, range, reichweite, recharge, ladesäule
  energy: heat, heating, heizen, heizung, heats, bills, insulate, insulation, dämmen, dämmung, wärmepumpe, heat pump, boiler, heizkosten, cold in winter, kalt, gas bill, gasrechnung, fuel, wärme, energy bill, thermal, sanieren, isolieren, verbrauch, electricity bill, stromrechnung, nebenkosten, draughty, warm
  wind: turbine, turbines, windrad, windräder, offshore, rotor, blades, renewables, erneuerbare
  solar: roof, dach, panels, module, sunlight, dachfläche, renewables
  climate: green, footprint, fussabdruck, emissions, emissionen, co2-bilanz, net zero, eco, öko, carbon footprint, greener, klimabilanz, klimaneutral, recycle, sustainable
  manufacturing: make parts, produce, produces, producing, hergestellt, herstellen, fertigen, assembly, line, serie, in series, batch, mass-produce, produzieren, teile, zulieferer, factory tour, factory visit, werksbesuch, fliessband
  construction: build, builds, building, renovate, renovating, renovation, renovieren, neubau, rohbau, anbau, extension, roof, dach, wall, wand, crane, kran, concrete, beton, site, foundation wall, bauherr, handwerker, builders, demolish, abreissen, scaffold, gerüst, bridge, brücke, tragwerk, structural
  building permit: permission, genehmigung, erlaubnis, amt, bebauungsplan, planning office, zoning, denkmalschutz, listed building, antrag, stadtplanung, nutzungsänderung, extension, anbau, carport
  architect: house plans, floor plan, grundriss, design a house, umbauen, umbau, refurbish, blueprint, rooms laid out, einrichten, interior, living room, layout, raumplanung, office layout
  property: house, houses, haus, häuser, land, plot, grundstück, altbau, old building, mieter, tenants, landlord, vermieter, rent, mieten, miete, sell house, buy house, eigentumswohnung, wert, worth
  valuation: worth, wert, value of, how much is, estimate, schätzen, schätzwert, taxieren, marktwert, market value, appraise, what it would fetch, preis erzielen, altbau, verkehrswert, begutachten
  flat: stay, sleep, sleeping, overnight, übernachten, übernachtung, unterkommen, bleibe, somewhere to live, live for a month, untermieten, sublease, couch, bed, bett, lodgings, holiday home, ferienwohnung, august, summer weeks
  office: room to work, desk space, premises, räume, räumlichkeiten, arbeitsraum, where to work, workplace, untermiete, gewerbefläche, quiet place to work, bring her dog, hotdesk, meeting room, besprechungsraum, schreibtische
  venue: party, feier, feiern, wedding, hochzeit, jubiläum, birthday, geburtstag, reception, empfang, room for, platz für, celebrate, celebration, fest, anniversary, function room, guests, gäste, versammlung, hochzeitsfeier
  carpenter: wood, wooden, holz, wardrobe, schrank, table, tisch, staircase, treppe, built-in, einbauschrank, shelf, bookcase, bücherregal, door, tür, kitchen fitted, massgefertigt, custom made, nach mass, timber, cupboard, vitrine, möbelstück, bench
  electrician: wires, sockets, steckdosen, fuse, sicherung, lights out, verkabeln, wallbox
  mechanic: engine, motor, brakes, bremsen, breakdown, panne, rattle, rattles, klappert, repair, reparieren, reparatur, van, tyres, reifen, oldtimer, vintage car, clutch, tüv, inspection, gearbox, getriebe, auspuff, motorbike, motorrad
  rail: tracks, gleise, station, bahnhof, tram, commuter, schiene, schienen, level crossing, locomotive
  aviation: plane, flugzeug, cockpit, flying lessons, pilotenschein, airport, flughafen, helicopter, glider, segelflug, air
  shipping: vessel, freighter, frachter, boat, boot, cargo, container, tanker, by sea, across the sea, charter, sails, dock, seefracht, ladung, berth, marine, ferry, per schiff, overseas, übersee, crew, barge
  logistics: deliver, deliveries, delivery, liefern, lieferung, versand, versenden, ship goods, carry, haul, lorry, lorries, truck, trucks, lkw, pallets, paletten, sacks, säcke, storage, lagern, route, routes, transportieren, across the sea, getting her goods, shipment, parcels, pakete, moving goods, courier, fuhrpark, haulage
  procurement: buy cheaper, buying, suppliers, einkaufen, zulieferer, bezugsquelle, bids, tender, ausschreibung, quotes, angebote einholen, bulk, mengenrabatt, cheaper parts, purchase
  import: bring in, from abroad, aus dem ausland, ausfuhr, duty, duties, tariff, tariffs, customs papers, zollpapiere, across the border, einführen, beans, bohnen, overseas, eu market, ausführen
  retail: sell in shops, regalplatz, supermarket, supermarkt, customers in the shop, stock it, sortiment, boutique, shelf space, stockists, into the shops
  packaging: box, boxes, karton, kartons, wrap, bottle, bottles, flaschen, jars, gläser, schachtel, tin, dose, label, etikett, wrapping
  textile: clothes, dress, dresses, kleid, kleider, costume, costumes, kostüm, kostüme, robe, roben, uniform, uniforms, fabric, stoff, stoffe, sew, sews, sewn, nähen, näht, genäht, stitch, hem, alter, ändern, garments, anzug, suit, curtains, vorhänge, collection, knit, outfit, outfits, gown, hemd, schnitt, umnähen, t-shirts
  sales: customers, kunden, clients, sell more, orders, aufträge, verkaufen, verkauft, buyers, abnehmer, pipeline, close deals, abschluss, first customers, neukunden, akquise, cold call, kaltakquise, sell abroad, reps, umsatz
  sell company: sell her business, sell his business, hand over business, betrieb übergeben, betrieb verkaufen, betriebsübergabe, takeover, übernahme, retire, ruhestand, find a successor, nachfolger, buyer for, käufer, give up the firm, merge, fusion, aufgekauft, buyout, succession
  customer success: complaints, beschwerden, unhappy customers, unzufrieden, customers leave, kündigen, keep customers, kunden halten, help desk, hotline, retention, churn, reklamation
  marketing: better known, bekannter, bekannt werden, attention, aufmerksamkeit, reach people, social media, instagram, leaflets, newsletter, visibility, sichtbarkeit, google, found online, gefunden werden, clicks, klicks, promote, bewerben, audience, zielgruppe, traffic, online ads, budget on ads, name recognition
  public relations: reporters, medien, media, interview, press release, pressemitteilung, in the news, journalisten, story, headlines, schlagzeilen, shitstorm, crisis, krise, statement, stellungnahme, into the paper, in die zeitung, local paper, scandal
  journalist: news, nachrichten, article, artikel, story, paper, presse, reportage, media, interview, coverage, report on, berichten, berichtet, scoop, expose, investigative, write about
  writer: words, wording, slogan, claim, formulieren, formulierung, newsletter, speech written, blog, article, artikel, texte, beschreibung, description, ghostwrite, brochure, catchy, copy, produkttexte
  publisher: novel, roman, memoir, memoiren, print, drucken, first draft, isbn, published, veröffentlichen, read chapter, kapitel, erinnerungen, sachbuch, autobiography, proofread, korrekturlesen, lektorieren, book deal, literary agent, reader for, gegenlesen, finished a book
  bookseller: reading, lesung, lesungen, readings, novel, author, authors, autor, autorin, audience, publikum, read to, vorlesen, signing, book launch, bookshop, buchhandlung, bücher verkaufen
  translation: language, languages, sprache, sprachen, versteht kein wort, does not speak, spricht kein, does not understand a word, foreign, fremdsprache, in another language, speaks, spricht, polish, polnisch, french, englisch, english version, ins englische, ins deutsche, render, certified translation, kaufvertrag, krakau, verständigen
  podcast: record, records, recordings, aufnehmen, aufnahme, aufnahmen, interviews, show, episode, folge, mic, mics, gear, equipment, studio, listen, hörer, radio, broadcast, sendung, voice, stimme, loud, acoustics, akustik, beschallung, beschallen, amplifier, verstärker, musikanlage, anlage, band plays, ton, headphones, sound system, tune
  film: shoot, shooting, drehen, gedreht, clip, trailer, footage, dreh, cinema, kino, lights, filmen, filmed, imagefilm, director, regie, screen, reel, animation, advert filmed, movie made
  photography: pictures, bilder, portrait, portraits, porträt, headshot, headshots, bewerbungsfoto, bewerbungsbild, snapshots, wedding pictures, camera, aufnahmen, fotografieren, abgelichtet, pose
  illustration: picture book, bilderbuch, picture, pictures, comic, cartoon, cover, kinderbuch, children's book, sketches, malen, paint, painting, zeichnungen, gemalt, artwork, sketch, characters, wimmelbild, postcards
  music: sing, sings, singing, singen, song, lied, lieder, concert, konzert, play at, instrument, geige, violin, quartet, quartett, string, gesang, sänger, singer, piano, klavier, play music, musikalisch, tune, ceremony, trauung, cello, bach, melody, vocal, aufspielen
  museum: exhibit, exhibits, exponat, exponate, collection, sammlung, loan, leihgabe, artefacts, display, paintings, gemälde, vitrine, antiquities, heirloom, erbstück
  library: borrow books, lesesaal, reading room, shelves of books, ausleihen, read-aloud, vorlesen, bücherbestand, reading, reading club, old newspapers, leseförderung
  event: gala, festival, congress, kongress, summit, gathering, organise, organisieren, organisation of, ausrichten, jubiläum, company party, firmenfest, firmenfeier, betriebsfest, launch party, catering, guest list, gästeliste, hundreds of guests, offsite, retreat, sommerfest, bürgerabend, wedding
  moderator: discussion, diskussion, debate, debatte, gesprächsleitung, gesprächsrunde, bürgerabend, round table, runder tisch, host evening, lead through the evening, abend leiten, durch den abend, chair, chairs, panel, panellists, questions from the audience, publikum, townhall, bürgerversammlung, gesprächsführung, compere, durch die veranstaltung, neutral, hitzig, talkrunde
  public speaking: speech, speeches, toast, ansprache, stand up in front, in front of, vor publikum, vor leuten, vor vielen leuten, nervous, nervös, hands shake, shaking, stutter, microphone, aufgeregt, zittern, zittert, stage, audience, auftreten, lecture, reden halten, afraid of speaking, sprechen vor, voice fails, sweats, freeze, pitch, best man, hochzeitsrede, talk at, hold a talk, ted, nerves
  coach: stuck, career, karriere, next step, nächster schritt, burnt out, sort out, orientierung, new role, first time manager, leads for the first time, conflict, konflikt, listener, somebody to talk to, doubts, zweifel, work out what, sparringspartner, promoted, befördert, self-doubt, confidence, selbstvertrauen, reflect, decision, entscheidung, unsure, speech
  leadership: lead, leads a team, team führen, delegate, delegieren, boss, chefin, promoted, first team, authority, führen
  woman: female, weiblich, weibliche, frauenquote, other women, girls, mädchen, mothers, mütter, mum, role model, vorbild, mit einer frau, only woman, einzige frau, vorbilder
  diversity: discrimination, diskriminierung, quota, quote, bias, equal, sexism, racism, unfair, benachteiligt, gleichbehandlung
  board: gremium, gremien, beirat, council of a company, trustees, chair, kontrollgremium, governance, non-exec, mandat, sitz im, board seat, oversight, joins the board, aufsichtsratssitzung, verwaltungsrat
  psychology: depressed, depression, anxiety, angst, ängste, panic, panik, grief, trauer, cannot sleep, schlaflos, burnout, burn-out, breakdown, overwhelmed, überfordert, mental, seelisch, psyche, trauma, sad, niedergeschlagen, sorrow, stress, erschöpft, exhausted, marriage, counsellor, eating disorder, addiction, sucht
  physiotherapist: back, rücken, rückenschmerzen, knee, knie, shoulder, schulter, neck, nacken, hip, hüfte, sprain, verspannt, tense, posture, haltung, pain, schmerzen, ache, aches, hurts, injury, verletzung, verletzt, muscle, muskel, lifting, massage, spine, wrecked, rehab, reha, ankle, hexenschuss, stiff, bandscheibe, surgery, operation, walk again, tendon, tut weh, slipped disc
  yoga: back, rücken, stretch, stretching, dehnen, verspannt, tense, posture, relax, entspannen, entspannung, breathing, atmen, flexible, meditation, calm, mindfulness, achtsamkeit, stress, stiff, beweglich, ausgleich, pilates
  speech therapist: stutter, stutters, stammer, stammers, stottert, stottern, lisp, lispelt, hardly talks, does not talk, speaks late, spricht nicht, spricht kaum, redet kaum, voice, stimme, heiser, hoarse, swallow, schluckstörung, stroke, schlaganfall, pronounce, aussprache, late talker, toddler, words, speak, sprechen, lost his voice, hoarseness
  children's doctor: child ill, kind krank, fever, fieber, toddler, kleinkind, four-year-old, baby, babies, säugling, newborn, rash, ausschlag, vaccinate, impfen, impfung, son, daughter, sohn, tochter, child, kind, kids, infant, hardly talks, growth, cough, husten, bed-wetting
  doctor: ill, sick, krank, symptoms, diagnosis, diagnose, second opinion on, blood, blut, surgery, operation, treatment, behandlung, patient, patienten, prescription, rezept, illness, krankheit, sprechstunde
  cardiologist: blood pressure, blutdruck, pulse, puls, chest, brust, palpitations, herzrasen, herzinfarkt, heart attack, stent, bypass, arrhythmia, herzschmerzen, chest pain, ekg, ecg, heartbeat
  hospital: ward, wards, station, stationen, patients, patienten, operation, emergency, notaufnahme, beds, betten, inpatient, understaffed, zu wenig leute, schichten, shifts, notfall
  nurse: ward, station, elderly, old mother, alte mutter, mother, mutter, pflegefall, pflegeheim, care home, altenheim, seniorenheim, bedridden, dement, demenz, dementia, grandmother, oma, lifting patients, shifts, schichten, zu wenig leute, understaffed, personalmangel, pflegegrad, ageing parents, eltern, look after, betreuen, bandage, wound, wunde, father, grandfather, opa
  midwife: pregnant, schwanger, schwangerschaft, pregnancy, expecting, due in, baby, newborn, neugeborenes, breastfeeding, stillen, labour, wochenbett, entbindung, antenatal, home birth, contractions, erwartet ein, kreisssaal, first child
  pharma: medicine, pills, medikament, medikamente, tablets, tabletten, clinical trial, studie, vaccine, impfstoff, dose
  biotech: cells, zellen, enzyme, dna, lab, gene, gen, species, art, arten, pflanzen
  veterinary: dog, dogs, hund, hunde, cat, cats, katze, katzen, horse, horses, pferd, pferde, cow, cows, kuh, kühe, sheep, schafe, hen, hens, hühner, puppy, welpe, limps, hinkt, lahmt, pet, pets, haustier, livestock, vieh, kaninchen, rabbit, foal, goat, ziege, coughing horse, humpelt, kater, stute, pony
  health: ministry of health, gesundheitsamt, epidemic, vaccination campaign, public health office, krankenkasse, prävention, clinics
  ministry: authority, authorities, ämter, amt, officials, official, lawmakers, policy, subsidy scheme, decree, verordnung, staat, state, public money, licence, lizenz, regulators, genehmigungen, zulassung, federal, antrag, beamte, politisch
  mayor: town, stadt, city hall, local authority, gemeinde, council, stadtrat, citizens, bürger, street, strasse, playground, spielplatz, market square, marktplatz, village, dorf, town council, district, kommunal, local politics, stadtverwaltung, ortsvorsteher
  police: stolen, theft, diebstahl, geklaut, burglary, einbruch, fraudster, betrüger, detective, investigate, ermitteln, ermittlungen, tax evasion, steuerhinterziehung, swindled, betrogen, anzeige, crime, scam
  school: class, klasse, pupils, schüler, kids, children learn, homework, hausaufgaben, reading, lesen lernen, grade, classroom, klassenzimmer, visit a school, schulbesuch, maths lessons, pupil, primary, timetable, exam, prüfungen, abitur, nachhilfe, tutor, tutoring, lesson, schoolchildren, kindern zeigen, schulklasse
  kindergarten: place for her son, betreuungsplatz, kleinkinder, toddlers, babysitter, daycare, nanny, tagesmutter
  university: lecture, vorlesung, faculty, campus, lehrstuhl, semester, chair, sabbatical, seminar, academia, akademisch, study place, studienplatz, guest lecture, gastvortrag
  research: study, studie, experiment, experiments, evidence, paper, findings, lab, scientific, wissenschaftlich, laborversuch, peer review, messung
  phd: doctoral student, doktorand, doktorandin, supervisor, betreuer, viva, promovieren, promoviert
  internship: school leaver, schnuppern, ferienjob, summer job, first job experience, placement, probearbeiten, reinschnuppern, pupils try, son, sohn, tochter, berufserfahrung, nephew, neffe, schülerpraktikum, try out a trade, a few weeks in
  apprenticeship: learn a trade, lehrstelle, ausbildungsplatz, lehrling, handwerk lernen, school leaver, gesellen, dual
  sociology: society, gesellschaft, inequality, ungleichheit, migration, poverty, armut, neighbourhood, field study, social change, befragung
  history: old documents, alte akten, ancestors, vorfahren, ahnen, family tree, stammbaum, wartime, krieg, chronicle, chronik, medieval, mittelalter
  physics: laser, quantum, optics, optik, particles, teilchen, vacuum, semiconductor
  chemistry: chemical, chemicals, reaction, compound, solvent, lösungsmittel, molecule, molekül, electrolyte, elektrolyt, material, materials, werkstoff, lab test, toxic
  marine: fish, fische, reef, riff, whale, wale, coast, küste, plankton, dive, diving, tauchen, underwater, unterwasser, seagrass, seegras, jellyfish, quallen, coral, korallen, algae, algen, tides, beach, strand, dolphins
  forest: trees, tree, baum, bäume, woods, woodland, deer, wild, fell, fällen, saplings, plant trees, aufforsten, borkenkäfer, bark beetle, firewood, brennholz, reforest, logging
  agriculture: field, fields, acker, äcker, crop, crops, ernte, harvest, tractor, traktor, cattle, kühe, milk, milch, organic, bio, soil, boden, manure, gülle, vegetables, gemüse, barn, scheune, hay, heu, stall, eggs, meadow, wiese, potatoes, kartoffeln, seed, saatgut, weide, grazing, pasture
  bees: hive, hives, swarm, schwarm, bienenstock, pollinate, bestäuben, bestäubung, insects, insekten, wax, wachs, wasps, bienenkasten, blossom, how honey is made
  garden: plants, pflanzen, hedge, hecke, lawn, rasen, flowers, blumen, beet, allotment, compost, kompost, pruning
  food: eat, essen, recipe, rezept, rezepte, ingredients, zutaten, diet, meals, mahlzeiten, canteen, kantine, snack, allergy, allergie, vegan, oats, hafer, shelf life, haltbarkeit, groceries
  restaurant: eat, essen, dinner for, lunch for, table for, tisch, menu, menü, speisekarte, kitchen, kochen, kocht, meal, buffet, guests, gäste, dine, dining, bewirten, verpflegung, cooks, tapas, team dinner, trattoria, kochkurs, dish, dishes, essen gehen, cuisine, bistro, head waiter, kellner
  hotel: holiday, urlaub, trip, journey, guests, gäste, übernachten, tourists, touristen, guided tour, ferien, weekend away, rooms for, booking
  coffee: beans, bohnen, roast, roasts, roasters, rösten, röster, espresso, barista, cappuccino, filter, cup, brew
  wine: bottle, bottles, flasche, flaschen, glass, red, white, rosé, grapes, trauben, cellar, weinkeller, keller, house white, hauswein, riesling, bordeaux, vintage, jahrgang, tasting, verkostung, weinprobe, weinkarte, wine list, drink, tropfen, something better to drink, harvest, sparkling, sekt, weinberg
  beer: ale, lager, pint, barrel, fass, fassbier, hops, hopfen, malt, malz, beer garden, biergarten, kneipe, pub, tap, brew, brewing, zapfen, zapfhahn, brauen
  whisky: malt, malz, single malt, dram, cask, casks, fass, spirit, gin, liquor, high proof, hochprozentig, destillat, destillieren, still, distil, tasting
  perfumer: scent, scents, smell, smells, duft, düfte, fragrance, fragrances, odour, parfum, parfüm, aroma, riecht, riechen, soap, seife, candles, kerzen, cosmetics, kosmetik, nose, essential oils
  sport: run, running, laufen, marathon, training plan, trainieren, club, match, football, fussball, swim, schwimmen, cycling, rad, gym, team sport, fitter, bike
  mountain: summit, gipfel, hike, hikes, climb, klettern, glacier, gletscher, alpine, tour, bergtour, ski, skitour, hut, hütte, peak, ridge, trek, trekking, rope, seil, avalanche, lawine, outdoors, hochtour, wanderung, via ferrata, klettersteig
  church: wedding ceremony, trauung, funeral, beerdigung, beisetzung, bury, baptism, taufe, taufen, mass, gottesdienst, prayer, beten, gebet, faith, glaube, blessing, segen, confirmation, konfirmation, spiritual, seelsorge, clergy, congregation, god, gott, christian, wants to marry, heiraten, pray, afterlife, trauerfeier, interfaith
  rabbi: synagogue, synagoge, jewish, jüdisch, judaism, judentum, kosher, koscher, torah, sabbath, hebrew, hebräisch, bar mitzvah, jews, juden, interfaith, religionen
  social work: youth, jugendliche, teenagers, teenager, homeless, obdachlos, neglected, poor families, families in trouble, integration, benefits, sozialhilfe, foster, pflegekind, addicts, refugees, newcomers, community, domestic violence, jugendamt, ausreisser, runaway, guardianship
  refugee: fled, geflohen, flucht, newcomers, war zone, ukraine, syria, neuankömmlinge, schutzsuchende
  volunteer: helpers, helfer, lend a hand, mithelfen, unpaid, unbezahlt, anpacken, helping hands, freiwilliges
  startup: own business, eigene firma, start a business, geschäftsidee, business idea, business plan, businessplan, selbständig machen, become self-employed, existenzgründung, set up on her own, set up on his own, bootstrapping, pitch deck, from scratch, accelerator
  crowdfunding: pre-order, pre-orders, vorbestellen, vorbestellung, backers, many small donors, viele kleine, small sums, kleine beträge, campaign, from the crowd, unterstützer, startnext, indiegogo, raise money online, money from customers
  project management: on time, deadline, deadlines, delay, delays, delayed, verzug, termine, zeitplan, schedule, milestones, coordinate, koordinieren, overrun, late and over budget, gantt, meilenstein, several trades, gewerke
  quality: defects, defect, fehler, faulty, mangelhaft, ausschuss, certification, zertifizierung, standard, norm, complaints about products, audits
  change management: resistance, widerstand, reorganise, umstrukturieren, reorganisation, nobody wants the new, new ways, digital, umbruch, restructure
  innovation: new ideas, neue ideen, prototype, invented, invention, tinker, tüfteln, erfunden
  payment: pay online, kartenzahlung, card payments, checkout, paypal, überweisung, transfers, cards, terminal, money transfer, kasse
  water: stream, streams, bach, bäche, lake, see, drinking water, trinkwasser, flood, hochwasser, spring, well, brunnen, clean up, angler, salmon, lachs, ufer, riverbank, polluted, rivers, gewässer, pollution
`
