import { FileUp } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'
import { failureWords } from '#parts/failure-words.ts'
import { IMPORT_FORMATS } from '#shared/contract/import-formats.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { cx } from '#ui/cx.ts'
import { droppedOf } from '#ui/dropped-files.ts'
import { ErrorNotice } from '#ui/error-notice.tsx'
import { Section } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { HowToExport } from './how-to-export.tsx'
import type { ImportSession, ImportTrouble } from './import-session.ts'
import { chooseFolders } from './pack-folder.ts'
import styles from './import.module.css'

const FORMATS = Object.values(IMPORT_FORMATS)
/** Besides people, a whole journal, a whole account of Monica, or what was packed, by Joplin as a tape archive. */
const JOURNAL = { accept: ['.json', 'application/json', '.zip', 'application/zip', '.sql', '.jex'], example: '.zip' }
const ACCEPTED = [...new Set([...FORMATS, JOURNAL].flatMap(({ accept }) => accept))].join(',')
const EXAMPLES = [...new Set([...FORMATS, JOURNAL].map(({ example }) => example))].join(', ')

/** Where files are dropped or chosen. */
export function ChooseFiles({ session, trouble }: { session: ImportSession; trouble: ImportTrouble | null }) {
  const i18n = useI18n()
  const input = useRef<HTMLInputElement>(null)
  const chooseOne = () => chooseFolders((chosen) => void session.beginChosen(chosen))
  const [isOver, setIsOver] = useState(false)
  const [hasWords, setHasWords] = useState(session.wantsWords)
  const begin = (files: FileList | null) => {
    const chosen = [...(files ?? [])]
    if (chosen.length > 0) void session.beginChosen({ folders: [], inFolders: [], files: chosen })
  }
  useActions([
    {
      id: 'choose-files',
      title: i18n.t('Choose files to import'),
      group: i18n.t('Import'),
      keys: ['o'],
      run: () => input.current?.click(),
    },
    {
      id: 'choose-folder',
      title: i18n.t('Choose a folder to import'),
      group: i18n.t('Import'),
      keys: ['f'],
      run: chooseOne,
    },
  ])
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setIsOver(over)
  }
  return (
    <>
      {trouble !== null && (
        <div className={styles.trouble}>
          <ErrorNotice title={i18n.t('That could not be read.')}>
            {trouble === 'opened-anew'
              ? i18n.t('The journal was opened anew meanwhile. Choose the file again.')
              : trouble === 'file-gone'
                ? i18n.t('The file is not there any more, or was changed after it was chosen. Choose it again.')
                : trouble === 'folder-too-large'
                  ? i18n.t('There are more than 200,000 files, or more than 512 MB in them. Import a part of it.')
                  : failureWords(i18n, trouble)}
          </ErrorNotice>
        </div>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is for the pointer; the button does the same */}
      <div
        className={cx(styles.drop, isOver && styles.over)}
        onDragEnter={drag(true)}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          event.preventDefault()
          setIsOver(false)
          session.beginDropped(droppedOf(event.dataTransfer))
        }}
      >
        <FileUp aria-hidden className={styles.dropIcon} />
        <p className={styles.dropWords}>{i18n.t('Drop files here: {examples}', { examples: EXAMPLES })}</p>
        <Button kind="primary" onPress={() => input.current?.click()}>
          {i18n.t('Choose files')}
        </Button>
        <Button onPress={chooseOne}>{i18n.t('Choose a folder of notes')}</Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={ACCEPTED}
          aria-label={i18n.t('Files to import')}
          onChange={({ target }) => {
            begin(target.files)
            // The same file may be chosen again.
            target.value = ''
          }}
        />
        <p className={styles.dropNote}>
          {i18n.t('You see everything that would change before anything does, and can undo it all.')}
        </p>
      </div>
      <p className={styles.withWords}>
        <Checkbox
          isSelected={hasWords}
          onChange={(wanted) => {
            session.wantWords(wanted)
            setHasWords(wanted)
          }}
        >
          {i18n.t('Of an archive with messages, also what other people wrote')}
        </Checkbox>
      </p>
      <Section title={i18n.t('Where to get the file')}>
        <HowToExport />
      </Section>
    </>
  )
}
