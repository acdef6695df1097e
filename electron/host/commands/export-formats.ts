import { resolve } from 'node:path'
import { FILE_FORMATS, FOLDER_FORMATS, type FileFormat, type FolderFormat } from '#shared/contract/export-contract.ts'
import type { JournalClient, QueryOutput } from '#shared/contract/contract.ts'
import { Refused, WrongUsage, type CliContext } from './cli-command.ts'
import { folderLines } from './folder-lines.ts'
import { runJob } from './run-job.ts'
import { counted, lines } from './words.ts'
import { writeNewFile } from './write-new-file.ts'

export const ALL_FORMATS: readonly string[] = [...FOLDER_FORMATS, ...FILE_FORMATS]

const WORDS: Readonly<Record<FolderFormat | FileFormat, string>> = {
  vault: 'a folder of Markdown notes, for Obsidian or any editor; again into it writes what changed',
  cards: 'a folder with a file for each person, date and follow-up, for vdirsyncer',
  vcard: 'people as vCards 4.0',
  vcard3: 'people as vCards 3.0, for programs that read no later ones',
  csv: 'people as a table for a spreadsheet',
  'csv-google': 'people as a table for Google Contacts',
  calendar: 'birthdays and other days, follow-ups and time blocks as iCalendar',
  kumu: 'the canvas of the strategy as a blueprint for Kumu, without the cards of Mindset',
}

export function formatsHelp(): string {
  return Object.entries(WORDS)
    .map(([format, words]) => `  ${format.padEnd(12)} ${words}`)
    .join('\n')
}

export function isFolderFormat(format: string): format is FolderFormat {
  return (FOLDER_FORMATS as readonly string[]).includes(format)
}

export function isFileFormat(format: string): format is FileFormat {
  return (FILE_FORMATS as readonly string[]).includes(format)
}

/** Has the journal write into a folder, and tells what it did. */
export async function exportToFolder(context: CliContext, format: FolderFormat): Promise<void> {
  const out = context.values['out'] as string | undefined
  if (out === undefined || out === '') throw new WrongUsage('--out FOLDER is missing')
  const client = await context.journal('existing')
  const { result } = await runJob(
    context,
    client,
    'export',
    client.commands.exportFolder({
      format,
      folder: resolve(out),
      links: context.values['markdown-links'] === true ? 'markdown' : 'wiki',
      cards: context.values['cards'] === true,
      ...leftOut(context),
    }),
  )
  context.print(result, () => lines(folderLines(result)))
}

/** Writes a file for another program, or prints it. */
export async function exportToFile(context: CliContext, format: FileFormat): Promise<void> {
  const separator = context.values['separator'] as string
  if (separator !== ',' && separator !== ';') throw new WrongUsage('--separator is "," or ";"')
  const client = await context.journal('existing')
  const asked = {
    format,
    separator,
    followUpEvents: context.values['follow-up-events'] === true,
    ...leftOut(context),
  } as const
  const out = context.values['out'] as string | undefined
  if (out === undefined) {
    for await (const { text } of filePieces(client, asked, context.signal)) process.stdout.write(text)
    return
  }
  const entries = await writeNewFile(out, filePieces(client, asked, context.signal))
  context.print({ file: out, entries }, () => `${counted(entries, 'entry', 'entries')} in ${out}`)
}

function leftOut({ values }: CliContext) {
  return {
    withoutPrivate: values['without-private'] === true,
    withoutSensitive: values['without-sensitive'] === true,
    namesHidden: values['names-hidden'] === true,
  }
}

async function* filePieces(
  client: JournalClient,
  asked: Omit<Parameters<JournalClient['queries']['exportFile']>[0], 'after'>,
  signal: AbortSignal,
): AsyncGenerator<QueryOutput<'exportFile'>> {
  let after: number | null = null
  do {
    if (signal.aborted) throw new Refused('Interrupted: the export is not whole.')
    const piece: QueryOutput<'exportFile'> = await client.queries.exportFile({ ...asked, after })
    yield piece
    after = piece.next
  } while (after !== null)
}
