import type { MadeImport, LeftAlone } from '#shared/contract/undo-contract.ts'
import type { CliCommand } from './cli-command.ts'
import { Refused, WrongUsage } from './cli-command.ts'
import { reportLines } from './report-lines.ts'
import { counted, lines } from './words.ts'

export const imports: CliCommand = {
  operands: '[undo ID]',
  about:
    'Lists the imports, merges and exported folders of this machine; "undo" takes one back as a whole, also weeks later.',
  details: 'Who was edited or talked with since is left alone, and named.',
  options: { show: { type: 'string' } },
  optionHelp: { show: 'ID: what was done, what was not, and why, as it was said when it ended' },
  async run(context) {
    const [verb, id, ...more] = context.operands
    const shown = context.values['show']
    if (typeof shown === 'string') {
      if (verb !== undefined) throw new WrongUsage(`"${verb}" is too much`)
      const reader = await context.journal('existing')
      const report = await reader.queries.importReport({ id: shown })
      if (report === null) throw new Refused(`No report is kept of ${shown}. "rapport imports" lists those that are.`)
      context.print(report, () => lines(reportLines(report)))
      return
    }
    if (more.length > 0) throw new WrongUsage(`"${more[0]}" is too much`)
    if (verb !== undefined && verb !== 'undo') throw new WrongUsage(`"${verb}" is nothing to do with an import`)
    if (verb === 'undo' && id === undefined) throw new WrongUsage('The id of the import is missing')
    const client = await context.journal('existing')
    const made = await client.queries.imports()
    if (id === undefined) {
      return context.print(made, () => lines([...made.map(line), counted(made.length, 'entry', 'entries')]))
    }
    const meant = made.find((one) => one.id === id)
    // Any other undo token would be taken back too, and nobody means one here.
    if (meant === undefined) throw new Refused(`No import or merge has the id ${id}. "rapport imports" lists them.`)
    const { leftAlone } = await client.commands.undo({ token: meant.id })
    context.print({ id, leftAlone }, () => lines([`Undone: ${words(meant)}`, leftAloneLine(leftAlone)]))
  },
}

function line(one: MadeImport): string {
  const state = one.undoneAt !== null ? '  undone' : one.canUndo || !one.hasWritten ? '' : '  nothing is left of it'
  return `${one.id}  ${new Date(one.at).toISOString()}  ${words(one)}${state}${one.hasReport ? '  report' : ''}`
}

function words({ what, format, people, names, hasWritten }: MadeImport): string {
  if (what === 'export') return `export: ${format}`
  if (!hasWritten) return `import, ${format ?? 'several formats'}: nothing to take back`
  const who = `${counted(people, 'person', 'people')}${names.length === 0 ? '' : ` (${names.join(', ')}${people > names.length ? ' …' : ''})`}`
  return what === 'merge' ? `merge of ${who}` : `import of ${who}, ${format ?? 'several formats'}`
}

const MAX_NAMED = 20

function leftAloneLine(leftAlone: readonly LeftAlone[]): string | null {
  if (leftAlone.length === 0) return null
  const named = leftAlone.slice(0, MAX_NAMED).map(({ kind, title }) => `  ${kind} ${title}`)
  const more = leftAlone.length > MAX_NAMED ? [`  … and ${leftAlone.length - MAX_NAMED} more`] : []
  return lines(['Left alone, because changed or used since:', ...named, ...more])
}
