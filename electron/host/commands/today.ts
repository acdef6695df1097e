import type { TodayReason, TodayRow } from '#shared/contract/today-contract.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { periodWords } from './review.ts'
import { meetingWords } from './calendars.ts'
import { counted, lines } from './words.ts'

const MAX_ROWS = 500

export const today: CliCommand = {
  operands: '',
  about: 'Shows whom and what there is to think of today, and why.',
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const page = await client.queries.today({ limit: MAX_ROWS })
    const { upcoming, someday } = await client.queries.dayCounts()
    // Weeks begin on Monday where nobody says otherwise.
    const review = await client.queries.reviewOffer({ weekStart: 1 })
    context.print({ ...page, upcoming, someday, review }, () => {
      const people = page.rows.filter(({ person }) => person !== null)
      const things = page.rows.filter(({ person }) => person === null)
      const left = page.total - page.rows.length
      const parts = [
        ...(people.length > 0 ? ['', ...people.map(rowLine)] : []),
        ...(things.length > 0 ? ['', ...things.map(rowLine)] : []),
        ...(left > 0 ? ['', `and ${left} more`] : []),
      ]
      const later = [
        ...(upcoming > 0 ? [`${counted(upcoming, 'thing', 'things')} in the next seven days`] : []),
        ...(someday > 0 ? [`${someday} without a day`] : []),
      ]
      return lines([
        page.date,
        ...(parts.length > 0 ? parts : ['Nothing is due.']),
        ...(review === null ? [] : ['', `To look back upon: ${periodWords(review)}`]),
        ...(later.length > 0 ? ['', later.join(', ')] : []),
      ])
    })
  },
}

function rowLine({ person, reasons }: TodayRow): string {
  const words = reasons.map(reasonWords).join('; ')
  return person === null ? words : `${person.name}: ${words}`
}

function reasonWords(reason: TodayReason): string {
  switch (reason.kind) {
    case 'date':
      return reason.years ? `${reason.label}, ${counted(reason.years, 'year', 'years')}` : reason.label
    case 'plan': {
      const { channel, topic, on, time } = reason
      const when = time === null ? on : `${on} ${time}`
      return `planned: ${topic === '' ? channel : `${channel} about ${topic}`} (${when})`
    }
    case 'meeting':
      return meetingWords(reason.meeting)
    case 'promise': {
      const { text, actor, due } = reason.followUp
      return `${actor === 'me' ? 'you promised' : 'waiting for'}: ${text} (${due ?? 'no date'})`
    }
    case 'quiet':
      return `last spoke ${counted(reason.daysSince, 'day', 'days')} ago; you wanted every ${reason.cadence.idealDays}`
    case 'unmet':
      return 'not spoken with yet'
  }
}
