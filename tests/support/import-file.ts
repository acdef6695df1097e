import type { CommandInput, JournalClient } from '#shared/contract/contract.ts'
import type { JobReport } from '#shared/contract/job-contract.ts'
import { UPLOAD_CHUNK_BYTES } from '#shared/contract/import-contract.ts'
import { reportOf } from './test-journal.ts'

type Preview = Extract<JobReport, { kind: 'import-preview' }>
type Decisions = CommandInput<'runImport'>['decisions']

/** Sends a file in chunks, as the page does. @returns the id of the upload */
export async function uploadFile(
  { commands }: JournalClient,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const bytes = Buffer.from(content as string)
  const { upload } = await commands.beginUpload({ name, bytes: bytes.length })
  for (let from = 0; from < bytes.length; from += UPLOAD_CHUNK_BYTES) {
    await commands.appendUpload({ upload, base64: bytes.subarray(from, from + UPLOAD_CHUNK_BYTES).toString('base64') })
  }
  return upload
}

export async function previewOf(client: JournalClient, name: string, content: string | Uint8Array): Promise<Preview> {
  const upload = await uploadFile(client, name, content)
  return reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'import-preview')
}

/** Previews a file and imports it. */
export async function importFile(
  client: JournalClient,
  name: string,
  content: string | Uint8Array,
  decisions: Decisions = {},
) {
  const { preview } = await previewOf(client, name, content)
  const { result } = await reportOf(client, client.commands.runImport({ preview, decisions }), 'import')
  return result
}

/** A LinkedIn file of these people. */
export function linkedinFile(
  people: readonly { name: string; url?: string; email?: string; company?: string; title?: string }[],
): string {
  const rows = people.map(({ name, url = '', email = '', company = '', title = '' }) => {
    const [given = '', ...family] = name.split(' ')
    return [given, family.join(' '), url, email, company, title, '05 Mar 2024'].join(',')
  })
  return `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`
}

/** A vCard file with one card of each list of properties. */
export function vcardFile(...cards: readonly (readonly string[])[]): string {
  return cards.map((lines) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD'].join('\r\n')).join('\r\n')
}
