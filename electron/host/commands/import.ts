import type { JournalClient } from '#shared/contract/contract.ts'
import { UPLOAD_CHUNK_BYTES, type ImportTable } from '#shared/contract/import-contract.ts'
import { columnField, type ColumnField } from '#shared/model/column-field.ts'
import type { CliCommand } from './cli-command.ts'
import { Refused, WrongUsage } from './cli-command.ts'
import { formatNames, howToExport } from './format-words.ts'
import { forgottenLine, problemLine, problemWords, remarkLine } from './import-words.ts'
import { decideMaybe, maybeLine, readMaybe, rowsOf, type Decisions } from './import-maybe.ts'
import { accountsLine, importJournal, undoLine } from './import-journal.ts'
import { openSource, type ImportSource } from './import-source.ts'
import { runJob } from './run-job.ts'
import { counted, lines } from './words.ts'

const SHOWN_PROBLEMS = 20

export const importFiles: CliCommand = {
  operands: 'FILE|FOLDER…',
  about: `Imports people from ${formatNames()}, a whole journal of Rapport, an account of Monica 4, Google's Takeout, LinkedIn's archive, Day One, Joplin, or a folder of Markdown notes.`,
  details:
    'The format is found by looking at the file. Nothing that the journal knows is overwritten, and importing the same\n' +
    'file twice changes nothing. Who has the name of somebody and the same employer, title or place is taken for them;\n' +
    `who only has the name is added as new; --maybe, or a terminal that asks, decides otherwise.\n\n${howToExport()}\n\nFields of --map: ${columnField.options.join(', ')}.`,
  options: {
    words: { type: 'boolean' },
    preview: { type: 'boolean' },
    map: { type: 'string' },
    maybe: { type: 'string' },
    'import-forgotten': { type: 'boolean' },
    'take-file': { type: 'boolean' },
  },
  optionHelp: {
    words: 'of an archive with messages: also what other people wrote',
    'take-file': 'of a whole journal: the file holds where it says something else than the journal does',
    preview: 'only says what would happen, and of a table what its columns are taken for',
    map: 'COLUMN=FIELD,…: reads the file as a table, in which these columns are these fields; the others are guessed',
    maybe: '"same" or "new": what whoever may be somebody known is taken for; otherwise a terminal asks',
    'import-forgotten': 'makes people anew who were forgotten; otherwise they are left out',
  },
  async run(context) {
    if (context.operands.length === 0) throw new WrongUsage('The file or folder is missing')
    const files = await Promise.all(context.operands.map(openSource))
    try {
      const client = await context.journal('new or existing')
      const uploads: string[] = []
      for (const file of files) uploads.push(await upload(client, file))
      const kinds = ['import-preview', 'journal-preview'] as const
      const columns = readMapping(context.values['map'])
      const words = context.values['words'] === true
      const asked = client.commands.previewImport({ uploads, columns, words })
      const previewed = await runJob(context, client, kinds, asked)
      if (previewed.kind === 'journal-preview') return await importJournal(context, client, previewed)
      const { tables } = previewed.result
      refuseUnknownColumns(columns, tables)
      const isPreview = context.values['preview'] === true
      const wantsForgotten = context.values['import-forgotten'] === true
      const { preview } = previewed
      const rows = await rowsOf(client, preview, 'maybe')
      const said = readMaybe(context.values['maybe'])
      const decisions: Decisions = isPreview && said === null ? {} : await decideMaybe(context, rows, said)
      const run = async () => {
        const anew = wantsForgotten ? await rowsOf(client, preview, 'forgotten') : []
        for (const { record } of anew) decisions[record] = 'create'
        return runJob(context, client, 'import', client.commands.runImport({ preview, decisions }))
      }
      const result = isPreview ? { ...previewed.result, skipped: 0, undo: null } : (await run()).result
      const { format, records, created, updated, unchanged, forgotten, problems, problemCount, remarks, accounts } =
        result
      const told = problems.map((problem) => ({ ...problem, message: problemWords(problem) }))
      const remarked = remarks.map((remark) => ({ ...remark, message: remarkLine(remark) }))
      const maybe = rows.map(({ record, outcome: _maybe, ...row }) => ({ ...row, decision: decisions[record] ?? null }))
      context.print(
        {
          format,
          ...(isPreview && tables.length > 0 && { tables }),
          records,
          created,
          updated,
          unchanged,
          forgotten,
          maybe,
          accounts,
          remarks: remarked,
          problems: told,
        },
        () =>
          lines([
            `${counted(records, 'record', 'records')} (${format ?? 'several formats'})${isPreview ? ', nothing written:' : ':'}`,
            `${created} new, ${updated} changed, ${unchanged} as before`,
            forgotten > 0 ? forgottenLine(forgotten, isPreview && wantsForgotten) : null,
            ...(isPreview || records === 0 ? tables.flatMap(columnLines) : []),
            ...rows.slice(0, SHOWN_PROBLEMS).map((row) => maybeLine(row, decisions[row.record])),
            rows.length > SHOWN_PROBLEMS ? `  … and ${rows.length - SHOWN_PROBLEMS} more who may be known` : null,
            accountsLine(accounts),
            ...remarks.map(remarkLine),
            ...problems.slice(0, SHOWN_PROBLEMS).map(problemLine),
            problemCount > SHOWN_PROBLEMS ? `… and ${problemCount - SHOWN_PROBLEMS} more` : null,
            undoLine(result.undo),
          ]),
      )
      // Nobody decides here to leave somebody out: it was stopped, or the disk is full.
      const [first] = problems
      if (result.skipped > 0)
        throw new Refused(first === undefined ? 'The import ended before all was written.' : problemWords(first))
    } finally {
      for (const file of files) await file.close()
    }
  },
}

/** `Column=field,…`. A name of a column may have commas in it. */
function readMapping(text: unknown): Record<string, ColumnField> {
  if (typeof text !== 'string') return {}
  const columns: Record<string, ColumnField> = {}
  let name = ''
  for (const piece of text.split(',')) {
    const equals = piece.lastIndexOf('=')
    name += equals === -1 ? `${piece},` : piece.slice(0, equals)
    if (equals === -1) continue
    const field = columnField.safeParse(piece.slice(equals + 1).trim())
    if (!field.success)
      throw new WrongUsage(`"${piece.slice(equals + 1)}" is no field. Fields: ${columnField.options.join(', ')}`)
    columns[name.trim()] = field.data
    name = ''
  }
  if (name.trim() !== '') throw new WrongUsage(`"${name.replace(/,$/, '')}" has no field: --map is COLUMN=FIELD,…`)
  return columns
}

function refuseUnknownColumns(columns: Readonly<Record<string, ColumnField>>, tables: readonly ImportTable[]): void {
  const known = tables.flatMap((table) => table.columns.map(({ name }) => name))
  const isKnown = (wanted: string) => known.some((name) => name.toLowerCase() === wanted.toLowerCase())
  const unknown = Object.keys(columns).find((name) => !isKnown(name))
  if (unknown !== undefined) throw new Refused(`There is no column "${unknown}". Columns: ${known.join(', ')}`)
}

function columnLines({ columns }: ImportTable): string[] {
  return columns.map(
    ({ name, field, samples }) => `  ${name} = ${field}${samples.length > 0 ? `  (${samples.join(', ')})` : ''}`,
  )
}

/** A file goes in chunks here too: the host that has the journal open may be another process. */
async function upload(client: JournalClient, file: ImportSource): Promise<string> {
  const { upload: name } = await client.commands.beginUpload({ name: file.name, bytes: file.bytes })
  for (let sent = 0; sent < file.bytes;) {
    const chunk = await file.read(sent, UPLOAD_CHUNK_BYTES)
    if (chunk.length === 0) throw new Refused(`${file.name} became shorter while it was read.`)
    await client.commands.appendUpload({ upload: name, base64: Buffer.from(chunk).toString('base64') })
    sent += chunk.length
  }
  return name
}
