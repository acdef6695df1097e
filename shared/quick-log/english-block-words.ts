import type { BlockWords } from './language-words.ts'

/** English words of a sentence that makes a time block. Beside the table of every line, which the quick log carries too. */
export const ENGLISH_BLOCK_WORDS: BlockWords = {
  weekdayEndings: ['s'],
  rhythms: {
    daily: ['daily', 'every day', 'each day'],
    weekly: ['weekly', 'every week', 'each week', 'once a week'],
    fortnightly: ['fortnightly', 'biweekly', 'every fortnight'],
    monthly: ['monthly', 'every month', 'each month', 'once a month'],
  },
  every: ['every', 'each', 'on every', 'on each'],
  other: ['other', 'second'],
  workdays: [
    'weekdays',
    'weekday',
    'workdays',
    'workday',
    'working days',
    'every weekday',
    'every workday',
    'every working day',
  ],
  ofMonth: [
    'of the month',
    'of each month',
    'of every month',
    'of a month',
    'in the month',
    'in each month',
    'in every month',
  ],
  until: ['until', 'till', 'up to', 'ending'],
  starting: ['starting', 'starting on', 'beginning', 'from', 'as of'],
  before: ['on', 'on the', 'the'],
  between: ['and', 'on', 'then', 'i', "i'll", 'when', 'it', 'is', 'the'],
  queues: {
    anything: [],
    'follow-ups': ['follow-up', 'follow up', 'promise', 'open ends', 'loose ends'],
    'going-quiet': ['quiet', 'silent', 'lost touch', 'in touch', 'reconnect', 'cooling'],
    giving: ['give', 'giving', 'introduc', 'help', 'favour', 'favor', 'thank'],
    reframe: ['reframe', 'courage', 'hesitat', 'holds me back'],
    review: ['review', 'look back', 'retrospect'],
  },
}
