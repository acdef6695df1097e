import type { I18n } from '@lingui/core'
import type { GoalSide, GoalStanding, GoalWhy } from '#shared/model/goal.ts'
import type { Stage } from '#shared/model/stage.ts'

/** What people are wanted for. */
export function whyWords(i18n: I18n): Record<GoalWhy, string> {
  return {
    learn: i18n.t('to learn'),
    perspectives: i18n.t('other perspectives'),
    navigate: i18n.t('to find my way'),
    brand: i18n.t('to be known'),
    recruit: i18n.t('to find people'),
    support: i18n.t('support'),
    other: i18n.t('something else'),
  }
}

export function standingWords(i18n: I18n): Record<GoalStanding, string> {
  return {
    active: i18n.t('Active'),
    parked: i18n.t('Parked'),
    reached: i18n.t('Reached'),
    letGo: i18n.t('Let go'),
  }
}

export function sideWords(i18n: I18n): Record<GoalSide, string> {
  return {
    inside: i18n.t('inside my organisation'),
    outside: i18n.t('outside my organisation'),
    both: i18n.t('inside and outside'),
  }
}

/** How far somebody is known who is wanted in a seat. */
export function stageWords(i18n: I18n): Record<Stage, string> {
  return {
    identified: i18n.t('not met yet'),
    met: i18n.t('met'),
    warm: i18n.t('warm'),
    mutual: i18n.t('both ways'),
  }
}

export function seatWords(i18n: I18n, { filled, seats }: { filled: number; seats: number }): string {
  if (seats === 0) return i18n.t('{filled, plural, =0 {no seats} one {# person} other {# people}}', { filled })
  return i18n.t('{filled} of {seats, plural, one {# seat} other {# seats}}', { filled, seats })
}
