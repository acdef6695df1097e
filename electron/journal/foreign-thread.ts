import { parentPort } from 'node:worker_threads'
import { judgeForeign, type ForeignQuestion } from '#journal/documents/judge-foreign.ts'
import { automerge } from '#journal/documents/automerge.ts'
import { kindsOf } from '#journal/documents/kind-rules.ts'
import { openSkeletons } from '#journal/documents/skeleton.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import type { InspectorMessage } from './sync/foreign-inspector.ts'

// Run by `threadInspector`, as a thread: judges what other devices send.
const rules = { kinds: kindsOf(KINDS), skeletons: openSkeletons() }
const tell = (message: InspectorMessage) => parentPort?.postMessage(message)

parentPort?.on('message', (questions: readonly ForeignQuestion[]) => {
  tell(questions.map((question) => judgeForeign(question, rules)))
})
automerge()
tell('ready')
