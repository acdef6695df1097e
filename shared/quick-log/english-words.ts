import type { FollowUpPhrase, LanguageWords } from './language-words.ts'
import { ENGLISH_GIVING_WORDS } from './english-giving-words.ts'
import { capitalsAreInitials, capitalsAreNames } from './name-look.ts'

/** English: the only place where its words are. */
export const ENGLISH_WORDS: LanguageWords = {
  channels: {
    coffee: {
      nouns: 'brew|chai|cof|cofee|coffe|coffee|coffee chat|coffees|cuppa|espresso|kopi|tea|teh'.split('|'),
      verbs: [],
    },
    lunch: { nouns: ['lunch', 'brunch', 'luncheon', 'lnch'], verbs: ['lunched', 'lunching', 'had lunch'] },
    dinner: { nouns: ['dinner', 'supper', 'dnr'], verbs: ['dined', 'dining'] },
    breakfast: { nouns: ['breakfast', 'bfast', 'b/fast', 'brekkie', 'brekky', 'breakfast meeting'], verbs: [] },
    walk: {
      nouns: ['walk', 'a walk', 'stroll', 'hike'],
      verbs: ['walked', 'walking', 'hiked', 'hiking', 'went for a walk'],
    },
    call: {
      nouns:
        'call|con call|concall|conf call|conference call|phone|phone call|phone catch-up|phone conversation|phone screen|phonecall|t/c|tc|tel conf|telco|telcon|telconf|voice call'.split(
          '|',
        ),
      verbs:
        'called|called up|calling|got off a call|got off the phone|just off the phone|off the phone|phone screened|phoned|phoning|rang|rang up|screened|spoke on the phone|talked on the phone|telephoned'.split(
          '|',
        ),
    },
    video: {
      nouns:
        'facetime|gmeet|google meet|microsoft teams|ms teams|skype|teams|teams call|teams meeting|teams mtg|vid|vid call|video|video call|video chat|videocall|webex|zoom|zoom call'.split(
          '|',
        ),
      verbs: ['zoomed', "zoom'd", 'zooming', 'facetimed', 'skyped'],
    },
    email: {
      nouns: ['email', 'e-mail', 'mail', 'emails', 'an email'],
      verbs:
        "bcc'd|cc'd|ccd|cced|dropped an email|e-mailed|emailed|emailing|got an email|mailed|replied|sent a mail|sent an email|wrote a mail|wrote an e-mail|wrote an email".split(
          '|',
        ),
    },
    message: {
      nouns:
        'dm|dms|linkedin message|message|msg|on imessage|on instagram|on linkedin|on messenger|on signal|on slack|on telegram|on whatsapp|slack|sms|telegram|text|text message|txt|via linkedin|via whatsapp|voice message|voice note|voicemail|whatsapp'.split(
          '|',
        ),
      verbs:
        "dm'd|dmed|dropped a line|dropped a note|got a message|im'd|left a message for|left a voicemail for|messaged|messaging|msg'd|msgd|pinged|sent a message|slack'd|slacked|sms'd|texted|texting|txt|txted|whatsapp'd|whatsapped".split(
          '|',
        ),
    },
    meeting: {
      nouns:
        '1-1|1-on-1|121|1:1|1o1|1on1|all hands|all-hands|appointment|check-in|demo|huddle|interview|kick-off|kickoff|kickoff meeting|meeting|mtg|mtgs|office hours|one on one|one to one|one-on-one|one-to-one|sit-down|site visit|stand-up|standup|sync|sync up|sync-up|town hall|visit from'.split(
          '|',
        ),
      verbs:
        'briefed|bumped into|came|came by|came over|came round|came to see|dropped by|dropped in on|hosted|hung out with|interviewed|interviewing|joined|joined us|meet up|meet w/|meet with|met|met up|popped by|popped in|popped in to see|popped round to see|ran into|sat down with|sat next to|saw|shadowed|shook hands with|stopped by|stopped by to see|swung by|visited|visiting|went to see'.split(
          '|',
        ),
    },
    event: {
      nouns:
        'conference|event|fundraiser|gala|meet-up|meetup|mixer|networking event|panel|party|reception|summit|trade show|webinar|workshop'.split(
          '|',
        ),
      verbs: [],
    },
    letter: { nouns: ['letter', 'postcard', 'a letter'], verbs: ['wrote', 'wrote a letter', 'sent a letter'] },
    other: {
      nouns: ['chat', 'catch-up', 'catch up', 'catchup'],
      verbs:
        'asked|catching up|caught up|chatted|chatting|checked in on|checked in with|connected with|consulted|debriefed|followed up with|got hold of|got in touch with|got introduced to|heard back from|heard from|negotiated with|onboarded|picked|picking|pitched|reached out to|reconnected with|spoke|talked|told|touched base with|was introduced to'.split(
          '|',
        ),
    },
  },
  vagueChannels: ['other', 'meeting'],
  how: ['for', 'over', 'on', 'via', 'by', 'during', 'at', 'through'],
  openers: 'a|an|another|did|got|grabbed|had|have|having|i|just|my|our|the|we'.split('|'),
  articles: 'a|an|her|his|its|my|our|some|that|the|their|these|this|those|your'.split('|'),
  names: { lookOf: capitalsAreNames, areInitials: capitalsAreInitials },
  people: {
    withAfter: [],
    copying: "bcc|bcc'd|cc|cc'd|cc'ing|cc-ing|ccd|cced|ccing|copied|copied in|copying|copying in".split('|'),
    leaders:
      'ceo|cfo|chair|chairman|chairperson|chairwoman|chief executive|chro|cio|ciso|cmo|co-founder|cofounder|coo|cpo|cto|executive director|founder|founding partner|managing director|md|owner|president'.split(
        '|',
      ),
    with: 'accompanied by|along with|as well as|joined by|together with|w|w.|w/|wi|wid|wit|with|wth'.split('|'),
    taking: 'got|had|having|i had|i took|taking|took|treated|we had|we took'.split('|'),
    allOf: ['all', 'both', 'all three', 'all of them', 'both of them', 'all four', 'everyone', 'each'],
    toward: ['to', 'from'],
    and: ['and', 'n', "'n'", '&', '+', 'plus'],
    honorifics:
      'adm|alhaja|alhaji|ambassador|arch|barr|capt|captain|cllr|cmdr|col|cpl|dame|doctor|dr|engr|frau|hajia|herr|imam|judge|justice|lady|lord|lt|madam|madame|maitre|mayor|minister|mlle|mme|monsieur|mr|mrs|ms|mx|oga|pastor|prof|professor|rabbi|rev|senator|senor|senora|sgt|sheikh|shri|sig|signor|signora|sir|smt'.split(
        '|',
      ),
    roles:
      'accounting|agent|analyst|architect|art director|attorney|avp|broker|ceo|cfo|chair of|chairman|chairperson|chairwoman|chro|cio|ciso|cmo|co-founder|cofounder|compliance|consultant|coo|counsel|cpo|cro|cto|curator|designer|developer|director|editor|engineer|engineering|evp|finance|founder|gm|head of|hr|investor|journalist|lawyer|legal|manager|marketing|md|nurse|officer|ops|owner|partner|president|procurement|professor of|recruiter|reporter|researcher|sales|scientist|secretary|surgeon|svp|teacher|treasurer|trustee|vice president|vp'.split(
        '|',
      ),
    afterName:
      "abla|akka|auntie|aunty|behen|bhai|bhaiya|bhau|didi|gaaru|garu|ji|ma'am|madam|saab|sahab|sahib|sama|san|sensei|sir|uncle".split(
        '|',
      ),
    relations:
      'accountant|adviser|advisor|agent|alum|alumnus|analyst|applicant|architect|assistant|attorney|aunt|author|banker|barrister|boss|boyfriend|broker|brother|brother-in-law|buddy|builder|candidate|ceo|cfo|chair|classmate|client|co-founder|co-worker|coach|cofounder|colleague|consultant|contact|coordinator|counsel|counterpart|cousin|coworker|cto|customer|dad|daughter|dentist|designer|developer|director|doctor|donor|editor|electrician|engineer|ex-boss|ex-colleague|father|fiance|fiancee|flatmate|founder|friend|girlfriend|headhunter|host|husband|intern|investor|journalist|landlord|lawyer|lead|manager|mate|member|mentee|mentor|mom|mother|mum|neighbor|neighbour|nephew|niece|nurse|officer|organiser|organizer|pal|partner|plumber|principal|professor|realtor|recruiter|rep|roommate|schoolmate|secretary|sister|sister-in-law|solicitor|son|speaker|student|stylist|supplier|surgeon|teacher|teammate|tenant|therapist|trainer|trustee|tutor|uncle|vendor|volunteer|wife'.split(
        '|',
      ),
    relationPrefixes: ['ex-'],
    compounds:
      'about|again|agenda|alone|back|break|breaks|call|canceled|cancelled|center|centre|chain|club|date|done|downtown|early|email|fine|follow-up|followup|from|good|great|group|here|history|home|hour|hours|house|invite|is|late|later|list|log|long|meeting|menu|moved|nearby|nice|note|notes|office|online|order|party|plan|plans|postponed|prep|queue|quick|re|recap|remote|remotely|rescheduled|room|series|session|sheet|shop|short|signature|slot|summary|table|template|there|thread|time|to|today|tomorrow|was|well|went|work'.split(
        '|',
      ),
    ownThings: 'birthday|brain|brains|desk|flat|house|office|party|place|team|wedding'.split('|'),
    firms:
      'allen overy|arnold porter|baker mckenzie|bang olufsen|barnes noble|black decker|bros|brothers|co|company|crate barrel|deloitte touche|dolce gabbana|ernst young|fortnum mason|gamble|herbert smith|king spalding|legal general|moet chandon|partners|simon schuster|slaughter may|smith wesson|sons|spencer|standard poor|standard poors'.split(
        '|',
      ),
    companyEndings:
      'allen|associates|bain|banks|bros|brothers|chandon|co|co.|company|d|daughters|decker|fitch|friends|gamble|hardy|hobbs|jerry|johnson|mckenzie|noble|partners|r|row|sons|spencer|stern|touche|w|wesson|wright|young'.split(
        '|',
      ),
    particles:
      "'t|af|al|av|bin|bint|da|das|de|del|della|den|der|di|do|dos|du|e|el|ibn|la|le|ten|ter|van|von|y|zu|zum|zur".split(
        '|',
      ),
    notNames:
      "drinks|a|after|again|all|alone|also|an|another|any|anything|are|as|asap|back|bc|bcs|because|before|both|briefly|brought|but|by|candidates|clients|colleagues|cos|coz|customers|cuz|drove|during|each|earlier|early|every|everybody|everyone|everything|family|finally|five|folks|for|four|friends|fyi|gave|god|good|goodness|great|he|he's|her|here|him|his|how|i|i'd|i'll|i'm|i've|if|important|in|investors|is|it|it's|just|last|late|later|left|management|many|me|mid|more|most|my|new|next|nice|no|nobody|not|nothing|now|of|off|ok|old|online|only|or|other|our|out|over|parents|partners|people|potential|quickly|randomly|really|recently|remotely|sent|several|she|she's|shortly|so|sold|some|somebody|someone|something|spent|spoke|suppliers|taught|tbc|tbd|thank|thanks|that|the|their|them|then|there|these|they|this|tho|those|three|to|today|together|told|tomorrow|tonight|two|unexpectedly|up|urgent|us|vendors|very|virtually|was|we|went|were|what|when|where|while|who|why|wrote|yes|yesterday|you|your".split(
        '|',
      ),
    me: ['me', 'us'],
    they: ['he', 'she', 'they'],
    subjects:
      "he|he'd|he'll|he's|hes|i|i'd|i'll|i'm|i've|im|it|it'll|it's|ive|she|she'd|she'll|she's|shes|they|they'd|they'll|they're|they've|theyre|we|we'd|we'll|we're|we've".split(
        '|',
      ),
    objects: ['her', 'him', 'them', 'his', 'their'],
    her: ['she', "she's", "she'd", 'shes', 'her'],
    him: ['he', "he's", "he'd", 'hes', 'him', 'his'],
    herEndings: 'a|anne|elle|ese|ette|ine|ise|leen|lyn'.split('|'),
    possessives: ["'s", "'"],
  },
  places: {
    from: ['from', 'of'],
    placeAt: ['at', '@'],
    placeIn: ['in', 'at', 'near', 'outside', 'around', 'by'],
    encounters:
      'bumped into|caught up|connected with|heard from|hosted|interviewed|joined|met|met up|ran into|reached out to|sat next to|saw|visited'.split(
        '|',
      ),
    events:
      'conference|congress|davos|event|expo|fair|festival|forum|gala|hackathon|meetup|offsite|panel|party|reception|retreat|slush|summit|symposium|web summit|wedding|workshop'.split(
        '|',
      ),
    institutions:
      'abbey|academy|agency|archive|association|bank|board|cathedral|charity|choir|church|clinic|club|college|commission|committee|consulate|convent|co-op|council|court|embassy|foundation|fund|gallery|group|guild|hospice|hospital|hotel|institute|lab|laboratory|library|ministry|mission|mosque|museum|office|opera|orchestra|parish|police|press|prison|project|registry|school|seminary|shelter|society|station|studio|synagogue|team|temple|theatre|trust|union|university|works|zoo'.split(
        '|',
      ),
    eventEndings: ['con', 'conf', 'fest', 'camp', 'summit', 'days', 'expo', 'conference'],
  },
  about:
    'about|abt|agenda:|all about|chatted about|concerning|discussed|discussing|mainly about|mainly abt|mostly about|mostly abt|mostly discussed|mostly re|on|re|reg|reg.|regarding|rgd|spoke about|subject:|talked about|talked mainly about|talked mostly about|talking about|to chat about|to discuss|to go over|to go through|to talk about|to talk through|topic:|topics:|we discussed|we talked about'.split(
      '|',
    ),
  weakAbout: ['on'],
  saying:
    'agreed|asked|asks|bought|can|complained|complains|considered|considering|considers|decided|decides|expected|expects|explained|explains|feels|felt|hated|hates|hoped|hopes|hoping|joined|joining|joins|knew|knows|leaving|liked|likes|lived|lives|looking|loved|loves|mentioned|mentions|moved|moves|moving|offered|planned|plans|preferred|prefers|promised|promises|quit|quits|raised|raising|recommended|recommends|retired|retires|said|says|shared|studied|studies|suggested|suggests|thinking|thinks|thought|told|tried|tries|trying|waiting|want|wanted|wants|wondering|worried|worries'.split(
      '|',
    ),
  pastEndings: ['ed'],
  being:
    "ain't|are|became|becomes|began|begins|came|can't|cannot|cant|closed|closes|comes|could|couldn't|did|didn't|didnt|does|doesn't|doesnt|ended|ends|expired|expires|gave|gets|gives|goes|going|gone|got|had|has|hasn't|hired|hiring|is|isn't|isnt|landed|lands|leaves|left|looked|looks|loses|lost|may|meets|might|needed|needs|not|offers|opened|opens|raises|ran|runs|seemed|seems|sells|shifted|should|signed|slipped|slips|sold|sounded|sounds|started|starts|takes|took|was|wasn't|went|were|wins|won|won't|wont|worked|works|would|wouldn't".split(
      '|',
    ),
  scheduled:
    'appointment|birthday|board|call|closing|concert|conference|deadline|delivery|demo|dinner|due-date|event|exam|exhibition|flight|flights|game|go-live|hearing|holiday|interview|interviews|kick-off|kickoff|launch|launches|lunch|match|meeting|meetings|move|offsite|opening|party|pitch|plans|presentation|release|renewal|review|session|show|start|surgery|talk|train|trip|vacation|visit|webinar|wedding|workshop'.split(
      '|',
    ),
  connectors: '&|also|and|and also|and then|but|please|pls|plus|so|still|then'.split('|'),
  followUps: {
    phrases: [
      ...said(
        { actor: 'them', anywhere: true, verb: true },
        "he said he would|he said he'd|he said he'll|he's gonna|hes going to|hes gonna|she said she would|she said she'd|she said she'll|she's gonna|shes going to|shes gonna|they said they would|they said they'd|they said they'll|they're gonna".split(
          '|',
        ),
      ),
      ...said(
        { actor: 'me' },
        "asked me to|have promised|have promised {them}|i have promised|i have promised to|i have promised {them}|i have undertaken to|i've agreed to|i've offered to|i've promised to|i've promised {them}|wants me to|{they} asked me to|{they} has asked me to|{they} needs me to|{they} reminded me to|{they} told me to|{they} want me to|{they} wants me to".split(
          '|',
        ),
      ),
      ...said({ actor: 'me', task: true }, ['me']),
      ...said(
        { actor: 'me', anywhere: true },
        'i hav to|i have to|i have to remember to|i hv to|i must remember to|i need to|i need to remember to|i owe {them}|i promised to|i promised {them} to|i should remember to|i undertook to|promised to|promised {them} to|remind me about|remind me to'.split(
          '|',
        ),
      ),
      ...said(
        { actor: 'me', keep: true },
        'call again|call back|call {them} back|check back|check in|circle back|drop {them} a line|drop {them} a note|drop {them} an email|f/u|follow up|follow-up|followup|get back to|give {them} a call|give {them} a ring|give {them} a shout|pay {them} back|reach out|reconnect|ring back|text {them} back|touch base|try again|write back to|write {them} back'.split(
          '|',
        ),
      ),
      ...said({ actor: 'them', verb: true }, [
        ...cross(
          ['says', 'said', '{they} says', '{they} said', '{they} promised'],
          ['he', 'she', 'they'],
          ["'ll", "'d", ' will', ' would'],
        ),
        '{they} is supposed to',
        '{they} shall',
        'theyll',
        "he'll",
        "she'll",
        "they'll",
        '{they} will',
        '{they} is going to',
        '{they} are going to',
        "he's going to",
        "she's going to",
        "they're going to",
      ]),
      ...said({ actor: 'me', anywhere: true, verb: true }, [
        'i shall',
        "i'll",
        'i will',
        'i must',
        'i should',
        ...cross(
          ['told {them}', 'i told {them}', 'i said', 'promised {them}'],
          ['i'],
          ["'d", "'ll", ' would', ' will', "'d also"],
        ),
      ]),
      ...said({ actor: 'me', verb: true, bare: true }, ['will']),
      ...said({ actor: 'me', verb: true }, [
        'we shall',
        "we'll",
        'we will',
        "i'm going to",
        'i am going to',
        'going to',
        "let's",
        'we should',
        ...cross(['said', 'promised'], ['i'], ["'d", "'ll", ' would', ' will', "'d also"]),
      ]),
      ...said(
        { actor: 'me', task: true },
        "agreed to|committed to|i agreed to|i am to|i to|i'm to|make sure i|me to|must|promised id|said id|said ill|shall|should|we agreed to".split(
          '|',
        ),
      ),
      ...said(
        { actor: 'me' },
        "asked me to|be sure to|don't forget|don't forget to|dont forget|dont forget to|gonna|gotta|hav to|have to|hv to|i committed to|i gotta|i have got to|i offered to|i owe {them}|i promised|i promised {them}|i still have to|i still need to|i want to|i'm gonna|i've got to|make sure to|must remember to|need to|offered to|owe {them}|promised|promised {them}|remember to|remind me|todo|undertook to|we have to|we need to|{they} asked me to|{they} wants me to".split(
          '|',
        ),
      ),
      ...said({ actor: 'them', task: true }, [
        '{they} is to',
        '{they} are to',
        '{they} has to',
        'shell',
        'hell',
        '{they} to',
        '{they} needs to',
      ]),
      ...said({ actor: 'me', anywhere: true, task: true }, ['ill', 'i said id', 'told {them} ill', 'told {them} id']),
      ...said({ actor: 'them', anywhere: true, task: true }, [
        'he will',
        'she will',
        'they will',
        "he'll",
        "she'll",
        "they'll",
      ]),
      ...said(
        { actor: 'me', list: true },
        'action item:|action items:|action:|actions:|follow up:|follow ups:|follow-up:|follow-ups:|followups:|for me:|me:|mine:|my actions:|my side:|next step:|next steps:|reminder:|to do:|to dos:|to-do:|to-dos:|todo:|todos:'.split(
          '|',
        ),
      ),
      ...said(
        { actor: 'me', keep: true, order: true },
        'arrange|ask|bake|book|bring|buy|chase|chase up|confirm|congratulate|drop off|find|forward|give|introduce|invite|lend|nudge|pay back|pick up|ping|post|prepare|print|remind|reply to|return|schedule|send|set up|show|take|tell|thank|write back'.split(
          '|',
        ),
      ),
      ...said(
        { actor: 'them' },
        "asked {them} to|awaiting|he'd better|i am waiting for|i asked {them} to|i'm waiting for|owes me|she'd better|still awaiting|still owes me|still waiting to|they'd better|waiting on|waiting to|waiting to hear from|{they} agreed to|{they} better|{they} gonna|{they} has agreed to|{they} has offered to|{they} has promised to|{they} has to|{they} have offered to|{they} have promised to|{they} is due to|{they} is to|{they} must|{they} offered me|{they} offered to|{they} offered us|{they} ought to|{they} owe me|{they} owes me|{they} promised|{they} promised me|{they} promised to|{they} promises to|{they} should|{they} still has to|{they} still owes me|{they} undertakes to|{they} undertook to".split(
          '|',
        ),
      ),
      ...said({ actor: 'them', anywhere: true }, ['waiting for', 'still waiting for', 'still waiting on']),
      ...said({ actor: 'them', list: true }, ['their side:', 'them:']),
    ],
    infinitive: ['to'],
    promises:
      'send bring give get make call ring email mail write forward share lend check confirm book come drop introduce put order draft print return reply revert post hand fetch pay let pick arrange look do deliver fix sort take show teach help talk speak ask'.split(
        ' ',
      ),
    sending: 'send bring lend forward mail email post drop share return introduce'.split(' '),
    presentEndings: ['s', 'es'],
    progressiveEnding: 'ing',
    progressive: "am|are|he's|hes|i'm|im|is|she's|shes|they're|theyre|we're".split('|'),
    tasks:
      'add|amend|apply|approve|arrange|ask|attend|audit|bake|bill|book|brief|bring|build|buy|call|cancel|carry|catch|chase|check|choose|circulate|claim|clean|collect|come back|come up with|compare|compile|complete|confirm|connect|contact|countersign|create|cut|decide|deliver|deploy|design|dm|do|document|draft|drive|drop|drop off|edit|email|enrol|enroll|escalate|estimate|evaluate|feed|fetch|file|fill|finalise|finalize|find|finish|fix|fly|follow up|forward|get|get back|give|give back|hand in|hand over|have a go|have a look|have a think|have a word|help|hire|install|interview|intro|introduce|invite|invoice|join|knit|lend|load|lodge|log|look|look into|loop in|mail|make|measure|meet|message|move|msg|need|negotiate|nominate|nudge|offer|order|organise|organize|pack|paint|patch|pay|pay back|phone|photocopy|pick|pick up|ping|plan|pop|post|practice|practise|prepare|present|press|print|proofread|propose|provide|publish|pull|put|query|quote|reach out|read|rebook|reconcile|redline|redo|refund|register|rehearse|remind|renew|repair|replace|reply|report|request|reschedule|research|resend|respond|return|revert|review|revise|revisit|rework|ring|roster|scan|schedule|send|serve|set up|settle|share|ship|show|sign|slide|sort|speak|submit|summarise|summarize|survey|take|talk|tell|test|text|thank|transcribe|transfer|translate|trim|try|unpack|update|upload|validate|verify|visit|warn|watch|water|whatsapp|wire|write|zoom'.split(
        '|',
      ),
    states:
      'always|be|become|definitely|enjoy|hate|have|know|like|likely|love|miss|need|never|not|probably|remain|see|stay|surely|turn|want'.split(
        '|',
      ),
    subordinators:
      "a|about|anything|are|as|be|because|been|everything|for|had|has|have|he|he's|hope|hopes|how|i|i'm|if|is|just|my|not|of|on|re|regarding|said|says|she|she's|so|something|still|than|that|the|they|they're|things|think|thinks|thought|to|unless|until|was|we|were|what|when|where|whether|which|who|why|with".split(
        '|',
      ),
    questions: ['if', 'whether', 'when', 'what', 'which', 'why', 'how', 'that'],
    unanswered:
      "if he doesn't|if he hasn't|if i don't|if i haven't|if i hear nothing|if no|if not|if nothing|if she doesn't|if she hasn't|if still|if they don't|if they haven't".split(
        '|',
      ),
    giveVerbs: ['send', 'give', 'show', 'owe', 'forward', 'hand', 'lend'],
    personVerbs:
      'ask|call|chase|congratulate|connect|contact|email|give|intro|introduce|invite|meet|message|nudge|owe|pay|pay back|phone|ping|remind|see|send|show|tell|text|thank|visit|w/|with'.split(
        '|',
      ),
    transferVerbs:
      'apologise|apologize|back|connect|forward|get back|give|hear|hear back|intro|introduce|introduction|reach out|reply|respond|send|speak|talk|wait|write'.split(
        '|',
      ),
  },
  giving: ENGLISH_GIVING_WORDS,
  remembered: {
    labels: {
      Birthday: ['birthday', 'bday', 'b-day'],
      Anniversary: ['anniversary', 'wedding anniversary'],
      'Work anniversary': ['work anniversary'],
      'Name day': ['name day', 'nameday'],
    },
    cares:
      "care about|cares a lot about|cares about|cares deeply about|he's passionate about|is big on|is keen on|is passionate about|passionate about|really cares about|she's passionate about".split(
        '|',
      ),
    is: ['is', 'is on', 'falls on'],
  },
  dates: {
    weekdays: [
      { full: ['monday'], short: ['mon'] },
      { full: ['tuesday'], short: ['tue', 'tues'] },
      { full: ['wednesday'], short: ['wed', 'weds'] },
      { full: ['thursday'], short: ['thu', 'thur', 'thurs'] },
      { full: ['friday'], short: ['fri'] },
      { full: ['saturday'], short: ['sat'] },
      { full: ['sunday'], short: ['sun'] },
    ],
    months: [
      { full: ['january'], short: ['jan'] },
      { full: ['february'], short: ['feb'] },
      { full: ['march'], short: ['mar'] },
      { full: ['april'], short: ['apr'] },
      { full: ['may'], short: [] },
      { full: ['june'], short: ['jun'] },
      { full: ['july'], short: ['jul'] },
      { full: ['august'], short: ['aug'] },
      { full: ['september'], short: ['sep', 'sept'] },
      { full: ['october'], short: ['oct'] },
      { full: ['november'], short: ['nov'] },
      { full: ['december'], short: ['dec'] },
    ],
    doubtful: 'dec|jan|mar|march|may|mon|sat|sun|wed'.split('|'),
    days: {
      today: 0,
      tonight: 0,
      'this morning': 0,
      'this morn': 0,
      'this aft': 0,
      'this eve': 0,
      'this afternoon': 0,
      'this evening': 0,
      'earlier today': 0,
      'later today': 0,
      yesterday: -1,
      ystdy: -1,
      ystday: -1,
      tdy: 0,
      '2day': 0,
      tomoz: 1,
      'last night': -1,
      'day before yesterday': -2,
      'the day before yesterday': -2,
      tomorrow: 1,
      tmrw: 1,
      tmr: 1,
      tmw: 1,
      tomo: 1,
      '2moro': 1,
      'first thing tomorrow': 1,
      yday: -1,
      yest: -1,
      ystd: -1,
      tonite: 0,
      'this arvo': 0,
      'last evening': -1,
      'day after tomorrow': 2,
      'the day after tomorrow': 2,
    },
    goneBy: ['this morning', 'this morn'],
    mornings: ['morning', 'morn', 'first thing tomorrow'],
    evenings: ['afternoon', 'arvo', 'eve', 'evening'],
    nights: ['night', 'nite', 'tonight', 'tonite'],
    dayParts: 'afternoon|aft|arvo|cob|eod|eve|evening|lunchtime|morn|morning|night|nite'.split('|'),
    last: ['last', 'past', 'previous'],
    this: ['this'],
    next: ['next', 'coming', 'this coming'],
    every: ['every', 'each'],
    other: ['other', 'second'],
    units: {
      day: ['day', 'days', 'd'],
      week: ['week', 'weeks', 'wk', 'wks', 'w'],
      fortnight: ['fortnight', 'fortnights'],
      month: ['month', 'months', 'mo'],
      quarter: ['quarter', 'quarters'],
      year: ['year', 'years', 'yr', 'yrs'],
    },
    weekend: ['weekend'],
    weekOn: ['week'],
    startOf:
      'at the beginning of|at the beginning of the|at the start of|at the start of the|beginning of|beginning of the|early in the|first day of|first day of the|start of|start of the|the beginning of|the beginning of the|the first day of|the first day of the|the start of|the start of the'.split(
        '|',
      ),
    endOf:
      'at the end of|at the end of the|end of|end of the|last day of|last day of the|month end of|the end of|the end of the|the last day of|the last day of the'.split(
        '|',
      ),
    ends: {
      eod: 'day',
      cob: 'day',
      'close of business': 'day',
      'end of business': 'day',
      eow: 'week',
      eom: 'month',
      eoq: 'quarter',
      eoy: 'year',
      'month end': 'month',
      'year end': 'year',
    },
    numbers: {
      a: 1,
      an: 1,
      one: 1,
      two: 2,
      three: 3,
      four: 4,
      five: 5,
      six: 6,
      seven: 7,
      eight: 8,
      nine: 9,
      ten: 10,
      eleven: 11,
      twelve: 12,
      fifteen: 15,
      twenty: 20,
      thirty: 30,
      forty: 40,
      fifty: 50,
      sixty: 60,
      ninety: 90,
      'forty-five': 45,
      'a couple of': 2,
      'a few': 3,
      another: 1,
    },
    ahead: { before: ['in', 'within', 'in about'], after: ['from now', 'from today'] },
    aheadEnd: ["' time", 'time'],
    ago: { before: [], after: ['ago', 'back'] },
    nth: {
      first: 1,
      'the first': 1,
      '1st': 1,
      'the 1st': 1,
      second: 2,
      'the second': 2,
      '2nd': 2,
      'the 2nd': 2,
      third: 3,
      'the third': 3,
      '3rd': 3,
      'the 3rd': 3,
      fourth: 4,
      'the fourth': 4,
      '4th': 4,
      'the 4th': 4,
      last: -1,
      'the last': -1,
    },
    mid: ['mid', 'middle of', 'the middle of', 'midway through'],
    late: ['late', 'late in'],
    early: ['early', 'early in'],
    weekOf: 'the week commencing|the week of|w/c|wc|week beginning|week commencing|week of|week starting|wk of'.split(
      '|',
    ),
    fromDay: ['from', 'on', 'after'],
    afterNext: ['the week after next', 'week after next'],
    beforeLast: ['before last'],
    holidays: {
      christmas: '12-25',
      xmas: '12-25',
      'christmas day': '12-25',
      'christmas eve': '12-24',
      'boxing day': '12-26',
      "new year's": '01-01',
      'new years': '01-01',
      'new year': '01-01',
      'the new year': '01-01',
      "new year's day": '01-01',
      'new years day': '01-01',
      "new year's eve": '12-31',
      'new years eve': '12-31',
      nye: '12-31',
      "valentine's day": '02-14',
      'valentines day': '02-14',
      "valentine's": '02-14',
      halloween: '10-31',
      'good friday': -2,
      easter: 0,
      'easter sunday': 0,
      'easter monday': 1,
    },
    atHoliday: ['at', 'over', 'after', 'around', 'for'],
    notDates: ['24/7', '9/11', '50/50', '60/40', '70/30', '80/20', '90/10', '1/1'],
    quarter: ['q'],
    ordinals: ['st', 'nd', 'rd', 'th'],
    daysInWords: [
      ['first'],
      ['second'],
      ['third'],
      ['fourth'],
      ['fifth'],
      ['sixth'],
      ['seventh'],
      ['eighth'],
      ['ninth'],
      ['tenth'],
      ['eleventh'],
      ['twelfth'],
      ['thirteenth'],
      ['fourteenth'],
      ['fifteenth'],
      ['sixteenth'],
      ['seventeenth'],
      ['eighteenth'],
      ['nineteenth'],
      ['twentieth'],
      ['twenty-first', 'twenty first'],
      ['twenty-second', 'twenty second'],
      ['twenty-third', 'twenty third'],
      ['twenty-fourth', 'twenty fourth'],
      ['twenty-fifth', 'twenty fifth'],
      ['twenty-sixth', 'twenty sixth'],
      ['twenty-seventh', 'twenty seventh'],
      ['twenty-eighth', 'twenty eighth'],
      ['twenty-ninth', 'twenty ninth'],
      ['thirtieth'],
      ['thirty-first', 'thirty first'],
    ],
    of: ['of'],
    on: ['on', 'on the', 'the'],
    in: ['in', 'during', 'around'],
    forDay: ['for'],
    since: ['since', 'from', 'of', 'after', 'than', 'was', 'is'],
    by: 'at the latest|before|before the|by|by the|due|due by|due on|latest|latest by|no later than|not later than|on or before|till|until'.split(
      '|',
    ),
    loosely: ['sometime', 'some time', 'sometime in', 'like', 'maybe', 'probably'],
  },
  times: {
    at: ['at', '@', 'around', 'from', 'at around', 'at about', 'kl', 'kl.'],
    am: ['am', 'a.m', 'in the morning'],
    pm: ['pm', 'p.m', 'in the afternoon', 'in the evening'],
    oClock: ['uhr', 'hrs', "o'clock", 'oclock', 'o clock'],
    named: { noon: '12:00', '12noon': '12:00', '12nn': '12:00', midday: '12:00', midnight: '00:00' },
    now: ['just now', 'right now'],
    to: '-|->|til|till|to|until|–|—|→'.split('|'),
    between: ['between', 'btw', 'btwn'],
    openEnd: ['late'],
    halfPast: ['half past', 'half'],
    quarter: ['quarter', 'a quarter'],
    past: ['past', 'after'],
    toHour: ['to', 'before'],
    about: ['ish'],
    roughly:
      'a good|about|almost|approx|approx.|approximately|around|bout|c.|ca|ca.|just over|just under|maybe|nearly|over|roughly|some|under|~'.split(
        '|',
      ),
    minutes: ['min', 'mins', 'minute', 'minutes', 'm'],
    hours: ['h', 'hr', 'hrs', 'hour', 'hours'],
    lengths: {
      'half an hour': 30,
      'half hour': 30,
      'half-hour': 30,
      'a half hour': 30,
      'an hour and a half': 90,
      'one hour and a half': 90,
      'quarter of an hour': 15,
      'a quarter of an hour': 15,
      'three quarters of an hour': 45,
    },
    for: ['for', 'for about'],
    lengthEnd: ['or so', 'only', 'max', 'tops', 'total', 'in total', 'or thereabouts', 'exactly'],
    lasted: 'it lasted|it took|lasted|ran for|took|we spoke for|we talked for|which lasted|which took'.split('|'),
    andAHalf: ['and a half'],
  },
  abbreviations: 'approx|dr|e.g|eg|etc|i.e|ie|jr|mr|mrs|ms|mx|no|prof|reg|rev|rgd|sr|st|vs'.split('|'),
}

/** Phrases of one kind: each with the same flags. */
function said(kind: Omit<FollowUpPhrase, 'phrase'>, phrases: readonly string[]): FollowUpPhrase[] {
  return phrases.map((phrase) => ({ phrase, ...kind }))
}

/** Each of the first with each of the second and each of the third behind it: *said he'd*. */
function cross(verbs: readonly string[], who: readonly string[], ends: readonly string[]): string[] {
  return verbs.flatMap((verb) => who.flatMap((one) => ends.map((end) => `${verb} ${one}${end}`)))
}
