import { expect, test } from 'vitest'
import { lostWords, readFacts } from '#support/line-facts.ts'

/** Ways of saying what was given, needed or asked for: each of them with its siblings, and with what only looks like it. */
function says(kind: string, lines: readonly (readonly [line: string, facts: readonly string[]])[]) {
  test.each(lines)(`${kind}: %s`, (line, facts) => {
    const read = readFacts(line).facts.filter((fact) => !/^(?:when|long) /u.test(fact))
    expect(read).toEqual(expect.arrayContaining([...facts]))
    expect(lostWords(line)).toEqual([])
    if (facts.length === 0)
      expect(read.filter((fact) => /^(?:given|received|need|ask|intro) \S/u.test(fact))).toEqual([])
  })
}

says('how it was done stands before the verb', [
  ['Bo Lind most graciously taught me the knots', ['received Bo Lind: Bo Lind most graciously taught me the knots']],
  ['Bo Lind ever so patiently taught me', ['received Bo Lind: Bo Lind ever so patiently taught me']],
  ['Bo quite unexpectedly lent us a van', ['received Bo: Bo quite unexpectedly lent us a van']],
  ['Coffee with Ana. She promptly sent me the plans.', ['received Ana: She promptly sent me the plans']],
  ['Bo came round and fixed our boiler', ['received Bo: Bo came round and fixed our boiler']],
  ['Bo took the time to read my draft', ['received Bo: Bo took the time to read my draft']],
  ['Bo, bless him, carried the sofa up for me', ['received Bo: Bo, bless him, carried the sofa up for me']],
  ['Emily lent me a van', ['received Emily: Emily lent me a van']],
  ['emily lent me a van', ['received emily: emily lent me a van']],
])

says('who was introduced is spoken of', [
  ['Introduced Ana Ruiz to Tom Becker, she needs a printer', ['need Ana Ruiz: a printer']],
  ['Introduced Ana Ruiz to Tom Becker, he needs a printer', ['need Tom Becker: a printer']],
  ['Introduced Tom Becker to Ana Ruiz, he needs a printer', ['need Tom Becker: a printer']],
  ['Introduced Diego to our broker Anneliese. He needs a loan.', ['need Diego: a loan']],
  ['Introduced Mikkel to Morag, she needs a printer', ['need Morag: a printer']],
])

says('an introduction that one must make', [
  ['Lunch with Jo Chen. Must introduce her to Tom.', ['intro Jo Chen > Tom']],
  ['Lunch with Jo Chen. Should put her in touch with Vera Lind.', ['intro Jo Chen > Vera Lind']],
  ['Lunch with Jo Chen. Will connect her with Vera Lind next week.', ['intro Jo Chen > Vera Lind']],
  ["I'd like to introduce Kemi to Lars", ['intro Kemi > Lars']],
  ["I'd love to introduce Kemi to Lars", ['intro Kemi > Lars']],
])

says('what somebody was asked', [
  ['Asked Ulla whether the bridge opens on Sundays', ['ask Ulla: whether the bridge opens on Sundays']],
  ['Asked Tom if the keys were found', ['ask Tom: if the keys were found']],
  ['asked ben when the boat leaves', ['ask ben: when the boat leaves']],
  ['Asked Priya how much the licence costs', ['ask Priya: how much the licence costs']],
  ['Asked Ana which dates suit her', ['ask Ana: which dates suit her']],
  ['I have enquired of Kemi whether the chapel might be had', ['ask Kemi: whether the chapel might be had']],
  ['Nudged Kemi about the invoice', ['ask Kemi: the invoice']],
  ['Chased Kemi about the invoice', ['ask Kemi: the invoice']],
  ['Pinged Kemi about the invoice', []],
  ['Asked Priya about the licence', []],
  ['Asked Priya why', []],
])

says('what somebody wants, without an article', [
  ['Showed Aoife the till, she wants Saturday shifts only', ['need Aoife: Saturday shifts only']],
  ['Lunch with Tom, he wants cheaper insurance', ['need Tom: cheaper insurance']],
  ['Lunch with Tom, he wants two more weeks', ['need Tom: two more weeks']],
  ['Lunch with Tom, he wants twenty percent', []],
  ['Lunch with Tom, he wants 20 % off', []],
  ['Lunch with Tom, he wants out', []],
  ['Lunch with Tom, he wants dark mode', []],
  ['Kemi wondered whether we had a projector', ['need Kemi: a projector']],
  ['Kemi asked if we have a projector', ['need Kemi: a projector']],
])

says('two who need something together', [['Ana and Tom need a room', ['need Ana: a room (and Tom)']]])

says('what is done for somebody', [
  ['Drove Beth to the clinic', ['given Beth: Drove Beth to the clinic']],
  ['Fed and drove home', []],
  ["Walked Ivan's dog while he was away", ["given Ivan: Walked Ivan's dog while he was away"]],
  ['Walked with Ivan', []],
  ['Let Sipho use our darkroom', ['given Sipho: Let Sipho use our darkroom']],
  ['Let Sipho have my old kiln', ['given Sipho: Let Sipho have my old kiln']],
  ['Let Sipho know about the kiln', []],
  ['Let Sipho go', []],
  ['Offered Kemi the spare room', ['given Kemi: Offered Kemi the spare room']],
  ['Emailed Kemi about the floor plans', []],
  ['Pointed Kemi to the lottery fund', ['given Kemi: Pointed Kemi to the lottery fund']],
  ["Returned Kemi's ladder", ["given Kemi: Returned Kemi's ladder"]],
  ["Spent two hours on Kemi's accounts", ["given Kemi: Spent two hours on Kemi's accounts"]],
  ['Coffee with Ana. Fixed her Fritz box.', ['given Ana: Fixed her Fritz box']],
  ['Coffee with Tom. Mended his Dyson.', ['given Tom: Mended his Dyson']],
  ['Coffee with Tom. Took him to the station.', ['who Tom']],
  ["Got Kemi's notes on chapter two", ["received Kemi: Got Kemi's notes on chapter two"]],
  ['Kemi offered me her loft', ['received Kemi: Kemi offered me her loft']],
])

says('who does something stands in a clause of its own', [
  ['Introduced Ana Ruiz to Bo Lind, who needs a van', ['need Bo Lind: a van']],
  ['Introduced Ana Ruiz to Bo Lind, who is looking for a van', ['need Bo Lind: a van']],
  ['Coffee with Bo Lind, who lent me his saw', ['how coffee', 'who Bo Lind', 'received Bo Lind: who lent me his saw']],
  ['Met Bo Lind (Acme), who wants to meet our printer', ['who Bo Lind (Acme)', 'need Bo Lind: our printer']],
  ['Call with Bo Lind, who will send the plans', ['who Bo Lind', 'them - send the plans']],
  ['Call with Bo Lind, who promised to send the plans', ['who Bo Lind', 'them - send the plans']],
  ['met bo, who needs a van', ['who bo', 'need bo: a van']],
  ['Gave the keys to Bo Lind, who owes me the deposit', ['given Bo Lind: Gave the keys to Bo Lind']],
  ['Call with Bo Lind, who knows', []],
])

says('what somebody is stands beside the name, between commas', [
  ["The bride's mother, Mrs Okafor, rang about the cake", ['how call', 'about the cake', 'who Mrs Okafor']],
  ['My dentist, Dr Bo Lind, emailed about the x-rays', ['how email', 'about the x-rays', 'who Dr Bo Lind']],
  ['Our landlord, Giles, came by', ['how meeting', 'who Giles']],
  ['The baker, Signor Conti, needs a van', ['need Signor Conti: a van (baker)']],
  ['The baker, Signor Conti, gave us a tray', ['received Signor Conti: The baker, Signor Conti, gave us a tray']],
  ['Ana Ruiz, our treasurer, rang about the audit', ['how call', 'about the audit', 'who Ana Ruiz']],
  ['Ana Ruiz, our treasurer, needs a quorum', ['need Ana Ruiz: a quorum (treasurer)']],
])

says('a question to whom one has spoken', [
  ['Call with Ana, asked if the choir could have it', ['how call', 'who Ana', 'ask Ana: if the choir could have it']],
  ['texted ben. asked when it sails', ['how message', 'who ben', 'ask ben: when it sails']],
  ['Lunch with Tom. Asked how much it costs.', ['how lunch', 'who Tom', 'ask Tom: how much it costs']],
  ['Lunch with Tom, he asked if I knew a roofer', ['who Tom', 'need Tom: a roofer']],
  ['Lunch with Tom, asked if I could come', ['how lunch', 'who Tom']],
])

says('where somebody works, in several small words', [
  ['lunch with bo lind from river trust', ['who bo lind (river trust)']],
  ['call with mia from open book club about the hall', ['about the hall', 'who mia (open book club)']],
])

says('where somebody works, a name and what it is in small words', [
  ['Lunch with Ana of the Belgian mission', ['who Ana (Belgian mission)']],
  ['Call with Ana from the Zermatt ski school re passes', ['about passes', 'who Ana (Zermatt ski school)']],
  ['Lunch with Ben from Leeds city council', ['who Ben (Leeds city council)']],
  ['Lunch with Tom from Acme about the school', ['about the school', 'who Tom (Acme)']],
])

says('what is no conversation and nobody', [
  [
    'Recommended a book to Ana, he came back for two more',
    ['given Ana: Recommended a book to Ana, he came back for two more'],
  ],
  ['Drinks with Teo and Marguerite', ['who Teo', 'who Marguerite']],
])

says('names of three small words', [
  ['lunch with tran thi mai, she needs a visa lawyer', ['who tran thi mai', 'need tran thi mai: a visa lawyer']],
  ['sent ana maria lopez the deck', ['given ana maria lopez: sent ana maria lopez the deck']],
])

says('where somebody works to whom one speaks from afar', [
  ['rang petra at stadtwerke, she needs a crane', ['who petra (stadtwerke)', 'need petra: a crane']],
  ['phoned joe at barclays re the overdraft', ['who joe (barclays)']],
  ['call with mina at unicef', ['who mina (unicef)']],
  ['coffee with mina at caravan', ['who mina']],
  ['called mina at noon', ['who mina']],
  ['called mina at home', ['who mina']],
])
