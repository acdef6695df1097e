import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import type { CanvasLoss, CanvasReport } from '#shared/contract/canvas-report.ts'
import { MAX_CANVAS_FILE } from '#shared/model/canvas.ts'
import type { CliCommand, CliContext } from './cli-command.ts'
import { noOperands, Refused, WrongUsage } from './cli-command.ts'
import { counted, lines } from './words.ts'
import { writeNewFile } from './write-new-file.ts'

export const canvas: CliCommand = {
  operands: '',
  about: 'Tells what stands on the canvas of the strategy, writes it as JSON Canvas, or takes such a file in.',
  details:
    'A file that came from here and was edited elsewhere changes what was edited. Any other becomes notes, areas and\n' +
    'links; what has no place on this canvas is left out and said. Taking the same file in twice changes nothing.',
  options: {
    export: { type: 'boolean' },
    out: { type: 'string' },
    cards: { type: 'boolean', default: false },
    import: { type: 'string' },
  },
  optionHelp: {
    export: 'as a file of JSON Canvas 1.0',
    out: 'with --export, a new file to write to, readable by you alone; otherwise it is printed',
    cards: 'with --export, the cards of Mindset with it',
    import: 'the file to take in',
  },
  async run(context) {
    noOperands(context)
    const { export: exports, import: file, out, cards } = context.values
    if (exports === true && file !== undefined) throw new WrongUsage('--export and --import do not go together')
    if (exports !== true && (out !== undefined || cards === true))
      throw new WrongUsage('--out and --cards go with --export')
    if (typeof file === 'string') await takeIn(context, file)
    else if (exports === true) await writeOut(context)
    else await tell(context)
  },
}

async function tell(context: CliContext): Promise<void> {
  const client = await context.journal('existing')
  const shown = await client.queries.strategyCanvas()
  const titles = titlesOf(shown)
  context.print(shown, () =>
    lines([
      ...shown.cards.map(({ kind, title, x, y }) => `${KINDS[kind].padEnd(14)}  ${`${x}, ${y}`.padEnd(14)}  ${title}`),
      ...shown.notes.map(
        ({ text, x, y }) => `${'note'.padEnd(14)}  ${`${x}, ${y}`.padEnd(14)}  ${text.split('\n')[0]}`,
      ),
      ...shown.areas.map(({ label, x, y }) => `${'area'.padEnd(14)}  ${`${x}, ${y}`.padEnd(14)}  ${label}`),
      ...shown.links.map(
        ({ from, to, label, says }) => `${titles.get(from) ?? ''} → ${titles.get(to) ?? ''}${wordsOfLink(label, says)}`,
      ),
      counted(shown.cards.length + shown.notes.length, 'card', 'cards'),
    ]),
  )
}

async function writeOut(context: CliContext): Promise<void> {
  const out = context.values['out'] as string | undefined
  const client = await context.journal('existing')
  const made = await client.queries.canvasFile({ cards: context.values['cards'] === true })
  const { text, nodes, edges, leftOut } = made
  if (leftOut > 0) context.say(`${counted(leftOut, 'card', 'cards')} of Mindset left out; --cards takes them along.`)
  if (out === undefined) {
    process.stdout.write(text)
    return
  }
  await writeNewFile(out, [{ text, done: nodes }])
  context.print(
    { file: out, nodes, edges, leftOut },
    () => `${counted(nodes, 'card', 'cards')}, ${counted(edges, 'link', 'links')} in ${out}`,
  )
}

async function takeIn(context: CliContext, path: string): Promise<void> {
  const text = await readText(path)
  const client = await context.journal('new or existing')
  const { report } = await client.commands.importCanvas({ text, file: basename(path) })
  context.print(report, () =>
    lines([
      `${counted(report.cards, 'card', 'cards')} placed, ${counted(report.notes, 'note', 'notes')}, ${counted(report.areas, 'area', 'areas')}, ${counted(report.links, 'link', 'links')}; ${report.same} as before`,
      ...report.losses.map(lossLine),
    ]),
  )
}

async function readText(path: string): Promise<string> {
  try {
    const found = await stat(path)
    // Opening a pipe would wait for its other end, and reading a device for its end.
    if (!found.isFile()) throw new Refused(`${path} is no file. Nothing was taken in.`)
    // A character is at most four bytes.
    if (found.size > 4 * MAX_CANVAS_FILE) throw new Refused(`${path} is too large for a canvas.`)
    const text = await readFile(path, 'utf8')
    if (text.length > MAX_CANVAS_FILE) throw new Refused(`${path} is too large for a canvas.`)
    return text
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new Refused(`${path} cannot be read: ${error.message}`)
    throw error
  }
}

function titlesOf({ cards, notes, areas }: StrategyCanvas): Map<string, string> {
  return new Map([
    ...cards.map(({ id, title }) => [id as string, title] as const),
    ...notes.map(({ id, text }) => [id, text.split('\n')[0] ?? ''] as const),
    ...areas.map(({ id, label }) => [id, label] as const),
  ])
}

function wordsOfLink(label: string, says: 'serves' | 'seat' | null): string {
  const words = label || (says === 'serves' ? 'serves' : says === 'seat' ? 'is one' : '')
  return words === '' ? '' : ` (${words})`
}

function lossLine({ loss, count, such }: CanvasReport['losses'][number]): string {
  return `${count} × ${LOSSES[loss]}${such.length === 0 ? '' : `: ${such.join(', ')}`}`
}

const KINDS: Record<StrategyCanvas['cards'][number]['kind'], string> = {
  goal: 'goal',
  archetype: 'type of person',
  person: 'person',
  reframe: 'card',
}

const LOSSES: Record<CanvasLoss, string> = {
  'unknown-node': 'left out, no card of a kind that is known',
  'no-place': 'without a place or too far away, put where there is room',
  'id-twice': 'with the id of another one, links lead to the first',
  'text-too-long': 'longer than a note may be, as several notes',
  'area-size': 'an area in the nearest size that one may have',
  'label-too-long': 'with its label as a note, being too long for one',
  'file-as-note': 'a file of another program, as a note with its path',
  'link-as-note': 'an address, as a note',
  'card-size': 'in the size that cards have here',
  colour: 'without its colour',
  background: 'without its picture',
  'edge-without-end': 'a link left out, one of its ends is not here',
  'edge-twice': 'a second link between the same two, as one',
  'edge-look': 'a link without its sides, colour or other arrows',
  'unknown-part': 'without parts that are unknown',
}
