import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { ENGLISH_WORDS } from './english-words.ts'
import type { LanguageWords } from './language-words.ts'
import { parseQuickLog } from './parse-quick-log.ts'

/** What a line must give; what is left out is empty, and the date today. Nobody is known. */
interface Expected {
  readonly channel?: string
  readonly date?: string
  readonly time?: string
  readonly minutes?: number
  /** `Sam (Acme)` for a person with an organisation. */
  readonly people?: readonly string[]
  readonly topic?: string
  readonly tags?: readonly string[]
  readonly note?: string
  /** Who owes, due date or `-`, text, people. */
  readonly followUps?: readonly string[]
  /** What was given, needed or asked for: kind, people, text. */
  readonly giving?: readonly string[]
}

const TODAY = '2026-11-23' as CivilDate // a Monday
const NOW = { date: TODAY, time: '09:00' as CivilTime }

const CORPUS: readonly (readonly [line: string, expected: Expected])[] = [
  ['coffee with June in June', { channel: 'coffee', date: '2026-06-01', people: ['June'] }],
  ['coffee with June about hiring', { channel: 'coffee', people: ['June'], topic: 'hiring' }],
  ['coffee with Ana - Middle.', { channel: 'coffee', people: ['Ana'], note: 'Middle.' }],
  ['call with Ana. Promising.', { channel: 'call', people: ['Ana'], note: 'Promising.' }],
  ['coffee with Ana, Tom', { channel: 'coffee', people: ['Ana', 'Tom'] }],
  ['Email Tom the deck this morning', { channel: 'email', people: ['Tom'], note: 'the deck' }],
  ['text Ana the address this morning', { channel: 'message', people: ['Ana'], note: 'the address' }],
  ['Email Tom the deck tomorrow morning', { followUps: ['me | 2026-11-24 | Email Tom the deck | Tom'] }],
  ['lunch with Wed Chen', { channel: 'lunch', people: ['Wed Chen'] }],
  ['lunch with May Patel yesterday', { channel: 'lunch', date: '2026-11-22', people: ['May Patel'] }],
  ['call with Sat Patel', { channel: 'call', people: ['Sat Patel'] }],
  ['called Sat about the offer', { channel: 'call', people: ['Sat'], topic: 'the offer' }],
  ['called Tuesday with Ana', { channel: 'call', date: '2026-11-17', people: ['Ana'] }],
  ['met Friday with Ana and Tom', { channel: 'meeting', date: '2026-11-20', people: ['Ana', 'Tom'] }],
  ['coffee with Priya Tuesday', { channel: 'coffee', date: '2026-11-17', people: ['Priya'] }],
  ['coffee with Priya Sat', { channel: 'coffee', date: '2026-11-21', people: ['Priya'] }],
  ['lunch Sat with Ana', { channel: 'lunch', date: '2026-11-21', people: ['Ana'] }],
  ['coffee with Ana May about hiring', { channel: 'coffee', people: ['Ana May'], topic: 'hiring' }],
  ['coffee with Ana May 5', { channel: 'coffee', date: '2026-05-05', people: ['Ana'] }],
  ['video with Sam for 45 min', { channel: 'video', minutes: 45, people: ['Sam'] }],
  ['call with Ana 1h30 on pricing', { channel: 'call', minutes: 90, people: ['Ana'], topic: 'pricing' }],
  ['1.5 hours walk with Tom', { channel: 'walk', minutes: 90, people: ['Tom'] }],
  ['half an hour call with Tom re budget', { channel: 'call', minutes: 30, people: ['Tom'], topic: 'budget' }],
  ['coffee with Ana at 3pm', { channel: 'coffee', time: '15:00', people: ['Ana'] }],
  ['coffee with Ana at 14:30 for an hour', { channel: 'coffee', time: '14:30', minutes: 60, people: ['Ana'] }],
  ['9.30 am call with Bob', { channel: 'call', time: '09:30', people: ['Bob'] }],
  ['lunch with Ana tomorrow at noon', { channel: 'lunch', date: '2026-11-24', time: '12:00', people: ['Ana'] }],
  [
    'coffee with Ana in Berlin last week about hiring',
    { channel: 'coffee', date: '2026-11-16', people: ['Ana'], topic: 'hiring', note: 'in Berlin' },
  ],
  [
    'had a great coffee with Ana about hiring, she is looking for a lead',
    { channel: 'coffee', people: ['Ana'], topic: 'hiring', note: 'great', giving: ['need | Ana | a lead'] },
  ],
  ['met Ana for coffee yesterday', { channel: 'coffee', date: '2026-11-22', people: ['Ana'] }],
  [
    'met Ana Ruiz (Globex) for lunch on Friday about the board seat',
    { channel: 'lunch', date: '2026-11-20', people: ['Ana Ruiz (Globex)'], topic: 'the board seat' },
  ],
  ['caught up with Ana over coffee', { channel: 'coffee', people: ['Ana'] }],
  ['talked to Ana on the phone', { channel: 'call', people: ['Ana'] }],
  ['talked to Ana on pricing', { channel: 'other', people: ['Ana'], topic: 'pricing' }],
  ['call with Ana on Friday', { channel: 'call', date: '2026-11-20', people: ['Ana'] }],
  ['call with Ana on 12 Nov on pricing', { channel: 'call', date: '2026-11-12', people: ['Ana'], topic: 'pricing' }],
  ['coffee with Sam at Acme', { channel: 'coffee', people: ['Sam (Acme)'] }],
  ['met Sam from Acme at Web Summit', { channel: 'event', people: ['Sam (Acme)'], topic: 'Web Summit' }],
  ['met Sam at the office', { channel: 'meeting', people: ['Sam'], note: 'at the office' }],
  ['met Ana de la Cruz and Jan van der Berg', { channel: 'meeting', people: ['Ana de la Cruz', 'Jan van der Berg'] }],
  ["coffee with O'Neil", { channel: 'coffee', people: ["O'Neil"] }],
  ['coffee with Sean O’Neil & Anne-Marie Dupont', { channel: 'coffee', people: ['Sean O’Neil', 'Anne-Marie Dupont'] }],
  ['coffee with 李小龙 about film', { channel: 'coffee', people: ['李小龙'], topic: 'film' }],
  ['called Владимир Путников yesterday', { channel: 'call', date: '2026-11-22', people: ['Владимир Путников'] }],
  ['Ana called about pricing', { channel: 'call', people: ['Ana'], topic: 'pricing' }],
  ['Ana Ruiz called about pricing', { channel: 'call', people: ['Ana Ruiz'], topic: 'pricing' }],
  [
    'Ana Ruiz: coffee yesterday about hiring',
    { channel: 'coffee', date: '2026-11-22', people: ['Ana Ruiz'], topic: 'hiring' },
  ],
  ['yesterday: lunch with Tom', { channel: 'lunch', date: '2026-11-22', people: ['Tom'] }],
  ['coffee with ana ruiz about x', { channel: 'coffee', people: ['ana ruiz'], topic: 'x' }],
  ['coffee with bob great chat', { channel: 'coffee', people: ['bob'], note: 'great chat' }],
  ['called bob re hiring', { channel: 'call', people: ['bob'], topic: 'hiring' }],
  ['called bob', { channel: 'call', people: ['bob'] }],
  ['emailed the deck to Ana', { channel: 'email', people: ['Ana'], note: 'the deck' }],
  ['emailed Ana the deck', { channel: 'email', people: ['Ana'], note: 'the deck' }],
  ['email from Bob about the offer', { channel: 'email', people: ['Bob'], topic: 'the offer' }],
  [
    'call with Ana Ruiz, Tom Becker and Lee about hiring, pricing and pay',
    { channel: 'call', people: ['Ana Ruiz', 'Tom Becker', 'Lee'], topic: 'hiring, pricing and pay' },
  ],
  ['coffee with Ana, great chat', { channel: 'coffee', people: ['Ana'], note: 'great chat' }],
  ['coffee with Ana, Great chat', { channel: 'coffee', people: ['Ana'], note: 'Great chat' }],
  ['coffee with the team about the offsite', { channel: 'coffee', topic: 'the offsite', note: 'with the team' }],
  ['coffee with her', { channel: 'coffee', note: 'with her' }],
  ['met up with Bob 3 days ago', { channel: 'meeting', date: '2026-11-20', people: ['Bob'] }],
  [
    "coffee with Ana. Talked about her move. I'll send the deck tomorrow.",
    { channel: 'coffee', people: ['Ana'], topic: 'her move', followUps: ['me | 2026-11-24 | send the deck | Ana'] },
  ],
  [
    "coffee with Ana and I'll send the deck",
    { channel: 'coffee', people: ['Ana'], followUps: ['me | - | send the deck | Ana'] },
  ],
  [
    "coffee with Ana I'll send the deck by Friday",
    { channel: 'coffee', people: ['Ana'], followUps: ['me | 2026-11-27 | send the deck | Ana'] },
  ],
  [
    "coffee with Ana about pricing I'll send the deck",
    { channel: 'coffee', people: ['Ana'], topic: 'pricing', followUps: ['me | - | send the deck | Ana'] },
  ],
  ["I'll call Bob tomorrow", { followUps: ['me | 2026-11-24 | call Bob | Bob'] }],
  ['call Bob tomorrow', { followUps: ['me | 2026-11-24 | call Bob | Bob'] }],
  ['send Bob the deck by Friday', { followUps: ['me | 2026-11-27 | send Bob the deck | Bob'] }],
  ['follow up with Ana next week', { followUps: ['me | 2026-11-30 | follow up with Ana | Ana'] }],
  [
    'follow up with Ana Ruiz and Tom in a fortnight',
    { followUps: ['me | 2026-12-07 | follow up with Ana Ruiz and Tom | Ana Ruiz, Tom'] },
  ],
  ['Tom will send the contract by end of month', { followUps: ['them | 2026-11-30 | send the contract | Tom'] }],
  [
    "coffee with Tom, he'll intro me to Lee Wong",
    { channel: 'coffee', people: ['Tom'], followUps: ['them | - | intro me to Lee Wong | Tom, Lee Wong'] },
  ],
  [
    'coffee with Ana Ruiz; Ana promised to send notes in Q2',
    { channel: 'coffee', people: ['Ana Ruiz'], followUps: ['them | 2027-04-01 | send notes | Ana Ruiz'] },
  ],
  ['owe Bob lunch', { followUps: ['me | - | lunch | Bob'] }],
  ['promised Ana the deck', { followUps: ['me | - | the deck | Ana'] }],
  [
    "coffee with Ana - she'll be in Berlin next week",
    { channel: 'coffee', people: ['Ana'], note: "she'll be in Berlin next week" },
  ],
  [
    "coffee with Ana — I'll intro her to Tom Becker next month",
    { channel: 'coffee', people: ['Ana'], followUps: ['me | 2026-12-01 | intro her to Tom Becker | Ana, Tom Becker'] },
  ],
  ['remind me tomorrow to call Bob', { followUps: ['me | 2026-11-24 | call Bob | Bob'] }],
  ["tomorrow I'll call Bob", { followUps: ['me | 2026-11-24 | call Bob | Bob'] }],
  ['next week follow up with Ana', { followUps: ['me | 2026-11-30 | follow up with Ana | Ana'] }],
  ['todo: send deck to Ana', { followUps: ['me | - | send deck to Ana | Ana'] }],
  ['follow up: send deck', { followUps: ['me | - | send deck | '] }],
  ["waiting for Bob's feedback", { followUps: ["them | - | Bob's feedback | Bob"] }],
  ['waiting on legal', { followUps: ['them | - | legal | '] }],
  [
    'coffee with Ana #mentor great chat #x',
    { channel: 'coffee', people: ['Ana'], tags: ['mentor', 'x'], note: 'great chat' },
  ],
  ['#mentor coffee with Ana', { channel: 'coffee', people: ['Ana'], tags: ['mentor'] }],
  ['"great talk" by Lee', { channel: 'other', note: '"great talk" by Lee' }],
  ['lunch @Ana @Bob', { channel: 'lunch', people: ['Ana', 'Bob'] }],
  ['dinner with Ana (30 min)', { channel: 'dinner', minutes: 30, people: ['Ana'] }],
  ['coffee (great one) with Ana', { channel: 'coffee', people: ['Ana'], note: 'great one' }],
  ['met Sam Wu, Sam Lee at 9', { channel: 'meeting', time: '09:00', people: ['Sam Wu', 'Sam Lee'] }],
  ['coffee with Ana 2026-11-12', { channel: 'coffee', date: '2026-11-12', people: ['Ana'] }],
  ['coffee with Ana 12/11', { channel: 'coffee', people: ['Ana'], note: '12/11' }],
  ['coffee with Ana on 12.11.', { channel: 'coffee', date: '2026-11-12', people: ['Ana'] }],
  ['coffee with Ana 12/11/26', { channel: 'coffee', people: ['Ana'], note: '12/11/26' }],
  ['coffee with Ana 20.11.26', { channel: 'coffee', date: '2026-11-20', people: ['Ana'] }],
  ['coffee with Ana about release 1.2.10', { channel: 'coffee', people: ['Ana'], topic: 'release 1.2.10' }],
  ['call with Ana 15h30', { channel: 'call', time: '15:30', people: ['Ana'] }],
  ["I'll call her tomorrow at 10", { followUps: ['me | 2026-11-24 | call her at 10 | '] }],
  ["I'll send her Friday report", { followUps: ['me | - | send her Friday report | '] }],
  ['ping Ana Fri at 3pm #x', { followUps: ['me | 2026-11-27 | ping Ana at 3pm #x | Ana'] }],
  [
    'coffee with Ana follow up 2 weeks',
    { channel: 'coffee', people: ['Ana'], followUps: ['me | 2026-12-07 | follow up | Ana'] },
  ],
  ['coffee with Ana 24/7', { channel: 'coffee', people: ['Ana'], note: '24/7' }],
  ['Bob - promised to send the deck', { followUps: ['me | - | send the deck | Bob'] }],
  ['June Park called re budget', { channel: 'call', people: ['June Park'], topic: 'budget' }],
  ['June called re budget', { channel: 'call', people: ['June'], topic: 'budget' }],
  ['the weather is nice', { channel: 'other', note: 'the weather is nice' }],
  ['remind me to ping Ana. She likes tea.', { followUps: ['me | - | ping Ana. She likes tea | Ana'] }],
  ['call w/ Ana 10:00-10:45 re x', { channel: 'call', time: '10:00', minutes: 45, people: ['Ana'], topic: 'x' }],
  ['called Ana 20 minutes ago', { channel: 'call', time: '08:40', people: ['Ana'] }],
  ['spoke with Ana just now about x', { channel: 'other', time: '09:00', people: ['Ana'], topic: 'x' }],
  ['dinner with Ana last night', { channel: 'dinner', date: '2026-11-22', people: ['Ana'] }],
  ['coffee w/Ana', { channel: 'coffee', people: ['Ana'] }],
  ['lunch with Tom + Ana', { channel: 'lunch', people: ['Tom', 'Ana'] }],
  [
    'send the Q2 report to Ana by end of next week',
    { followUps: ['me | 2026-12-04 | send the Q2 report to Ana | Ana'] },
  ],
  ["I'll send the March report by 12 Dec", { followUps: ['me | 2026-12-12 | send the March report | '] }],
  ['follow up end of month', { followUps: ['me | 2026-11-30 | follow up | '] }],
  ['follow up in March 2027', { followUps: ['me | 2027-03-01 | follow up | '] }],
  ['follow up on Friday', { followUps: ['me | 2026-11-27 | follow up | '] }],
  ['follow up next Friday', { followUps: ['me | 2026-11-27 | follow up | '] }],
  ['follow up Friday next week', { followUps: ['me | 2026-12-04 | follow up | '] }],
  ['follow up by the 12th', { followUps: ['me | 2026-12-12 | follow up | '] }],
  ['follow up in two days', { followUps: ['me | 2026-11-25 | follow up | '] }],
  ['follow up on the proposal', { followUps: ['me | - | follow up on the proposal | '] }],
  ["he'll send the notes from yesterday", { followUps: ['them | - | send the notes from yesterday | '] }],
  ['Bob: coffee yesterday', { channel: 'coffee', date: '2026-11-22', people: ['Bob'] }],
  ["waiting for Monday's numbers", { followUps: ["them | - | Monday's numbers | "] }],
  ['She likes tea and cake with lemon', { channel: 'other', note: 'She likes tea and cake with lemon' }],
  [
    "We met at Slush, Ana Ruiz from Globex and me. She'll send the deck tomorrow.",
    {
      channel: 'event',
      people: ['Ana Ruiz (Globex)'],
      topic: 'Slush',
      followUps: ['them | 2026-11-24 | send the deck | Ana Ruiz'],
    },
  ],
  ['coffee', { channel: 'coffee' }],
  ['Coffee With Ana Ruiz About Hiring', { channel: 'coffee', people: ['Ana Ruiz'], topic: 'Hiring' }],
  ['COFFEE WITH ANA RUIZ ABOUT HIRING', { channel: 'coffee', people: ['ANA RUIZ'], topic: 'HIRING' }],
  [
    'coffee with Ana Ruiz,follow up in 2 weeks',
    { channel: 'coffee', people: ['Ana Ruiz'], followUps: ['me | 2026-12-07 | follow up | Ana Ruiz'] },
  ],
  [
    'coffee with Ana (Johnson & Johnson) re compliance',
    { channel: 'coffee', people: ['Ana (Johnson & Johnson)'], topic: 'compliance' },
  ],
  ['dinner w/ Ana, Tom, and Lee last Friday', { channel: 'dinner', date: '2026-11-20', people: ['Ana', 'Tom', 'Lee'] }],
  ['lunch with Ana about', { channel: 'lunch', people: ['Ana'] }],
  ['coffee with Ana in March', { channel: 'coffee', date: '2026-03-01', people: ['Ana'] }],
  ['coffee with Ana last March', { channel: 'coffee', date: '2026-03-01', people: ['Ana'] }],
  ['coffee with Ana on the 12th', { channel: 'coffee', date: '2026-11-12', people: ['Ana'] }],
  ['coffee with Ana the 12th of November', { channel: 'coffee', date: '2026-11-12', people: ['Ana'] }],
  ['coffee with Ana next Tuesday', { channel: 'coffee', date: '2026-11-24', people: ['Ana'] }],
  ['coffee with Ana last month', { channel: 'coffee', date: '2026-10-01', people: ['Ana'] }],
  ['call with Ana, 30 min, about pricing', { channel: 'call', minutes: 30, people: ['Ana'], topic: 'pricing' }],
  ['call with Ana - 30 min - about pricing', { channel: 'call', minutes: 30, people: ['Ana'], topic: 'pricing' }],
  ['text from Ana: "running late"', { channel: 'message', people: ['Ana'], note: '"running late"' }],
  [
    'texted Ana re dinner plans on Saturday',
    { channel: 'message', people: ['Ana'], topic: 'dinner plans on Saturday' },
  ],
  ['messaged Grace about Will', { channel: 'message', people: ['Grace'], topic: 'Will' }],
  ['coffee with Mark and Grace', { channel: 'coffee', people: ['Mark', 'Grace'] }],
  [
    'called Will, will send him the deck',
    { channel: 'call', people: ['Will'], followUps: ['me | - | send him the deck | Will'] },
  ],
  ['Will will send the deck', { followUps: ['them | - | send the deck | Will'] }],
  ['Mark promised to call back next week', { followUps: ['them | 2026-11-30 | call back | Mark'] }],
  [
    'zoom with Ana, Tom (Initech) & Lee from Umbrella 45m on Q3 planning',
    { channel: 'video', minutes: 45, people: ['Ana', 'Tom (Initech)', 'Lee (Umbrella)'], topic: 'Q3 planning' },
  ],
  ['walk with Ana around the lake', { channel: 'walk', people: ['Ana'], note: 'around the lake' }],
  ['walked with Ana in the park for an hour', { channel: 'walk', minutes: 60, people: ['Ana'], note: 'in the park' }],
  ['wrote a letter to Ana', { channel: 'letter', people: ['Ana'] }],
  ['wrote to Ana thanking her', { channel: 'letter', people: ['Ana'], note: 'thanking her' }],
  ['sent an email to Ana about the grant', { channel: 'email', people: ['Ana'], topic: 'the grant' }],
  ['1:1 with Ana', { channel: 'meeting', people: ['Ana'] }],
  ['1-1 Ana Ruiz, 25 min', { channel: 'meeting', minutes: 25, people: ['Ana Ruiz'] }],
  [
    "one-on-one with Ana re promotion. She wants to be director by next year. I'll write the case by 5 Dec.",
    {
      channel: 'meeting',
      people: ['Ana'],
      topic: 'promotion',
      note: 'She wants to be director by next year.',
      followUps: ['me | 2026-12-05 | write the case | Ana'],
    },
  ],
  ['KubeCon: met Ana Ruiz, Tom Becker', { channel: 'event', people: ['Ana Ruiz', 'Tom Becker'], topic: 'KubeCon' }],
  ['ran into Tom at the airport', { channel: 'meeting', people: ['Tom'], note: 'at the airport' }],
  [
    'bumped into Ana Ruiz at Café Central yesterday',
    { channel: 'meeting', date: '2026-11-22', people: ['Ana Ruiz'], note: 'at Café Central' },
  ],
  [
    "saw Ana at the gym on Sunday, she's moving to Berlin",
    { channel: 'meeting', date: '2026-11-22', people: ['Ana'], note: "at the gym, she's moving to Berlin" },
  ],
  [
    'coffee w/ Ana; owes me the contract',
    { channel: 'coffee', people: ['Ana'], followUps: ['them | - | the contract | Ana'] },
  ],
  [
    'coffee w/ Ana; she owes me the contract by Monday',
    { channel: 'coffee', people: ['Ana'], followUps: ['them | 2026-11-30 | the contract | Ana'] },
  ],
  [
    'coffee w/ Ana, asked me to review her CV by Thursday',
    { channel: 'coffee', people: ['Ana'], followUps: ['me | 2026-11-26 | review her CV | Ana'] },
  ],
  [
    'lunch with Ana. Send her the slides tomorrow. Ask Tom about the budget next week.',
    {
      channel: 'lunch',
      people: ['Ana'],
      followUps: ['me | 2026-11-24 | Send her the slides | Ana', 'me | 2026-11-30 | Ask Tom about the budget | Tom'],
    },
  ],
  [
    'lunch with Ana. Sent her the slides.',
    { channel: 'lunch', people: ['Ana'], giving: ['given | Ana | Sent her the slides'] },
  ],
  [
    'lunch with Ana → send slides by Fri',
    { channel: 'lunch', people: ['Ana'], followUps: ['me | 2026-11-27 | send slides | Ana'] },
  ],
  [
    "lunch with Ana -> I'll send slides by Fri",
    { channel: 'lunch', people: ['Ana'], followUps: ['me | 2026-11-27 | send slides | Ana'] },
  ],
  ['lunch with Ana; todo: slides', { channel: 'lunch', people: ['Ana'], followUps: ['me | - | slides | Ana'] }],
  [
    "call with Ana: pricing is too high; she'll check with Tom",
    {
      channel: 'call',
      people: ['Ana'],
      note: 'pricing is too high',
      followUps: ['them | - | check with Tom | Ana, Tom'],
    },
  ],
  [
    "call with Ana: pricing is too high; she'll talk to Tom next week",
    {
      channel: 'call',
      people: ['Ana'],
      note: 'pricing is too high',
      followUps: ['them | 2026-11-30 | talk to Tom | Ana, Tom'],
    },
  ],
  ['call with Ana re: pricing', { channel: 'call', people: ['Ana'], topic: 'pricing' }],
  ['meeting: Ana, Tom', { channel: 'meeting', people: ['Ana', 'Tom'] }],
  ['meeting with Ana @ 3pm', { channel: 'meeting', time: '15:00', people: ['Ana'] }],
  ['meeting with Ana @ 3pm about 5 things', { channel: 'meeting', time: '15:00', people: ['Ana'], topic: '5 things' }],
  ['call with +49 170 1234567', { channel: 'call', note: 'with +49 170 1234567' }],
  ['emailed ana@acme.com thanks for the intro', { channel: 'email', note: 'ana@acme.com thanks for the intro' }],
  [
    'https://example.org/a?b=c was shared by Ana',
    { channel: 'other', note: 'https://example.org/a?b=c was shared by Ana' },
  ],
  ['coffee with Ana https://example.org/x', { channel: 'coffee', people: ['Ana'], note: 'https://example.org/x' }],
  ['I owe Ana Ruiz an intro to Tom', { followUps: ['me | - | an intro to Tom | Ana Ruiz, Tom'] }],
  [
    'promised to introduce Ana to Tom Becker by end of the month',
    { followUps: ['me | 2026-11-30 | introduce Ana to Tom Becker | Ana, Tom Becker'] },
  ],
  [
    'remind me to send Ana the deck on Friday #work',
    { followUps: ['me | 2026-11-27 | send Ana the deck #work | Ana'] },
  ],
  ['need to call Tom by tomorrow', { followUps: ['me | 2026-11-24 | call Tom | Tom'] }],
  ["don't forget to thank Priya next week", { followUps: ['me | 2026-11-30 | thank Priya | Priya'] }],
  ['check in with Bob in 3 months', { followUps: ['me | 2027-02-23 | check in with Bob | Bob'] }],
  [
    'lunch w/ Ana; check in in Q1',
    { channel: 'lunch', people: ['Ana'], followUps: ['me | 2027-01-01 | check in | Ana'] },
  ],
  ['get back to her by tomorrow evening', { followUps: ['me | 2026-11-24 | get back to her | '] }],
  ["lunch with Priya O'Connor-Smith and Jean-Luc", { channel: 'lunch', people: ["Priya O'Connor-Smith", 'Jean-Luc'] }],
  [
    'breakfast with María José García López about expansion',
    { channel: 'breakfast', people: ['María José García López'], topic: 'expansion' },
  ],
  ['coffee with Ana Ruiz', { channel: 'coffee', people: ['Ana Ruiz'] }],
  [
    "coffee with Ana, I'll send the deck, the notes and the list by Friday, she loved it",
    {
      channel: 'coffee',
      people: ['Ana'],
      note: 'she loved it',
      followUps: ['me | 2026-11-27 | send the deck, the notes and the list | Ana'],
    },
  ],
  ['coffee with محمد علي about investment', { channel: 'coffee', people: ['محمد علي'], topic: 'investment' }],
  [
    "coffee with Ana about why she'll never leave",
    { channel: 'coffee', people: ['Ana'], topic: "why she'll never leave" },
  ],
  ['coffee with Ana about the launch next week', { channel: 'coffee', people: ['Ana'], topic: 'the launch next week' }],
  ['coffee with Ana about the offsite in March', { channel: 'coffee', people: ['Ana'], topic: 'the offsite in March' }],
  [
    'coffee with Ana about the launch yesterday',
    { channel: 'coffee', date: '2026-11-22', people: ['Ana'], topic: 'the launch' },
  ],
  ['coffee with Ana about hiring for 45 min', { channel: 'coffee', minutes: 45, people: ['Ana'], topic: 'hiring' }],
  ['coffee about hiring with Ana', { channel: 'coffee', people: ['Ana'], topic: 'hiring' }],
  [
    'coffee yesterday Ana Ruiz re hiring',
    { channel: 'coffee', date: '2026-11-22', people: ['Ana Ruiz'], topic: 'hiring' },
  ],
  ['video call with Ana Ruiz on Zoom', { channel: 'video', people: ['Ana Ruiz'] }],
  ['had lunch with Ana', { channel: 'lunch', people: ['Ana'] }],
  ['grabbed coffee with Tom from Acme', { channel: 'coffee', people: ['Tom (Acme)'] }],
  ['tea with June and May and April', { channel: 'coffee', people: ['June', 'May', 'April'] }],
  ['tea with June, May and April in May', { channel: 'coffee', date: '2026-05-01', people: ['June', 'May', 'April'] }],
  ['met June on June 5', { channel: 'meeting', date: '2026-06-05', people: ['June'] }],
  ['call with Jan on 5 Jan', { channel: 'call', date: '2026-01-05', people: ['Jan'] }],
  [
    "call with April in April about April's plan",
    { channel: 'call', date: '2026-04-01', people: ['April'], topic: "April's plan" },
  ],
  ['coffee with Ana 12. Nov', { channel: 'coffee', date: '2026-11-12', people: ['Ana'] }],
  ['coffee with Ana Nov 12th, 2025', { channel: 'coffee', date: '2025-11-12', people: ['Ana'] }],
  ['follow up with April in April', { followUps: ['me | 2027-04-01 | follow up with April | April'] }],
  ['follow up with Ana on 3 Feb', { followUps: ['me | 2027-02-03 | follow up with Ana | Ana'] }],
  ['ping June in June', { followUps: ['me | 2027-06-01 | ping June | June'] }],
  ['ping May', { followUps: ['me | - | ping May | May'] }],
  ['Ping Li called re hiring', { channel: 'call', people: ['Ping Li'], topic: 'hiring' }],
  ['send slides to Kate', { followUps: ['me | - | send slides to Kate | Kate'] }],
  ['schedule lunch with Tom', { followUps: ['me | - | schedule lunch with Tom | Tom'] }],
  ['remind Kate to send the deck', { followUps: ['me | - | remind Kate to send the deck | Kate'] }],
  ["I'll send CV and NDA to Kate", { followUps: ['me | - | send CV and NDA to Kate | Kate'] }],
  ["I'll send Kate the CV", { followUps: ['me | - | send Kate the CV | Kate'] }],
  [
    'coffee with Ana. Ask Tom for advice',
    { channel: 'coffee', people: ['Ana'], followUps: ['me | - | Ask Tom for advice | Tom'] },
  ],
  ['coffee with Ana. Ask was 500k', { channel: 'coffee', people: ['Ana'], note: 'Ask was 500k' }],
  [
    "coffee with Ana. She'll send the deck and ask Tom",
    { channel: 'coffee', people: ['Ana'], followUps: ['them | - | send the deck and ask Tom | Ana, Tom'] },
  ],
  [
    'coffee with Kate. Kate to send the contract, me to review by Friday',
    {
      channel: 'coffee',
      people: ['Kate'],
      followUps: ['them | - | send the contract | Kate', 'me | 2026-11-27 | review | Kate'],
    },
  ],
  ['waiting on Kate for the contract', { followUps: ['them | - | Kate for the contract | Kate'] }],
  [
    "coffee with Kate, let's meet again in January",
    { channel: 'coffee', people: ['Kate'], followUps: ['me | 2027-01-01 | meet again | Kate'] },
  ],
  ["coffee with Kate. Let's see", { channel: 'coffee', people: ['Kate'], note: "Let's see" }],
  ['Will send the deck', { followUps: ['me | - | send the deck | '] }],
  ['coffee with will about x', { channel: 'coffee', people: ['will'], topic: 'x' }],
  ['ping June on Friday', { followUps: ['me | 2026-11-27 | ping June | June'] }],
  ['She was great yesterday', { channel: 'other', date: '2026-11-22', note: 'She was great yesterday' }],
  [
    'Ana Ruiz loved the deck yesterday',
    { channel: 'other', date: '2026-11-22', people: ['Ana Ruiz'], note: 'Ana Ruiz loved the deck yesterday' },
  ],
  [
    'coffee with Ana Ruiz "a real gem" she said',
    { channel: 'coffee', people: ['Ana Ruiz'], note: '"a real gem" she said' },
  ],
  ['lunch with Tom to discuss hiring', { channel: 'lunch', people: ['Tom'], topic: 'hiring' }],
  ["dinner with Ana & Tom's wife", { channel: 'dinner', people: ['Ana'], note: "Tom's wife" }],
  ['met the CFO of Acme', { channel: 'meeting', note: 'the CFO of Acme' }],
  [
    'intro call with John Smith, VP Eng at Datadog',
    { channel: 'call', people: ['John Smith (Datadog)'], note: 'intro, VP Eng' },
  ],
  [
    'coffee with Ana Ruiz, Head of Sales at Acme, and Tom about hiring',
    { channel: 'coffee', people: ['Ana Ruiz (Acme)', 'Tom'], topic: 'hiring', note: 'Head of Sales' },
  ],
  ['met Maria (CFO, Fiat) and Tom (Acme)', { channel: 'meeting', people: ['Maria (Fiat)', 'Tom (Acme)'], note: 'CFO' }],
  ['met Maria (CFO)', { channel: 'meeting', people: ['Maria'], note: 'CFO' }],
  ['met Maria (Acme, Inc.)', { channel: 'meeting', people: ['Maria (Acme, Inc.)'] }],
  ['coffee with Ana, partner visa issues', { channel: 'coffee', people: ['Ana'], note: 'partner visa issues' }],
  [
    "I'll send the deck tomorrow and book the room next week",
    { followUps: ['me | 2026-11-24 | send the deck | ', 'me | 2026-11-30 | book the room | '] },
  ],
  ['met Dr. Lee', { channel: 'meeting', people: ['Dr. Lee'] }],
  [
    'met Dr Lee and Prof. Kim Park at NeurIPS',
    { channel: 'meeting', people: ['Dr Lee', 'Prof. Kim Park'], note: 'at NeurIPS' },
  ],
  ['met Prof. Dr. Hans Müller', { channel: 'meeting', people: ['Prof. Dr. Hans Müller'] }],
  ['dinner with Mr & Mrs Smith', { channel: 'dinner', people: ['Mr & Mrs Smith'] }],
  ['coffee with J.P. Smith re deal', { channel: 'coffee', people: ['J.P. Smith'], topic: 'deal' }],
  ['coffee with Ana A. and Tom', { channel: 'coffee', people: ['Ana A.', 'Tom'] }],
  ['call with Nguyễn Văn A', { channel: 'call', people: ['Nguyễn Văn A'] }],
  ['met in the U.S. office with Tom', { channel: 'meeting', people: ['Tom'], note: 'in the U.S. office' }],
  ['met Ana at the AWS Summit', { channel: 'event', people: ['Ana'], topic: 'AWS Summit' }],
  ["met Ana at Tom's wedding", { channel: 'event', people: ['Ana'], topic: "Tom's wedding" }],
  ['Web Summit: met Ana, Tom', { channel: 'event', people: ['Ana', 'Tom'], topic: 'Web Summit' }],
  [
    'attended the AWS summit, met Ana and Tom',
    { channel: 'event', people: ['Ana', 'Tom'], topic: 'AWS summit', note: 'attended' },
  ],
  ["coffee with Ana after Tom's wedding", { channel: 'coffee', people: ['Ana'], note: "after Tom's wedding" }],
  ['coffee with Ana, talked about it', { channel: 'coffee', people: ['Ana'], note: 'talked about it' }],
  ['emailing Ana about the board', { channel: 'email', people: ['Ana'], topic: 'the board' }],
  ['Teams call with Ana re budget', { channel: 'video', people: ['Ana'], topic: 'budget' }],
  [
    "lunch w/ Priya; I'll circle back next week",
    { channel: 'lunch', people: ['Priya'], followUps: ['me | 2026-11-30 | circle back | Priya'] },
  ],
  ['I will also follow up next week', { followUps: ['me | 2026-11-30 | also follow up | '] }],
  [
    'Board dinner: Ana Ruiz, Tom Becker. Talked about succession',
    { channel: 'dinner', people: ['Ana Ruiz', 'Tom Becker'], topic: 'succession', note: 'Board' },
  ],
  ['Ana Ruiz 3pm coffee', { channel: 'coffee', time: '15:00', people: ['Ana Ruiz'] }],
  ['coffee with Ana (remote) about x', { channel: 'coffee', people: ['Ana'], topic: 'x', note: 'remote' }],
  ['coffee with Abu Bakr al-Hashimi re x', { channel: 'coffee', people: ['Abu Bakr al-Hashimi'], topic: 'x' }],
  ['coffee with 山田太郎さん、鈴木さん', { channel: 'coffee', people: ['山田太郎さん', '鈴木さん'] }],
  ["don't forget Ana's birthday on 3 May", { followUps: ["me | 2027-05-03 | Ana's birthday | Ana"] }],
  [
    "coffee with Ana. Next steps: she'll send CV, I'll draft JD",
    { channel: 'coffee', people: ['Ana'], followUps: ['them | - | send CV | Ana', 'me | - | draft JD | Ana'] },
  ],
  ['- [ ] send deck to Ana by Fri', { followUps: ['me | 2026-11-27 | send deck to Ana | Ana'] }],
  ["need Tom's feedback by Friday", { followUps: ["me | 2026-11-27 | need Tom's feedback | "] }],
  ['coffee with Ana wants the deck by Fri', { channel: 'coffee', people: ['Ana'], note: 'wants the deck by Fri' }],
  ['asked Tom to send the deck by Friday', { followUps: ['them | 2026-11-27 | send the deck | Tom'] }],
  ["Tom says he'll get back to me by the 15th", { followUps: ['them | 2026-12-15 | get back to me | Tom'] }],
  ['Tom can send the deck by Friday', { channel: 'other', people: ['Tom'], note: 'Tom can send the deck by Friday' }],
  ["coffee with Ana (Tom's wife)", { channel: 'coffee', people: ['Ana'], note: "Tom's wife" }],
  ['met Ana at the conference', { channel: 'event', people: ['Ana'] }],
  ['conference call with Ana', { channel: 'call', people: ['Ana'] }],
  [
    'coffee with Ana, Tom will send the deck',
    { channel: 'coffee', people: ['Ana'], followUps: ['them | - | send the deck | Tom'] },
  ],
  ['coffee with Ana; lunch with Tom', { channel: 'coffee', people: ['Ana'], note: 'lunch with Tom' }],
  ['coffee with Ana at 9:30', { channel: 'coffee', time: '09:30', people: ['Ana'] }],
  ['coffee with Ana for 2 weeks', { channel: 'coffee', people: ['Ana'], note: 'for 2 weeks' }],
  [
    'coffee with Ana, waiting for the contract since Monday',
    { channel: 'coffee', people: ['Ana'], followUps: ['them | - | the contract since Monday | Ana'] },
  ],
  [
    'coffee with Ana. She is waiting for the board',
    { channel: 'coffee', people: ['Ana'], note: 'She is waiting for the board' },
  ],
  ["coffee with Ana. I'll be back in June", { channel: 'coffee', people: ['Ana'], note: "I'll be back in June" }],
  [
    "linkedin message from Priya about joining Acme, I'll reply by tomorrow",
    { channel: 'message', people: ['Priya'], topic: 'joining Acme', followUps: ['me | 2026-11-24 | reply | Priya'] },
  ],
  ['slack with Tom re deploy', { channel: 'message', people: ['Tom'], topic: 'deploy' }],
  ["Priya's birthday dinner", { channel: 'dinner', note: "Priya's birthday" }],
  ["dinner at Priya's", { channel: 'dinner', note: "at Priya's" }],
  ['coffee w Ana', { channel: 'coffee', people: ['Ana'] }],
  [
    'call Ana Ruiz next Monday about budget',
    { followUps: ['me | 2026-11-30 | call Ana Ruiz about budget | Ana Ruiz'] },
  ],
  ['promised Bob to send the deck', { followUps: ['me | - | send the deck | Bob'] }],
  ['I promised Bob and Tom the deck', { followUps: ['me | - | the deck | Bob, Tom'] }],
  ['follow up w/ Ana in 10 days re contract', { followUps: ['me | 2026-12-03 | follow up w/ Ana re contract | Ana'] }],
  ['email Ana tomorrow', { followUps: ['me | 2026-11-24 | email Ana | Ana'] }],
]

test.each(CORPUS)('%s', (line, expected) => {
  const { conversation, followUps: alone, introductions, gives, needs, asks } = parseQuickLog(line, NOW, []).draft
  const { followUps: expectedFollowUps = [], giving: expectedGiving = [], ...ofConversation } = expected
  const promised = introductions.flatMap(({ a, b, followUp }) =>
    followUp === null ? [] : [{ ...followUp, actor: 'me', people: [a ?? '', b ?? ''] }],
  )
  const followUps = [...alone, ...promised]
  expect([
    ...gives.map(({ direction, text, people }) => `${direction} | ${people.join(', ')} | ${text}`),
    ...needs.map(({ person, text }) => `need | ${person} | ${text}`),
    ...asks.map(({ text, people }) => `ask | ${people.join(', ')} | ${text}`),
  ]).toEqual(expectedGiving)
  expect(followUps.map((one) => `${one.actor} | ${one.due ?? '-'} | ${one.text} | ${one.people.join(', ')}`)).toEqual(
    expectedFollowUps,
  )
  if (expected.channel === undefined) {
    expect(conversation).toBeNull()
    return
  }
  const people = conversation?.people.map(({ name, organisation }) =>
    organisation ? `${name} (${organisation})` : name,
  )
  expect({ ...conversation, people }).toEqual({
    date: TODAY,
    time: null,
    minutes: null,
    people: [],
    topic: '',
    tags: [],
    note: '',
    ...ofConversation,
  })
})

/** English as it would be if names were written in small letters and every other word with a capital. */
const UPSIDE_DOWN: LanguageWords = {
  ...ENGLISH_WORDS,
  names: {
    lookOf: (word, before) => ENGLISH_WORDS.names.lookOf(inOtherCase(word), before),
    areInitials: (letters) => ENGLISH_WORDS.names.areInitials(inOtherCase(letters)),
  },
}

/** Lines in which it matters that letters are initials, or words are shouted. */
const OF_CAPITALS: readonly string[] = [
  'Tyler N put me in touch with Rhonda Peale',
  'Ana R gave me her notes',
  'coffee with Ana, who NEEDS PRICING',
  'lunch with Tom Okafor; HR needs a new lead',
  'call with Ana RUIZ about the FAIR',
]

test.each([...CORPUS.map(([line]) => line), ...OF_CAPITALS])(
  'where names are small and words are not, the same is read of: %s',
  (line) => {
    const { draft, spans } = parseQuickLog(line, NOW, [])
    const upsideDown = parseQuickLog(inOtherCase(line), NOW, [], UPSIDE_DOWN)
    expect(upsideDown.spans).toEqual(spans)
    expect(upsideDown.draft).toEqual(JSON.parse(JSON.stringify(draft), inOtherCaseToo))
  },
)

function inOtherCase(text: string): string {
  return Array.from(text, (char) => {
    const other = char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()
    return other.length === char.length ? other : char
  }).join('')
}

/** Of a draft, what was taken from the line as it stood; the words of the model stay. */
function inOtherCaseToo(this: unknown, key: string, value: unknown): unknown {
  if (
    typeof value !== 'string' ||
    ['channel', 'actor', 'date', 'due', 'time', 'direction', 'what', 'day'].includes(key)
  )
    return value
  return inOtherCase(value)
}
