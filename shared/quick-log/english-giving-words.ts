import type { GivingWords } from './language-words.ts'

/** What one does with something that somebody has made. */
const REVIEWED =
  'checked over|commented on|critiqued|edited|had a look at|looked at|looked over|marked up|proof-read|proofread|ran through|read over|read through|reviewed|sanity-checked|sense-checked|took a look at|went over|went through'.split(
    '|',
  )
/** What is made or done for somebody, *baked*; of `MADE_OWN` and `DONE_TO` also something of theirs, *repaired* Bo's roof. */
const MADE =
  'baked|brought|cooked|dug out|dug up|fetched|found|got|held|kept|knitted|made|put aside|saved|set aside|written'.split(
    '|',
  )
const MADE_OWN =
  'built|collected|cut|designed|did|fixed|mended|paid|painted|picked up|printed|ran|repaired|sewed|sorted|translated|wrote'.split(
    '|',
  )
const DONE_TO =
  'carried|drove|fed|looked after|minded|moved|nominated|returned|sat|signed|sorted out|took|took care of|walked|watered'.split(
    '|',
  )
const SOUGHT =
  'crying out for|desperate for|hoping to find|hunting for|in need of|in search of|in the market for|lookin for|looking for|on the hunt for|on the lookout for|scouting for|searching for|seeking|stuck for'.split(
    '|',
  )
const KNEW = ['asked', 'asked me', 'wondered', 'enquired'].flatMap((one) =>
  ['if', 'whether'].flatMap((word) =>
    ['i knew', 'i know', 'we knew', 'i had', 'we had', 'i have', 'we have'].map((end) => `${one} ${word} ${end}`),
  ),
)

/** What English says of giving, of what somebody needs, and of whom one introduces. */
export const ENGLISH_GIVING_WORDS: GivingWords = {
  givingMe: ['i', 'we', "i've", "we've", 'ive', "i'd", 'myself'],
  toMe: ['me', 'us'],
  givingMy: ['my', 'our'],
  theyAre: "he'd|he's|hes|she'd|she's|shes|they'd|they're|they've|theyre|theyve".split('|'),
  given: {
    resource:
      "airdropped|allotted|awarded|bequeathed|borrowed|bought|couriered|donated|dropped|dropped off|dropped round|faxed|forwarded|furnished|fwd|fwd'd|fwded|gave|gave back|gifted|given|giving|granted|handed|handed on|handed over|lended|lent|loaned|offered|passed|passed along|passed on|posted|presented|returned|sent|sent across|sent off|sent on|sent over|sent through|shared|shipped|showed|shown|slipped|snt|supplied|tipped|tipped off|treated|whatsapped|wired".split(
        '|',
      ),
    feedback: [...REVIEWED, ...'gave comments|gave feedback|sanity checked'.split('|')],
    introduction:
      "brought together|connected|did an intro|did the intro|directed|e-introduced|got|hooked|intro'd|introd|introduced|introed|joined up|linked|linked up|made a connection|made a match|made an intro|made an introduction|made intro|made intros|made the connection|made the intro|made the introduction|made the match|matched|matched up|paired|paired up|pointed|put|sent an intro|set|signposted|steered".split(
        '|',
      ),
    endorsement:
      'backed|endorsed|gave a reference|nominated|put a good word in|put a word in|put in a good word|put in a word|recommended|referred|seconded|spoke up|stood up|stuck up|vouched|wrote a letter of|wrote a letter of recommendation|wrote a recommendation|wrote a reference|wrote a reference letter|wrote letter|wrote the recommendation|wrote the reference|wrote the reference letter'.split(
        '|',
      ),
    encouragement:
      "cheered on|comforted|complimented|congratulated|consoled|encouraged|praised|reassured|said thank you|said thanks|sent thanks|thanked|thx'd|thxd".split(
        '|',
      ),
    advice:
      'advised|briefed|coached|counseled|counselled|explained|mentored|talked through|taught|trained|tutored|walked through|warned'.split(
        '|',
      ),
    time: 'assisted|babysat|babysat for|covered|deputised|did a favor|did a favour|filled in|gave a hand|helped|helped out|lent a hand|nursed|onboarded|pitched in|prepped|sat in|spent|stepped in|stood in|supported|swapped|unblocked|volunteered'.split(
      '|',
    ),
  },
  byThem: [
    ...MADE,
    ...MADE_OWN,
    ...DONE_TO,
    ...'bailed me out|bailed us out|bent|booked|bound|came with|dealt with|drew|drove up|dug|flew|hauled|helped me out|helped us out|hooked me up|hooked us up|hosted|laid on|lifted|lit|lugged|ordered|paid for|put|put me up|put my name|put up|put us up|read|rode|sang|sat through|set me up|set us up|sewn|sold|sped|spun|stayed|stood|stored|threw|tipped me off|tipped us off|watched|wove'.split(
      '|',
    ),
  ],
  got: 'accepted|borrowed|collected|got|had|have|inherited|picked up|received|recieved|scored|was gifted|was given|were given'.split(
    '|',
  ),
  gotOwn: ['got', 'received', 'recieved', 'picked up', 'collected', 'accepted'],
  gotFrom: ['from', 'off', 'via', 'through', 'thanks to', 'courtesy of', 'by'],
  whats: {
    resource:
      'card|contact|contacts|gift|hamper|handwritten note|leftovers|loan|parcel|present|recipe|samples|thank you card|thank you note|tickets|voucher'.split(
        '|',
      ),
    feedback: ['feedback', 'fb', 'comments', 'a review', 'remarks', 'critique', 'edits', 'corrections'],
    introduction: ['intro', 'introduction', 'intros', 'introductions', 'in touch with', 'in touch', 'in contact with'],
    advice:
      'a briefing|a heads up|a lesson|a second opinion|a tip|advice|an opinion|guidance|heads up|mentoring|pointers|second opinion|the second opinion|tip|tips'.split(
        '|',
      ),
    endorsement:
      'a good word|a recommendation|a reference|endorsement|recommendation|ref|reference|referral|testimonial'.split(
        '|',
      ),
    encouragement:
      'a compliment|a pep talk|a shoutout|flowers|kind words|pep talk|praise|shout-out|shoutout|thank-you|thanks'.split(
        '|',
      ),
    time: 'a favor|a favour|a hand|a lift|a ride|a tour|hand|help|lift'.split('|'),
  },
  recipients: ['to', 'with', 'for', 'between', 'w/', 'onto', 'on to', 'into'],
  inTouch:
    'forward to|in contact|in contact with|in touch|in touch with|on to|onto|through to|together|together with|up w|up w/|up with'.split(
      '|',
    ),
  needs: [
    ...SOUGHT,
    ...KNEW,
    ...'asked me for|asked us for|badly needs|could do with|could use|expressed a wish to|expressed the wish to|hopes to find|hopes to meet|is after|is hiring|is keen to meet|is short of|like to meet|looks for|love to meet|needs|requires|seeks|wants to find|wants to meet|was looking for|would like to find|would like to meet|would love to find|would love to meet'.split(
      '|',
    ),
  ],
  needsBeing: [
    ...SOUGHT,
    ...'after|asking around for|asking for|begging for|casting about for|desperate to find|desperate to meet|dying to meet|hiring|hoping for|hoping to meet|hunting|in want of|interested in meeting|keen on meeting|keen to find|keen to meet|lacking|looking to find|looking to meet|low on|missing|needing|on at me for|on the look out for|out of|recruiting|requiring|scouting|shopping for|short a|short of|short on|struggling for|struggling to find|struggling with|stuck without|trying to find|wanting'.split(
      '|',
    ),
  ],
  beVerbs: 'are|been|feels|has been|have been|is|remains|seems|sounds|was|were|will be'.split('|'),
  needsOfSubject:
    "be glad of|be grateful for|be happy about|begged for|can't find|cannot find|cant find|could use|doesn't have|doesn't know any|has no clue|has no idea|has to find|hasn’t got|have no idea|hopes for|kill for|lacks|like to find|like to meet|love to find|love to meet|must find|nds|need|need to find|needed|needs help|needs to find|needs to meet|needz|no idea|requires|search|searches|searches for|struggles to find|struggles with|want to find|want to meet|wanted to meet|wishes for|wishes to find|wishes to meet".split(
      '|',
    ),
  needsOfThing: ['wants', 'want', 'wanted', 'wnts', 'fancies'],
  would: ['would', 'will', "he'd", "she'd", "they'd", "d'", 'really'],
  likes: ['like', 'love', 'welcome', 'appreciate'],
  moreOf:
    'additional|another|any|anybody|anyone|better|both|decent|extra|few|good|great|half|more|names|new|people|proper|some|somebody|someone|something|whoever'.split(
      '|',
    ),
  notNeeded: 'again|for|forward|it|me|more time to|that|to|us'.split('|'),
  notWanted: ['percent', 'off', 'out', 'or', 'and', 'to', 'for', 'at'],
  moreEndings: ['er'],
  notMore:
    'her other over after never under whether either neither power paper order water number offer dinner summer winter answer computer customer another server user'.split(
      ' ',
    ),
  asked: ['asked', 'enquired of', 'inquired of', 'asked of'],
  pressed:
    'appealed to|applied to|approached|badgered|begged|bugged|chased|chased up|chivvied|hassled|hit up|nudged|pestered|petitioned|pinged|pressed|prodded|put in a request to|sent a request to|tapped|tapped up|turned to'.split(
      '|',
    ),
  asking: '& asked|and asked|askin|asking|askng|begging|requesting|to ask|to beg|to find out|to request|to see'.split(
    '|',
  ),
  askedFor: ['for', 'because of', 'abt'],
  askedIf: ['if', 'whether'],
  nagged: 'badgered|bugged|chased|chased up|chivvied|hassled|nudged|pestered|prodded'.split('|'),
  askedWhat: 'how|what|when|where|which|who|whom|whose|why'.split('|'),
  awaiting:
    "am still waiting for|am waiting for|am waiting on|awaiting|i'm still waiting for|i'm still waiting on|i'm waiting for|i'm waiting on|im waiting for|im waiting on|still waiting for|still waiting on|still waiting to hear from|waitin for|waitin on|waiting for|waiting on|waiting to hear back from|waiting to hear from".split(
      '|',
    ),
  toAnswer:
    'for a decision|for a reply|for an answer|for an update|to answer|to come back|to come back to me|to get back|to get back to me|to let me know|to reply|to respond|to revert'.split(
      '|',
    ),
  adverbs:
    'very also just has have had already finally really kindly generously recently actually now kinda so too even again still badly urgently desperately currently actively been once then most quite rather always only usefully helpfully sweetly gladly quietly patiently lowkey'
      .split(' ')
      .concat(
        ['round', 'over', 'by', 'in'].map((way) => `came ${way} and`),
        [
          'in turn',
          'in return',
          'with pleasure',
          'had the honour of',
          'had the honor of',
          'had the pleasure of',
          'had the joy of',
          'drove over and',
          'drove up and',
          'stayed late and',
          'went and',
          'ever so',
          'bless her',
          'bless him',
          'bless them',
        ],
        ['took the time to', 'took time to', 'found time to', 'found the time to'],
        ['his', 'her', 'their'].map((whose) => `went out of ${whose} way to`),
      ),
  adverbEndings: ['ly'],
  notAdverbs:
    'emily sally kelly molly polly billy holly beverly kimberly family families assembly supply reply apply rely italy july early daily weekly friendly elderly lovely lonely likely italy'.split(
      ' ',
    ),
  beside: ['from', 'of', 'off', 'at', '@', 'in', 'on', 'over at'],
  kindly: ['kindly', 'generously', 'sweetly', 'helpfully'],
  kindEnough: ['kind', 'good', 'nice', 'generous', 'sweet', 'decent', 'gracious', 'lovely'].flatMap((one) =>
    ['was', 'were'].flatMap((was) =>
      ['', 'who ', 'he ', 'she '].flatMap((who) => [`${who}${was} ${one} enough to`, `${who}${was} so ${one} as to`]),
    ),
  ),
  thanksTo: 'thanks|thx|ta|cheers'.split('|').flatMap((one) => [one, `${one} to`, `many ${one} to`, `big ${one} to`]),
  passive: ['was', 'were', 'got', 'been', 'am'],
  borrowed: ['borrowed', 'got', 'took', 'nicked', 'has'],
  guiding: ['walked', 'talked', 'took', 'guided', 'ran', 'led', 'coached'],
  givenBy: ['by', 'over', 'via', 'on', 'in', 'during', 'through'],
  carried: ['whatsapped'],
  givenOn:
    'donated|dropped off|dropped round|filled in|forwarded|handed over|helped|helped out|lent|lent a hand|passed along|passed on|pitched in|sent|sent across|sent on|sent over|sent through|shared|stepped in|stood in'.split(
      '|',
    ),
  treats: 'baked|bought|brought|cooked|got|made|ordered|paid for|stood|treated'.split('|'),
  doneFor: [...MADE, ...MADE_OWN],
  ofTheirs: [
    ...REVIEWED,
    ...DONE_TO,
    ...MADE_OWN,
    ...'babysat|babysat for|backed|coached|copyedited|corrected|covered|did up|endorsed|fixed up|gave|helped|proofed|rebuilt|redid|redrew|rewired|rewrote|seconded|showed|supported|taught|thanked|trained|tuned|tutored'.split(
      '|',
    ),
  ],
  hiring: ['hiring', 'recruiting', 'missing', 'lacking', 'wanting', 'out of', 'low on', 'after'],
  a: ['a', 'an'],
  helps: ['helped', 'assisted', 'let', 'had'],
  freely:
    'as a favor|as a favour|at no charge|for free|for no money|for nothing|free of charge|gratis|in my place|on my behalf|on our behalf|on the house|pro bono|so i could|so that i could|so we could|while i|while we'.split(
      '|',
    ),
  wishesTo:
    'wants|want|wanted|would like|would love|would really like|needs|hopes|hoping|looking|keen|trying|desperate|dying|itching|planning|wishes'
      .split('|')
      .map((one) => `${one} to`),
  wishes: 'learn join borrow buy rent try hire fill raise replace'
    .split(' ')
    .concat('get into', 'get hold of', 'talk to', 'speak to', 'speak with', 'talk with', 'be introduced'),
  lets: ['let', 'allowed'],
  useOf:
    'use have borrow keep take stay sleep park store crash film shoot rehearse practise practice work copy photograph camp live share try read'.split(
      ' ',
    ),
  notLet: 'know down in go off be out that finish speak explain'.split(' '),
  putFor: 'on forward up through down'.split(' '),
  reads: ['read', 'reread', 're-read'],
  drafts:
    'thesis draft chapter paper manuscript essay script proposal cv resume application deck article novel book abstract statement dissertation report poem poems'.split(
      ' ',
    ),
  wantsTo: ['wants to', 'would like to', 'would love to', 'would really like to'],
  notWished:
    'move sell wait know think talk discuss push postpone delay change keep stay leave go be have thank show give send help pay come bring invite host offer tell ask stop start quit cancel call see do meet find make put push split reduce cut raise close sign wait hold use take run drop switch launch ship focus say let keep check confirm book hear'.split(
      ' ',
    ),
  called: ['called', 'named', 'one', 'aka'],
  groups: 'team company firm club church charity school startup office family board lab crew'.split(' '),
  hearsay:
    'apparently|basically|btw|dear|fyi|hear that|heard|heard that|highkey|i gather|i gather that|i hear|i hear that|i heard|i heard that|it appears that|it seems|it seems that|it transpires that|it turns out|it turns out that|it was|learned that|learnt that|lol|looks like|lovely|lowkey|meanwhile|ok|ok so|okay|omg|poor|quick one|reminder that|rumour has it|seems|seems like|sounds like|turns out|turns out that|word is|word is that'.split(
      '|',
    ),
  modals:
    "can|could|got to|gotta|have to|hope to|i'd like to|keen to|let me|like to|love to|may|maybe|mean to|meaning to|might|must|need to|needs to|ought to|perhaps|plan to|planning to|shd|should|thinking to|time to|to|wanna|want to|will|wish to|would like to".split(
      '|',
    ),
  meet: ['meet'],
  should: 'could|has to|have to|must|need to|needs to|ought to|shd|should|would|would love to'.split('|'),
  shouldMeet:
    'be introduced to|connect with|get along with|get on with|get to know|hit it off with|know|speak to|speak with|talk to|talk with'.split(
      '|',
    ),
  meetEach:
    'be introduced|chat|compare notes|connect|get on|get together|hit it off|know each other|know one another|meet|speak|talk|team up'.split(
      '|',
    ),
  answers: 'answer reply response decision verdict ok okay yes call'.split(' '),
  lentMe: ['borrowed', 'used', 'nicked'],
  pointing: ['pointed', 'steered', 'directed', 'signposted', 'referred'],
  moving:
    'accompanied|drove|drove home|escorted|fed|ferried|flew|hid|housed|led|nursed|put up|rowed|sailed|sheltered'.split(
      '|',
    ),
  spentOn: ['spent', 'worked', 'sat up', 'put in'],
  back: ['back'],
  relative: ['who'],
  noGifts: ['offered to', 'returned to', 'returned from'],
  noDeeds:
    'cheered attended visited watched wanted loved liked enjoyed hated missed noticed discussed mentioned wished waited looked searched applied voted worked lived stayed seemed tried turned used needed walked listened dreamed planned prepared moved arrived opened failed passed died married retired played performed competed voted debated argued agreed decided received borrowed accepted signed rejected declined refused announced launched invested raised counted owed surprised annoyed ignored ghosted blamed scared worried fired hired invited reminded interested excited impressed inspired upset bored bothered confused shocked disappointed hesitated smiled laughed cried remembered realised realized learned learnt studied gained happened continued started stopped finished ended joined pitched sounded acted appeared believed figured guessed hoped feared regretted admired respected trusted followed chased'.split(
      ' ',
    ),
  things:
    'app apps article articles asset bill bills blood board boat book books box boxes brief budget build business cake cakes car card cards cash chapter charity church client clothes club code company content contract copy cv data date deal deck decks deliverables design details doc docs draft drafts email engine event excel feedback figures file files flowers folder food form forms funding garden goods guide hospital house info invoice invoices kit kitchen laptop launch leads letter line link links list lists logo materials memo minutes model money music nobody notes numbers offer office order page pages paper papers part parts photos pic pics picture pictures plan plans portfolio post pricing printer product project proposal quote quotes report reports resume roof rollout room sales samples sample school script server service shirt shop site slides slot sow specs stats stickers stock store story stuff support system tea team template templates theyre thing things ticket tickets time tool tools tour travel trip truck van venue video videos website who wine work workshop home uni gym pub cafe park beach town station airport lunch yoga practice'.split(
      ' ',
    ),
  requested: ['requested', 'asked for'],
  several: ['them', 'they', 'their'],
  ownedBy: ['his', 'their'],
  wantsTouch: ['put', 'set', 'hooked', 'got'],
  through: ['through', 'thru'],
  introduce:
    'bring together|connect|hook up|idea: connect|idea: intro|idea: introduce|intro|intro:|introduce|introduction:|link|link up|make an intro between|make an introduction between|make intro|match|match up|pair|pair up|put'.split(
      '|',
    ),
  introduceTo: '&|+|and|in contact with|in touch with|onto|to|up with|w|w/|with|x'.split('|'),
}
