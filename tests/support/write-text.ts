import { openTextFork } from '#journal/documents/text-fork.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { TestEngine } from './test-engine.ts'

/** Writes all of a text of a document, as one edit session would. */
export function writeText({ engine, clock }: TestEngine, id: DocumentId, field: string, text: string): void {
  const by = () => ({ message: { command: 'editText', device: engine.commands.device }, now: clock.now })
  const fork = openTextFork(engine.store, id, field, by)
  engine.commands.commit('editText', (session) => fork.commit(session, text))
  fork.close()
}
