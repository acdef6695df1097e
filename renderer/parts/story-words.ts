import type { I18n } from '@lingui/core'
import type { Story } from '#shared/model/stories.ts'

export interface StoryWords {
  /** The story as one tells it to oneself. */
  readonly from: string
  /** What one would rather go by. */
  readonly to: string
  /** In few words, to choose it by. */
  readonly short: string
}

/** The stories that Rapport offers, in its own words. What the user writes on a card takes their place. */
export function storyWords(i18n: I18n): Readonly<Record<Story, StoryWords>> {
  return {
    'too-busy': {
      from: i18n.t('I am too busy doing my job.'),
      to: i18n.t('People are part of the job. Ten minutes with one of them makes the rest of the day go better.'),
      short: i18n.t('I am too busy'),
    },
    'self-serving': {
      from: i18n.t('Keeping in touch on purpose is self-serving.'),
      to: i18n.t('I come curious. What they need and care about comes before anything I might ask.'),
      short: i18n.t('It is self-serving'),
    },
    'waste-time': {
      from: i18n.t('I would only waste their time.'),
      to: i18n.t('A short, honest note takes a minute to read, and what comes of it is up to them.'),
      short: i18n.t('I would waste their time'),
    },
    'not-yet': {
      from: i18n.t('I will do this when I am ready for a change.'),
      to: i18n.t('The people who help later are those I speak with now, while I need nothing.'),
      short: i18n.t('I am not ready yet'),
    },
    imposing: {
      from: i18n.t('I am imposing.'),
      to: i18n.t('I ask, and they are free to say no. Being asked is also being thought of.'),
      short: i18n.t('I am imposing'),
    },
    'why-me': {
      from: i18n.t('Why would somebody like that talk to me?'),
      to: i18n.t('I have seen things they have not. One good question and one thing to offer are reason enough.'),
      short: i18n.t('Why would they talk to me?'),
    },
    'not-good': {
      from: i18n.t('I am not good at this.'),
      to: i18n.t('Nobody is born with it. It grows with small steps, and I can take the smallest one today.'),
      short: i18n.t('I am not good at it'),
    },
    forgotten: {
      from: i18n.t('They will not remember me.'),
      to: i18n.t('One sentence says where we met. Most of us are glad to be remembered by somebody.'),
      short: i18n.t('They will not remember me'),
    },
  }
}
