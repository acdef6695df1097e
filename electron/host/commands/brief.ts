import type { Brief } from '#shared/contract/today-contract.ts'
import type { CliCommand } from './cli-command.ts'
import { lineOf } from './cli-command.ts'
import { findPerson } from './find-person.ts'
import { helperLine } from './needs.ts'
import { followUpLine, lines } from './words.ts'

export const brief: CliCommand = {
  operands: '[NAME or ID]',
  about: 'Tells what to know of somebody before you meet; without a name, what is planned for today and tomorrow.',
  async run(context) {
    const client = await context.journal('existing')
    if (context.operands.length === 0) {
      const plans = await client.queries.briefsOffered()
      context.print(plans, () =>
        plans.length === 0
          ? 'Nothing is planned for today and tomorrow.'
          : lines(
              plans.map(({ date, time, topic, channel, people }) =>
                `${date} ${time ?? '     '}  ${people.map(({ name }) => name).join(', ')}: ${topic || channel}`.trimEnd(),
              ),
            ),
      )
      return
    }
    const asked = lineOf(context, 'The name')
    const told = await client.queries.brief({ id: await findPerson(client, asked) })
    context.print(told, () => describeBrief(told))
  },
}

const PURPOSES: Readonly<Record<Brief['purpose']['because'], string>> = {
  plan: 'planned',
  promise: 'keep your word',
  need: 'help with',
  cooling: 'be in touch again; last spoke',
  first: 'get to know each other',
  'catching-up': 'catch up',
}

function describeBrief({ person, purpose, question, gift, helper, howMet, followUps, last }: Brief): string {
  const dated = (text: string, on: string | null) => (on === null ? text : `${text} (${on})`)
  const purposeText = purpose.text === '' ? '' : `: ${purpose.text}`
  return lines([
    person.name,
    `Purpose: ${dated(`${PURPOSES[purpose.because]}${purposeText}`, purpose.on)}`,
    howMet &&
      `You met: ${dated([howMet.text, howMet.through && `through ${howMet.through.name}`].filter(Boolean).join(', '), howMet.on)}`,
    question && `Ask: ${dated(question.text, question.on)}`,
    gift && `Give: ${dated(gift.text, gift.on)}`,
    helper && `  ${helperLine(helper)}`,
    ...followUps.map((row) => `Open: ${followUpLine(row)}`),
    last && `Last: ${last.date}  ${last.topic || last.channel}`,
  ])
}
