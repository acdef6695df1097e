import type { JournalConnection } from '#client/connect.ts'
import { toJournalFailure, type AnyFailure } from '#client/journal-failure.ts'
import { uploadFile } from '#client/upload-file.ts'
import type { JobReport } from '#shared/contract/job-contract.ts'
import type { ImportReport } from '#shared/contract/import-contract.ts'
import type { JournalFilePreview, JournalFileReport } from '#shared/contract/journal-file-contract.ts'
import type { LeftAlone } from '#shared/contract/undo-contract.ts'
import type { ColumnField } from '#shared/model/column-field.ts'
import type { PersonId } from '#shared/model/id.ts'
import { FolderTooLarge } from '#shared/archive/pack-folder.ts'
import type { Dropped } from '#ui/dropped-files.ts'
import { filesOfDrop, packFolders, type ChosenFiles } from './pack-folder.ts'

export type ImportPreview = Extract<JobReport, { kind: 'import-preview' }>['result']
/** What is done with somebody who may be known: a new person, nobody, or this person. */
export type ImportDecision = 'create' | 'skip' | PersonId
export type ImportDecisions = Readonly<Record<string, ImportDecision>>

interface Previewed {
  readonly files: readonly string[]
  readonly preview: string
  readonly result: ImportPreview
  readonly decisions: ImportDecisions
  /** Records, by number, that are imported although whom they are about was forgotten. */
  readonly anyway: ReadonlySet<string>
}

/** A file of a whole journal, compared with the one that is open. */
interface PreviewedJournal {
  readonly files: readonly string[]
  readonly preview: string
  readonly result: JournalFilePreview
}

export type ImportStage =
  | { readonly stage: 'choose'; readonly trouble: ImportTrouble | null }
  | { readonly stage: 'uploading'; readonly files: readonly string[]; readonly sent: number; readonly total: number }
  /** `before`: what was read already, where it is read with other columns. */
  | {
      readonly stage: 'reading'
      readonly files: readonly string[]
      readonly job: string
      readonly before: ({ readonly stage: 'mapping' } & Previewed) | null
    }
  | ({ readonly stage: 'preview' } & Previewed)
  /** What the columns of tables are, before what they would change. */
  | ({ readonly stage: 'mapping' } & Previewed)
  | ({ readonly stage: 'importing'; readonly job: string } & Previewed)
  | ({ readonly stage: 'journal-preview' } & PreviewedJournal)
  | ({ readonly stage: 'journal-importing'; readonly job: string } & PreviewedJournal)
  | {
      readonly stage: 'journal-done'
      readonly files: readonly string[]
      readonly report: JournalFileReport
      readonly undo: UndoState
    }
  | {
      readonly stage: 'done'
      readonly files: readonly string[]
      readonly report: ImportReport
      readonly undo: UndoState
    }

/**
 * Why nothing is imported; `opened-anew`: the journal was, and has forgotten the file; `file-gone`: it is not there any more;
 * `folder-too-large`: of files, or of what is in them.
 */
export type ImportTrouble = AnyFailure | 'opened-anew' | 'file-gone' | 'folder-too-large'

/** `leftAlone`: what the user has changed or used since, and was not taken back. */
export type UndoState =
  | { readonly state: 'possible' | 'running' }
  | { readonly state: 'done'; readonly leftAlone: readonly LeftAlone[] }
  | { readonly state: 'failed'; readonly failure: AnyFailure }

/** One import of this page, from choosing to the report. It goes on, and is still there, while other screens are shown. */
export interface ImportSession {
  readonly now: () => ImportStage
  readonly onChange: (listener: () => void) => () => void
  readonly set: (stage: ImportStage) => void
  /** Sends the files and has them read. What goes wrong is said where files are chosen. */
  readonly begin: (files: readonly File[]) => Promise<void>
  /** Whether what other people wrote comes too, of an archive with messages. */
  readonly wantsWords: () => boolean
  readonly wantWords: (wanted: boolean) => void
  /** The same of folders, and of more files than are sent one by one: they are packed before. */
  readonly beginChosen: (chosen: ChosenFiles) => Promise<void>
  /** The same of what was dropped. An import that is at work goes on. @returns false where it does */
  readonly beginDropped: (dropped: Dropped) => boolean
  readonly stopUpload: () => void
  readonly decide: (decisions: ImportDecisions) => void
  /** Leaves new people out, or brings them in again. */
  readonly leaveOut: (records: readonly number[], isOut: boolean) => void
  /** Imports records about people who were forgotten, or leaves them out again. */
  readonly importAnyway: (records: readonly number[], isWanted: boolean) => void
  /** Goes back to what the columns are. */
  readonly mapAgain: () => void
  /** Reads the tables with what their columns are: a list for each, in their order. */
  readonly map: (fields: readonly (readonly ColumnField[])[]) => Promise<void>
  readonly run: () => Promise<void>
  /** Takes a whole journal in. @param differing which holds where both say otherwise */
  readonly runJournal: (differing: 'keep' | 'take') => Promise<void>
  readonly undo: () => Promise<void>
  /** Lets go of what was read, and chooses anew. */
  readonly startOver: () => void
}

/** More are packed into one. */
const MAX_FILES = 50
const AT_WORK: ReadonlySet<ImportStage['stage']> = new Set(['uploading', 'reading', 'importing', 'journal-importing'])

const START: ImportStage = { stage: 'choose', trouble: null }
const sessions = new WeakMap<JournalConnection, ImportSession>()

export function importSession(connection: JournalConnection): ImportSession {
  const known = sessions.get(connection)
  if (known !== undefined) return known
  const session = openSession(connection)
  sessions.set(connection, session)
  return session
}

function openSession({ client }: JournalConnection): ImportSession {
  const listeners = new Set<() => void>()
  let now: ImportStage = START
  let upload = new AbortController()
  const set = (stage: ImportStage) => {
    now = stage
    for (const listener of listeners) listener()
  }
  const fail = (error: unknown) => set({ stage: 'choose', trouble: troubleOf(error) })

  let hasWords = false
  const session: ImportSession = {
    wantsWords: () => hasWords,
    wantWords: (wanted) => {
      hasWords = wanted
    },
    now: () => now,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set,
    async begin(files) {
      const names = files.map(({ name }) => name)
      const total = files.reduce((sum, { size }) => sum + size, 0)
      upload = new AbortController()
      const { signal } = upload
      set({ stage: 'uploading', files: names, sent: 0, total })
      const uploads: string[] = []
      try {
        let before = 0
        for (const file of files) {
          const onProgress = (sent: number) => set({ stage: 'uploading', files: names, sent: before + sent, total })
          uploads.push(await uploadFile(client, file, { onProgress, signal }))
          before += file.size
        }
        const { job } = await client.commands.previewImport({ uploads, words: hasWords })
        set({ stage: 'reading', files: names, job, before: null })
      } catch (error) {
        for (const one of uploads) client.commands.discardUpload({ upload: one }).catch(() => undefined)
        if (signal.aborted) set(START)
        else fail(error)
      }
    },
    async beginChosen({ folders, inFolders, files }) {
      if (inFolders.length === 0 && files.length === 0) return set(START)
      const isMany = files.length > MAX_FILES
      const inOne = isMany ? [...inFolders, ...files.map((file) => ({ path: `files/${file.name}`, file }))] : inFolders
      if (inOne.length === 0) return session.begin(files)
      const [name = isMany ? 'files' : 'folder', ...others] = folders
      set({ stage: 'uploading', files: [name, ...others], sent: 0, total: 0 })
      upload = new AbortController()
      const { signal } = upload
      try {
        const packed = await packFolders(inOne, name, signal)
        await session.begin(isMany ? [packed] : [packed, ...files])
      } catch (error) {
        if (signal.aborted) set(START)
        else fail(error)
      }
    },
    beginDropped(dropped) {
      if (AT_WORK.has(now.stage)) return false
      session.startOver()
      set({ stage: 'uploading', files: dropped.entries.map(({ name }) => name), sent: 0, total: 0 })
      filesOfDrop(dropped).then(session.beginChosen, fail)
      return true
    },
    stopUpload: () => upload.abort(),
    decide(decisions) {
      if (now.stage === 'preview') set({ ...now, decisions: { ...now.decisions, ...decisions } })
    },
    leaveOut(records, isOut) {
      if (now.stage !== 'preview') return
      const decisions: Record<string, ImportDecision> = { ...now.decisions }
      for (const record of records) {
        if (isOut) decisions[record] = 'skip'
        else delete decisions[record]
      }
      set({ ...now, decisions })
    },
    importAnyway(records, isWanted) {
      if (now.stage !== 'preview') return
      const anyway = new Set(now.anyway)
      for (const record of records) {
        if (isWanted) anyway.add(String(record))
        else anyway.delete(String(record))
      }
      set({ ...now, anyway })
    },
    mapAgain() {
      if (now.stage === 'preview') set({ ...now, stage: 'mapping' })
    },
    async map(fields) {
      if (now.stage !== 'mapping') return
      const before = now
      const { preview, files, result } = before
      const tables = result.tables.map(({ fingerprint }, at) => ({ fingerprint, fields: [...(fields[at] ?? [])] }))
      try {
        const { job } = await client.commands.mapColumns({ preview, tables })
        set({ stage: 'reading', files, job, before })
      } catch (error) {
        fail(error)
      }
    },
    async run() {
      if (now.stage !== 'preview') return
      const previewed = now
      try {
        const { preview, decisions, anyway } = previewed
        const made = Object.fromEntries([...anyway].map((record) => [record, 'create' as const]))
        const { job } = await client.commands.runImport({ preview, decisions: { ...decisions, ...made } })
        set({ ...previewed, stage: 'importing', job })
      } catch (error) {
        fail(error)
      }
    },
    async runJournal(differing) {
      if (now.stage !== 'journal-preview') return
      const previewed = now
      try {
        const { job } = await client.commands.importJournal({ preview: previewed.preview, differing })
        set({ ...previewed, stage: 'journal-importing', job })
      } catch (error) {
        fail(error)
      }
    },
    async undo() {
      if ((now.stage !== 'done' && now.stage !== 'journal-done') || now.report.undo === null) return
      const done = now
      const token = done.report.undo ?? ''
      set({ ...done, undo: { state: 'running' } })
      try {
        const { leftAlone } = await client.commands.undo({ token })
        set({ ...done, undo: { state: 'done', leftAlone } })
      } catch (error) {
        set({ ...done, undo: { state: 'failed', failure: toJournalFailure(error).failure } })
      }
    },
    startOver() {
      if (now.stage === 'preview' || now.stage === 'mapping' || now.stage === 'journal-preview')
        client.commands.discardPreview({ preview: now.preview }).catch(() => undefined)
      set(START)
    },
  }
  return session
}

function troubleOf(error: unknown): ImportTrouble {
  if (error instanceof FolderTooLarge) return 'folder-too-large'
  return isFileGone(error) ? 'file-gone' : toJournalFailure(error).failure
}

/** A file that was moved, changed or taken away after it was chosen: the browser reads it no more, and says it by these names. */
function isFileGone(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotFoundError' || error.name === 'NotReadableError')
}
