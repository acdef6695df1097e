import type { I18n } from '@lingui/core'
import type { Story } from '#shared/model/stories.ts'
import type { Study } from '#shared/model/study.ts'

export interface StudyLine extends Study {
  readonly said: string
}

/** The studies that Rapport tells of, after one's own journal and never in its place. */
export function studyLines(i18n: I18n): readonly StudyLine[] {
  return [
    {
      id: 'surprise-of-reaching-out',
      stories: ['waste-time', 'imposing', 'forgotten'],
      said: i18n.t(
        'In 13 experiments with more than 5,900 people, those who were written to out of the blue were gladder of it than the writers had thought, most of all where it came as a surprise.',
      ),
      source: i18n.t('Liu, Rim, Min and Min, Journal of Personality and Social Psychology'),
      year: 2022,
      strength: 2,
    },
    {
      id: 'just-ask',
      stories: ['imposing', 'why-me'],
      said: i18n.t('In six studies people said yes to a request up to twice as often as those who asked had expected.'),
      source: i18n.t('Flynn and Lake, Journal of Personality and Social Psychology'),
      year: 2008,
      strength: 2,
    },
    {
      id: 'practice-first',
      stories: ['imposing', 'waste-time', 'not-good'],
      said: i18n.t(
        'Fewer than one in three wrote to an old friend although they wanted to. Thinking differently of it changed nothing; writing to friends of today first made two thirds more of them do it.',
      ),
      source: i18n.t('Aknin and Sandstrom, Communications Psychology'),
      year: 2024,
      strength: 2,
    },
    {
      id: 'can-be-learnt',
      stories: ['not-good'],
      said: i18n.t(
        'Whoever takes it for a skill that grows goes where people are more often than whoever takes it for a gift.',
      ),
      source: i18n.t('Kuwabara, Cao, Cho and Ingram, Academy of Management Journal'),
      year: 2022,
      strength: 2,
    },
    {
      id: 'training-works',
      stories: ['not-good'],
      said: i18n.t(
        'A short training helped 491 people looking for work to speak with more people and with more confidence; the quiet gained most.',
      ),
      source: i18n.t('Wanberg, van Hooft, Liu and Csillag, Personnel Psychology'),
      year: 2020,
      strength: 3,
    },
    {
      id: 'inside-is-the-job',
      stories: ['too-busy'],
      said: i18n.t(
        'Over three years, the pay of those who kept up with people grew faster, most of all with people inside their own organisation.',
      ),
      source: i18n.t('Wolff and Moser, Journal of Applied Psychology'),
      year: 2009,
      strength: 2,
    },
    {
      id: 'dormant-ties',
      stories: ['not-yet', 'forgotten'],
      said: i18n.t(
        'Executives who asked people they had not spoken with for years got advice as useful as from those they spoke with anyway, and more that was new.',
      ),
      source: i18n.t('Levin, Walter and Murnighan, Organization Science'),
      year: 2011,
      strength: 1,
    },
  ]
}

export function studiesOf(i18n: I18n, about: Story): readonly StudyLine[] {
  return studyLines(i18n).filter(({ stories }) => stories.includes(about))
}

/** How much a study carries, in words. */
export function strengthWords(i18n: I18n): Record<Study['strength'], string> {
  return {
    1: i18n.t('one study'),
    2: i18n.t('several studies'),
    3: i18n.t('a large trial'),
  }
}
