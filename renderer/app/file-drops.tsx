import { useEffect, useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { droppedOf, listenForFiles } from '#ui/dropped-files.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { useI18n } from '#ui/use-i18n.ts'

const FileDropOverlay = lazyPart(async () => (await import('./file-drop-overlay.tsx')).FileDropOverlay)

/** Files dropped anywhere on the window are looked at by the import, which is shown. */
export function FileDrops({ onImport }: { onImport: () => void }) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const connection = useJournalConnection()
  const [count, setCount] = useState(0)
  useEffect(
    () =>
      listenForFiles(window, {
        onOver: setCount,
        onDrop(data) {
          const dropped = droppedOf(data)
          const begin = async () => {
            const { importSession } = await import('#features/import/import-session.ts')
            if (!importSession(connection).beginDropped(dropped))
              feedback.done(i18n.t('An import is going on. Drop it again when that has ended.'), null)
            onImport()
          }
          // Where that part of the page cannot be had, the screen says so.
          begin().catch(onImport)
        },
      }),
    [connection, feedback, i18n, onImport],
  )
  return count === 0 ? null : <FileDropOverlay count={count} />
}
