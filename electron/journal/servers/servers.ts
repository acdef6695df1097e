import type { QueryContext } from '#journal/queries/query-context.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { bugMark } from '#journal/runtime/bug-mark.ts'
import { JobCancelled, type Jobs } from '#journal/runtime/jobs.ts'
import type { NewReport } from '#journal/runtime/kept-reports.ts'
import { keptId } from '#journal/runtime/kept-undo.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import { isJournalError, toJournalError } from '#journal/documents/journal-error.ts'
import type { CommandOutput, CommandRequest, QueryOutput } from '#shared/contract/contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { ImportReport } from '#shared/contract/import-contract.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import { MAX_SERVERS } from '#shared/contract/server-contract.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { DavClient } from './dav-client.ts'
import { serverAddress } from './guarded-fetch.ts'
import type { ServerAccess, ServerPasswords } from './server-passwords.ts'
import {
  insertServer,
  noteSync,
  noteSyncFailure,
  removeServerRow,
  serverRows,
  serverSources,
  type ServerSource,
} from './server-store.ts'

export interface ServersOptions {
  readonly commands: () => CommandContext
  readonly queries: () => QueryContext
  /** Writes what belongs to this machine, in a transaction of its own, and tells who watches. */
  readonly write: <Result>(topics: readonly Topic[], work: () => Result) => Result
  readonly passwords: ServerPasswords
  readonly jobs: Jobs
  readonly newId: () => string
  readonly now: () => number
  readonly country: () => string
  readonly keepReport: (report: NewReport) => void
  /** Reads a calendar of a server, whose password is kept already. @returns the job */
  readonly addCalendar: (address: string, name: string) => { job: string }
  /** The addresses of calendars that are read from a server. */
  readonly calendars: (sql: Sql) => readonly string[]
  /** Is told of what should not have gone wrong. */
  readonly failed: (error: unknown) => void
}

/** Address books and calendars on servers of the user's own: looking, adding, bringing together, removing. */
export function openServers(options: ServersOptions) {
  const { commands, passwords, jobs, write } = options
  const sql = () => commands().sql
  const running = new Set<string>()

  function find(id: string): ServerSource {
    const source = serverSources(sql()).find((one) => one.id === id)
    if (source === undefined) throw new Refusal('NOT_FOUND', { id })
    return source
  }

  /** Of what is kept no more, no password is kept either. */
  function tidy(): void {
    passwords.keepOnly(new Set([...serverSources(sql()).map(({ address }) => address), ...options.calendars(sql())]))
  }

  /** The client is not loaded before there is a server. */
  async function openAs(address: string): Promise<DavClient> {
    const access = passwords.get(address)
    const { host } = new URL(address)
    if (access === null) throw new Refusal('SERVER_UNUSABLE', { host, problem: 'no-password', detail: '' })
    return await openTo(address, access)
  }

  return {
    tidy,
    /** What a calendar says of events from a day on, as one iCalendar text each. @throws Refusal `SERVER_UNUSABLE` */
    events: async (address: string, since: CivilDate) => await (await openAs(address)).events(since),
    commands: {
      lookOnServer: async ({
        address,
        ...access
      }: CommandRequest<'lookOnServer'>): Promise<CommandOutput<'lookOnServer'>> => ({
        collections: await (await openTo(address, access)).collections(),
      }),
      addServer: async ({
        address: typed,
        user,
        password,
        kind,
        name,
        notes,
      }: CommandRequest<'addServer'>): Promise<CommandOutput<'addServer'>> => {
        const { href: address, host } = serverAddress(typed)
        if (!passwords.isKept) throw new Refusal('SERVER_UNUSABLE', { host, problem: 'no-place', detail: '' })
        const all = serverSources(sql())
        const same = all.find((one) => one.address === address)
        if (kind === 'people' && same !== undefined)
          throw new Refusal('SERVER_UNUSABLE', { host, problem: 'known', detail: same.name })
        if (kind === 'people' && all.length >= MAX_SERVERS)
          throw new Refusal('SERVER_UNUSABLE', { host, problem: 'full', detail: String(MAX_SERVERS) })
        // Whether it is one at all, before anything is kept of it.
        if (kind === 'people') await (await openTo(address, { user, password })).list()
        passwords.set(address, { user, password })
        if (kind === 'calendar') {
          const { job } = options.addCalendar(address, name)
          return { id: '', job }
        }
        const id = options.newId()
        write(['servers'], () => insertServer(sql(), { id, address, user, name: name || host, notes }))
        return { id, job: null }
      },
      setServerPassword: ({
        id,
        password,
      }: CommandRequest<'setServerPassword'>): CommandOutput<'setServerPassword'> => {
        const { address, user } = find(id)
        passwords.set(address, { user, password })
        write(['servers'], () => undefined)
        return {}
      },
      syncServer: ({ id }: CommandRequest<'syncServer'>): CommandOutput<'syncServer'> => {
        const source = find(id)
        if (running.has(id)) throw new Refusal('JOURNAL_BUSY', {})
        running.add(id)
        return {
          job: jobs.start('server', { cancellable: true, cancelled: 'part-written' }, async (job) => {
            try {
              const keeping = { id: keptId(options.newId()), what: 'import', format: 'vcard' } as const
              const { syncCards } = await import('./sync-cards.ts')
              const { report, cameIn } = await syncCards({
                source,
                client: await openAs(source.address),
                commands,
                queries: options.queries,
                country: options.country,
                write: (work) => write(['servers'], work),
                keeping,
                job,
              })
              write(['servers', 'imports'], () => noteSync(sql(), source.n, options.now(), report))
              if (report.undo !== null)
                options.keepReport({
                  id: keeping.id,
                  files: [new URL(source.address).host],
                  report: { kind: 'import', result: importReportOf(cameIn, keeping.id) },
                })
              return { kind: 'server', id, result: report }
            } catch (error) {
              if (error instanceof JobCancelled || isJournalError(toJournalError(error))) throw error
              const refusal = error instanceof Refusal ? error : mistakeWith(source.address, error)
              if (refusal !== error) options.failed(error)
              write(['servers'], () => noteSyncFailure(sql(), source.n, refusal.failure))
              throw refusal
            } finally {
              running.delete(id)
            }
          }),
        }
      },
      removeServer: ({ id }: CommandRequest<'removeServer'>): CommandOutput<'removeServer'> => {
        find(id)
        write(['servers'], () => removeServerRow(sql(), id))
        tidy()
        return {}
      },
    },
    queries: {
      servers: (): QueryOutput<'servers'> => serverRows(sql(), (address) => passwords.get(address) !== null),
    },
  }
}

function mistakeWith(address: string, error: unknown): Refusal {
  return new Refusal('SERVER_UNUSABLE', { host: new URL(address).host, problem: 'mistake', detail: bugMark(error) })
}

async function openTo(address: string, access: ServerAccess): Promise<DavClient> {
  const { openDav } = await import('./dav-client.ts')
  return openDav(address, access)
}

function importReportOf(
  counts: Pick<ImportReport, 'created' | 'updated' | 'unchanged' | 'forgotten' | 'accounts'>,
  undo: string,
) {
  const records = counts.created + counts.updated + counts.unchanged + counts.forgotten
  const nothing = { problems: [], problemCount: 0, remarks: [], skipped: 0, matters: [] }
  return { format: 'vcard' as const, records, ...counts, ...nothing, undo }
}
