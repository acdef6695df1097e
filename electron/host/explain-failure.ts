import type { Failure } from '#shared/contract/journal-errors.ts'
import { failureWords } from './commands/failure-words.ts'
import { mistakeWords } from './unexpected-words.ts'

const NOT_UNDERSTOOD =
  'Rapport, which has this journal open, did not understand that: it may be of another version. Nothing was changed; end it, and try again.'

/**
 * An expected failure, of the contract or of opening a journal, in words for a terminal; null for anything else. The two
 * are told by their form, since their classes would load the engine into a command that asks another process.
 */
export async function explainFailure(error: Error): Promise<string | null> {
  if (error.name === 'HostFailure') return error.message
  if (error.name === 'JournalError') {
    // Only who has loaded the engine can have caught it.
    const { failureOf } = await import('#journal/runtime/failure-of.ts')
    const failure = failureOf(error)
    return failure === null ? null : failureWords(failure)
  }
  if (!('defined' in error && 'code' in error && 'data' in error)) return null
  if (error.defined === true) return failureWords({ code: error.code, data: error.data } as Failure)
  const { issues } = (error.data ?? {}) as { issues?: { message: string }[] }
  if (Array.isArray(issues))
    return `The journal did not understand that: ${issues.map(({ message }) => message).join('; ')}. Nothing was changed.`
  return 'status' in error && Number(error.status) < 500 ? NOT_UNDERSTOOD : mistakeWords('')
}
