import type { JournalClient, QueryOutput } from '#shared/contract/contract.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands, Refused, WrongUsage } from './cli-command.ts'
import {
  ALL_FORMATS,
  exportToFile,
  exportToFolder,
  formatsHelp,
  isFileFormat,
  isFolderFormat,
} from './export-formats.ts'
import { counted } from './words.ts'
import { writeNewFile } from './write-new-file.ts'

export const exportJournal: CliCommand = {
  operands: '',
  about:
    'Writes everything that the journal holds as JSON, or for other programs; the cards of Mindset only with --cards.',
  details: formatsHelp(),
  options: {
    format: { type: 'string', default: 'json' },
    out: { type: 'string' },
    cards: { type: 'boolean', default: false },
    'with-history': { type: 'boolean', default: false },
    separator: { type: 'string', default: ',' },
    'markdown-links': { type: 'boolean', default: false },
    'follow-up-events': { type: 'boolean', default: false },
    'without-private': { type: 'boolean', default: false },
    'without-sensitive': { type: 'boolean', default: false },
    'names-hidden': { type: 'boolean', default: false },
  },
  optionHelp: {
    format: 'json, json-schema, vault, cards, vcard, vcard3, csv, csv-google, calendar, kumu',
    out: 'a new file to write to, readable by you alone; otherwise it is printed. Of vault and cards the folder',
    separator: 'of csv: "," or ";"',
    'markdown-links': 'of a vault: [Ana](../People/Ana.md) instead of [[People/Ana|Ana]]',
    'follow-up-events': 'of a calendar: follow-ups as all-day events too',
    'without-private': 'without what is noted for oneself: notes about people, and about who took part',
    cards: 'the cards of Mindset with it',
    'names-hidden': 'everybody by letters, without addresses, numbers and places, also within texts; not of json',
    'with-history': 'the documents themselves with it, with all that was ever written in them',
    'without-sensitive': 'without answers to questions of the guide that are marked as sensitive',
  },
  async run(context) {
    noOperands(context)
    const format = context.values['format'] as string
    if (format === 'json-schema') {
      const [{ journalFileSchema }, { KINDS }] = await Promise.all([
        import('#journal/exchange/journal-file-schema.ts'),
        import('#journal/kinds/kinds.ts'),
      ])
      const schema = journalFileSchema(KINDS)
      return context.print(schema, () => JSON.stringify(schema, null, 2))
    }
    if (isFolderFormat(format)) return exportToFolder(context, format)
    if (isFileFormat(format)) return exportToFile(context, format)
    if (format === 'json' && context.values['names-hidden'] === true)
      throw new WrongUsage('--names-hidden does not go with json, which is the journal itself')
    if (format !== 'json') throw new WrongUsage(`--format is none of json, json-schema, ${ALL_FORMATS.join(', ')}`)
    const out = context.values['out'] as string | undefined
    const client = await context.journal('existing')
    const wanted = {
      cards: context.values['cards'] === true,
      withoutSensitive: context.values['without-sensitive'] === true,
      history: context.values['with-history'] === true,
    }
    if (wanted.history && wanted.withoutSensitive)
      throw new WrongUsage(
        '--with-history has everything that was ever written: it does not go with --without-sensitive',
      )
    if (out === undefined) {
      for await (const { text } of pieces(client, wanted, context.signal)) await written(text)
      return
    }
    const documents = await writeNewFile(out, pieces(client, wanted, context.signal))
    context.print({ file: out, documents }, () => `${counted(documents, 'document', 'documents')} in ${out}`)
  },
}

async function* pieces(
  client: JournalClient,
  wanted: { readonly cards: boolean; readonly withoutSensitive: boolean; readonly history: boolean },
  signal: AbortSignal,
): AsyncGenerator<{ text: string; done: number }> {
  let after: number | null = null
  do {
    if (signal.aborted) throw new Refused('Interrupted: the export is not whole.')
    const piece: QueryOutput<'exportChunk'> = await client.queries.exportChunk({ after, ...wanted })
    yield piece
    after = piece.next
  } while (after !== null)
}

/** Waits where the reader is slower: a journal must not gather in memory. */
function written(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())))
}
