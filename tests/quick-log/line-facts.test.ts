import { expect, test } from 'vitest'
import { factLines, LINE_CORPORA, scoreOf } from '#support/line-facts.ts'

/** What is not understood as it was meant, and stays so: what is missed, and what is taken for something else. */
const MISSED: Readonly<Record<string, { readonly missed: readonly string[]; readonly unasked: readonly string[] }>> = {
  'met with the client team and Robert Fox at their office yesterday afternoon need to prepare the slides for Monday': {
    missed: ['who Robert Fox', 'when 2026-11-22', 'me 2026-11-30 prepare the slides'],
    unasked: [],
  },
  'Yesterday 7pm dinner Ana+Tom, Bar Raval': { missed: ['note Bar Raval'], unasked: ['who Bar Raval'] },
  'Tel conf w/ Opposing counsel Mark Reed 11:00-11:40, settlement offer 2.5m, expires 15 December': {
    missed: ['who Mark Reed'],
    unasked: ['who Opposing'],
  },
  'Demo for Jake @ Initech yesterday 2pm, liked it, budget frozen until Q3, circle back in June': {
    missed: ['who Jake (Initech)', 'when 2026-11-22', 'at 14:00'],
    unasked: [],
  },
  'Call w/ procurement at Umbrella, need PO number by the 5th': { missed: ['me 2026-12-05 PO number'], unasked: [] },
  'Kim 1:1 Fri 30m': { missed: ['who Kim'], unasked: [] },
  'debrief call with Nina Sato just now. Rejected the offer, counteroffer from current co. Need to tell the client today, and find 3 new profiles by end of week':
    { missed: [], unasked: ['at 09:00'] },
  'Deb Chow is an ex-Stripe PM, two kids, runs marathons': { missed: ['who Deb Chow'], unasked: [] },
  'I gave Henrik Moller a bottle of whisky on Friday': { missed: ['when 2026-11-20'], unasked: [] },
  'coffee with Bernard Achebe from Siemens he talked about turbine delays I need to ask him for the data next month': {
    missed: ['about turbine delays'],
    unasked: [],
  },
  'Gaz is mad keen on Leeds Utd, season ticket holder': { missed: ['who Gaz'], unasked: [] },
  "Bumped into Ollie Prentice at the Birmingham expo on Weds, he's moved to Wickes. Need to add him on LinkedIn": {
    missed: ['who Ollie Prentice (Wickes)'],
    unasked: ['about Birmingham expo', 'who Ollie Prentice'],
  },
  'Put Shaz Malik in touch with Steve Cole': {
    missed: ['intro Shaz Malik > Steve Cole'],
    unasked: ['given Shaz Malik & Steve Cole: Put Shaz Malik in touch with Steve Cole'],
  },
  "Brekkie with Colin Yates Fri 7.30 - he's after a job for his lad, says he'll send the CV over. Chase Fiona re the credit note next week":
    { missed: ["note he's after a job for his lad"], unasked: ['need Colin Yates: a job for his lad'] },
  'Kavitha Menon is on leave till 4th Dec, backup is Farah': { missed: ['who Kavitha Menon'], unasked: [] },
  'At the VDI congress on Wednesday I met Torsten Beck from Continental. He searches a partner for sensor tests. I should send him our brochure until Thursday':
    {
      missed: ['note searches a partner for sensor tests'],
      unasked: ['about VDI congress', 'need Torsten Beck: a partner for sensor tests'],
    },
  'Mon 16 Nov coffee Ida Holm. Wants intro to Lee': { missed: [], unasked: ['need Ida Holm: intro to Lee'] },
  'caught up with my ex-colleague Paul over breakfast he is hiring a designer in spring should send him my portfolio': {
    missed: [],
    unasked: ['need Paul: a designer in spring should send him my portfolio'],
  },
  'I want to introduce Katrin Vogel to Torsten Beck': {
    missed: [],
    unasked: ['me - introduce Katrin Vogel to Torsten Beck'],
  },
  'Jürgen does not drink alcohol, no wine as present!': { missed: ['who Jürgen'], unasked: [] },
  'text mum sunday': { missed: ['me 2026-11-29 text mum'], unasked: ['how message', 'when 2026-11-22', 'who mum'] },
  'hackathon wed, met lila from vercel, cool demo on edge caching': {
    missed: ['how event'],
    unasked: ['how meeting'],
  },
  'marcus has a peanut allergy btw': { missed: ['who marcus'], unasked: [] },
  'Dr. Stein dislikes being addressed by first name.': { missed: ['who Dr. Stein'], unasked: [] },
  'Ran into Dr. Kim at the sepsis symposium weds. She has 40 pts enrolled, way ahead of us': {
    missed: [],
    unasked: ['about sepsis symposium'],
  },
  "Hugo Silva's dad is in hospice": { missed: ['who Hugo Silva'], unasked: [] },
  "Zoom with board chair Linda Park 11/19, 1h15, re capital campaign. she wants a consultant. I said I'd get 3 quotes by end of month":
    { missed: ['note she wants a consultant'], unasked: ['need Linda Park: a consultant'] },
  "Linda Park's birthday is March 3, loves orchids": {
    missed: ['who Linda Park'],
    unasked: ['day Linda Park Birthday 3-3'],
  },
  'Video call w/ Omar Haddad (Gates Foundation) fri 9am 30 min, wants outcome data by zip code. Pull the numbers by Thursday, send to Omar next week':
    {
      missed: ['me 2026-11-26 Pull the numbers', 'me 2026-11-30 send to Omar'],
      unasked: ['me 2026-11-26 Pull the numbers, send to Omar next week'],
    },
  'Pieter still owes me 1200€, he promised to pay by friday': {
    missed: ['who Pieter', 'note still owes me 1200€'],
    unasked: ['them - 1200€'],
  },
  "met Annika Holm at a design conference friday, art director at Ikea. i'll follow up w/ portfolio in jan": {
    missed: ['who Annika Holm (Ikea)'],
    unasked: ['about design conference', 'who Annika Holm'],
  },
  'Joan is a vegetarian now': { missed: ['who Joan'], unasked: [] },
  'Told Marcus Bell over coffee that we pass on Kestrel. took it well actually': {
    missed: ['how coffee'],
    unasked: [],
  },
  'mtg w Carla Voss (Brightline) thurs 3pm re renewal. wants 10% off, said no. snd quote by eod tmrw': {
    missed: ['me 2026-11-24 snd quote'],
    unasked: [],
  },
  "Lunch w/ Greg Pham, Acme Foods, abt Q1 rollout. Gd vibe, he'll loop in procurement": {
    missed: ['who Greg Pham (Acme Foods)'],
    unasked: ['who Greg Pham', 'who Acme Foods'],
  },
  'Met with Dr. Lindqvist (district office) Thursday. Budget cut of 3% confirmed. Two aides may go.': {
    missed: ['who Dr. Lindqvist (district office)'],
    unasked: ['who Dr. Lindqvist'],
  },
  'yer man Pádraig Foley sent me the signed NDA': {
    missed: ['received Pádraig Foley: Pádraig Foley sent me the signed NDA'],
    unasked: ['received Pádraig Foley: yer man Pádraig Foley sent me the signed NDA'],
  },
  // An ask has no place for an organisation: it stays in its words.
  'asked Joyce Kim (PTA) for $500 toward the music room': {
    missed: ['ask Joyce Kim: $500 toward the music room'],
    unasked: ['ask Joyce Kim: $500 toward the music room (PTA)'],
  },
  "Still waiting for Callum's figures, so I am": {
    missed: ["them - Callum's figures"],
    unasked: ["them - Callum's figures, so I am"],
  },
  'Need to put Morag in touch with Declan': { missed: [], unasked: ['me - put Morag in touch with Declan'] },
  'Lunch with Wei Ling Tan (PSA) just now lah, she say berth slots very tight till CNY.': {
    missed: [],
    unasked: ['at 09:00'],
  },
  'Called Rajesh Pillai ytd 5pm about driver roster. 2 fellas MC again sia': {
    missed: ['when 2026-11-22'],
    unasked: [],
  },
  'lunch sat w/ mei chen n tomas (both cloudflare), talked wasm mostly. tomas thinks its dead': {
    missed: ['about wasm'],
    unasked: [],
  },
  'hallway chat alice kwon re flaky tests, shes gonna bisect it': { missed: ['who alice kwon'], unasked: [] },
  'Patricia brought me flowers on Saturday': { missed: ['when 2026-11-21'], unasked: [] },
  'dinner on Thursday at seven thirty with Karen Doyle and her brother Mick he runs a boatyard in Poole and she will send me the photos':
    { missed: ['who Mick'], unasked: [] },
  'note to self Stephen hates being called Steve': {
    missed: ['note hates being called Steve'],
    unasked: ['how call', 'who Steve'],
  },
  'Got 3 aliquots of the antibody from Greta Lindholm on Fri': { missed: ['when 2026-11-20'], unasked: [] },
  'need to introduce Yusuf to Annika': { missed: [], unasked: ['me - introduce Yusuf to Annika'] },
  "Lunch, Union Club, Margaret Ellis (Ellis Family Office). Re succession. She wants Bob out by spring; I said let's wait":
    { missed: [], unasked: ['who Union Club'] },
  'call Mrs. Papadakis in March re: listing': {
    missed: ['me 2027-03-01 call Mrs. Papadakis re: listing'],
    unasked: ['how call', 'when 2026-03-01', 'about listing', 'who Mrs. Papadakis'],
  },
  'Al Bukowski sent me the inspection report Thurs': { missed: ['when 2026-11-19'], unasked: [] },
  'Coffee w/ ex-cop Ray Dunne, off the record. 1hr. Says evidence room "a joke". Check the 2019 inventory log': {
    missed: ['me - Check the 2019 inventory log'],
    unasked: [],
  },
  "I gave Harold my late husband's fishing rods on Saturday.": { missed: ['when 2026-11-21'], unasked: [] },
  'Steffi leaving Bosch end of January!!': { missed: [], unasked: ['who Steffi'] },
  'Letter to Ms. Treadwell at Amazon re recognition, sent friday. Chase in 2 weeks': {
    missed: ['when 2026-11-20'],
    unasked: [],
  },
  "chatted to Mick & Jules Friday about the reno budget, they're 40k over. Mick'll get a second quote by end of week": {
    missed: ['them 2026-11-27 get a second quote'],
    unasked: [],
  },
  "Met Brandon Lee from Datadog at HackMIT, super nice, he'll refer me": {
    missed: ['how event', 'about HackMIT'],
    unasked: ['how meeting'],
  },
  'Met Aki Sorensen at TIFF, does docs out of Copenhagen': {
    missed: ['how event', 'about TIFF'],
    unasked: ['how meeting'],
  },
  'Boss had lunch w/ Sir Alan Pryce (Barclays) Thu re pension trustees. I need to send Sir Alan the board paper by 27 Nov':
    { missed: [], unasked: ['who Boss'] },
  'Dinner last Tues 7:30pm w/ Mr. Yoon and Ms. Bae, they went on about shipping rates. Mr. Yoon will write by end of month':
    { missed: ['about shipping rates'], unasked: [] },
  "rang Peter Lyle (diocese) re the lead theft, 20 mins. He'll chase the insurers by Friday": {
    missed: ['who Peter Lyle (diocese)'],
    unasked: ['who Peter Lyle'],
  },
  'ran into Ayo Bankole at the airport, signed to Empire since august. need to pitch him to Lanre': {
    missed: [],
    unasked: ['how meeting'],
  },
  'At the town hall Thursday met Khadija Warsame, runs the Somali moms group. She needs a bus stop on Gettysburg Ave': {
    missed: ['how event'],
    unasked: ['how meeting'],
  },
  'Judge Pemberton hates late bundles': { missed: [], unasked: ['who Judge Pemberton'] },
  "lunch w Pallavi ma'am tmrw": {
    missed: ["me 2026-11-24 lunch w Pallavi ma'am"],
    unasked: ['how lunch', 'when 2026-11-24', "who Pallavi ma'am"],
  },
  'met Ishaan Bhatt at the TechSparks conference sat, building for kirana credit, solid guy. waiting for his deck': {
    missed: [],
    unasked: ['about TechSparks conference'],
  },
  'Put Darlene in touch with Sister Yvonne': {
    missed: ['intro Darlene > Sister Yvonne'],
    unasked: ['given Darlene & Sister Yvonne: Put Darlene in touch with Sister Yvonne'],
  },
  "Ran into Bobby Cates at the feed store yesterday, his mama's failing fast. Check on them Friday": {
    missed: [],
    unasked: ['how meeting'],
  },
  'Enrico knows the old backup scripts, nobody else does': { missed: [], unasked: ['who Enrico'] },
  "saw Jye Patterson 7am hammy grade 2, out 4 wks. rescan 14 dec. i'll update coach today": {
    missed: [],
    unasked: ['how meeting'],
  },
  'texted Marisol (Baylor) re formulary, P&T meets 12/15': {
    missed: ['about formulary', 'note P&T meets 12/15'],
    unasked: ['about formulary, P&T meets 12/15'],
  },
  'Introduced Dr. Kim to Andre Fontenot at the dinner program': {
    missed: ['intro Dr. Kim > Andre Fontenot'],
    unasked: ['given Dr. Kim & Andre Fontenot: Introduced Dr. Kim to Andre Fontenot at the dinner program'],
  },
  'showed Karen Whitby thru 8 Hibiscus Ct sat 10am, shes keen as. call her today': {
    missed: ['who Karen Whitby', 'when 2026-11-21', 'at 10:00'],
    unasked: [],
  },
  'Lunch with Javier Ortega (Real Betis) on Thursday 14h30, 1h30, about the loan of Marcos. He wants an answer before the 15 December':
    {
      missed: ['note wants an answer before the 15 December'],
      unasked: ['need Javier Ortega: an answer before the 15 December'],
    },
  'quick ring with janet holloway from bupa 20 mins this morn, beds delayed til feb': {
    missed: ['how call'],
    unasked: [],
  },
  'teams w/ dr okonkwo & sister hughes fri half 3 re rota, sister hughes to draft by wed': {
    missed: ['who sister hughes', 'them 2026-11-25 draft'],
    unasked: ['who hughes'],
  },
  "cc'd beth rowe on the tender mail": { missed: [], unasked: ['about the tender mail'] },
  'interviewed aisha malik for the band 6 tues, really solid, offer her by eow': {
    missed: ['me 2026-11-27 offer her'],
    unasked: [],
  },
  'thx to deb for covering sat nite': {
    missed: ['received deb: thx to deb for covering sat nite'],
    unasked: ['received deb: thx to deb for covering'],
  },
  'Connected Femi Adeyemi and Laura Chen over email': {
    missed: [],
    unasked: ['how email', 'who Femi Adeyemi', 'who Laura Chen'],
  },
  'Great dinner with the founders of Tilt on Friday night met Hannah Wolfe and Sanjay Rao for the first time': {
    missed: ['when 2026-11-20', 'who Hannah Wolfe', 'who Sanjay Rao'],
    unasked: [],
  },
}

test.each(LINE_CORPORA.flatMap((file) => factLines(file).map((entry) => [file, entry.line, entry] as const)))(
  '%s: %s',
  (_file, _line, entry) => {
    const { missed, unasked } = MISSED[entry.line] ?? { missed: [], unasked: [] }
    expect(scoreOf(entry)).toMatchObject({ missed, unasked, lost: [] })
  },
)

test('each file has lines', () => {
  for (const file of LINE_CORPORA) expect(factLines(file).length).toBeGreaterThan(9)
})
