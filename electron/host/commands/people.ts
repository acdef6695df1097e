import type { QueryInput } from '#shared/contract/contract.ts'
import type { PersonRow } from '#shared/contract/rows.ts'
import type { CliCommand } from './cli-command.ts'
import { WrongUsage } from './cli-command.ts'
import { counted, lines } from './words.ts'

const RINGS = ['inner', 'close', 'active', 'wider', 'none'] as const
const SORTS = ['name', 'organisation', 'ring', 'lastOn', 'dueOn', 'addedOn'] as const
const PAGE = 500

export const people: CliCommand = {
  operands: '[WORDS]',
  about: 'Lists people, all or those whose name, organisation or title has the words.',
  options: {
    ring: { type: 'string', multiple: true },
    sort: { type: 'string', default: 'name' },
    due: { type: 'boolean' },
  },
  optionHelp: {
    ring: `${RINGS.join(', ')}; may be given several times`,
    sort: SORTS.join(', '),
    due: 'only those who are due',
  },
  async run(context) {
    const rings = (context.values['ring'] ?? []) as string[]
    const text = context.operands.join(' ')
    const input: QueryInput<'people'> = {
      sort: oneOf(SORTS, '--sort', context.values['sort'] as string),
      limit: PAGE,
      ...(text === '' ? {} : { text }),
      ...(rings.length === 0 ? {} : { rings: rings.map((ring) => oneOf(RINGS, '--ring', ring)) }),
      ...(context.values['due'] ? { due: true } : {}),
    }
    const client = await context.journal('existing')
    const rows: PersonRow[] = []
    for (let total = 1; rows.length < total;) {
      const page = await client.queries.people({ ...input, offset: rows.length })
      rows.push(...page.rows)
      total = page.rows.length === 0 ? 0 : page.total
    }
    context.print(rows, () => lines([...rows.map(personLine), counted(rows.length, 'person', 'people')]))
  },
}

export function personLine({ name, organisation, ring, warmth, lastOn }: PersonRow): string {
  const warm = warmth === 'none' ? '' : warmth
  return [name.padEnd(28), organisation.padEnd(24), (ring ?? '').padEnd(8), warm.padEnd(8), lastOn ?? '']
    .join('  ')
    .trimEnd()
}

function oneOf<Value extends string>(values: readonly Value[], option: string, given: string): Value {
  const found = values.find((value) => value === given)
  if (found === undefined) throw new WrongUsage(`${option} is one of ${values.join(', ')}`)
  return found
}
