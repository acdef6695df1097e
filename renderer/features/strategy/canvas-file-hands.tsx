import { useRef, useState, type ReactNode } from 'react'
import { saveFile } from '#client/download-export.ts'
import { CommandFailure, JournalFailure } from '#client/journal-failure.ts'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { MAX_CANVAS_FILE } from '#shared/model/canvas.ts'
import type { CanvasLoss, CanvasReport } from '#shared/contract/canvas-report.ts'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { I18n } from '@lingui/core'
import styles from './canvas.module.css'

export interface CanvasFiles {
  save: () => void
  choose: () => void
  /** The field that files are chosen by, and what came of the last one. */
  readonly parts: ReactNode
}

/** The canvas as a file of JSON Canvas, out and in. */
export function useCanvasFiles(onTaken: () => void): CanvasFiles {
  const i18n = useI18n()
  const client = useJournalClient()
  const feedback = useCommandFeedback()
  const input = useRef<HTMLInputElement>(null)
  const [report, setReport] = useState<CanvasReport | null>(null)
  const take = useCommand('importCanvas', {
    said: (_output, { file }) => i18n.t('{file} was taken in.', { file }),
  })
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    const text = file.size > 4 * MAX_CANVAS_FILE ? null : await file.text()
    if (text === null || text.length > MAX_CANVAS_FILE) {
      const data = { file: file.name, problem: 'too-large', max: MAX_CANVAS_FILE } as const
      const failure = new JournalFailure({ code: 'CANVAS_FILE', data })
      feedback.failed(new CommandFailure('importCanvas', failure, failure), 'importCanvas')
      return
    }
    const { report: made } = await take.run({ text, file: file.name })
    setReport(made)
    onTaken()
  }
  return {
    save: () =>
      void client.queries
        .canvasFile({ cards: false })
        .then(({ text }) => saveFile(new Blob([text], { type: 'application/json' }), 'strategy.canvas')),
    choose: () => input.current?.click(),
    parts: (
      <>
        <input
          ref={input}
          type="file"
          hidden
          accept=".canvas,.json"
          aria-label={i18n.t('A canvas file')}
          onChange={({ target }) => {
            void read(target.files?.[0]).catch(() => undefined)
            // The same file may be chosen again.
            target.value = ''
          }}
        />
        {report !== null && <ReportDialog report={report} onClose={closerOf(setReport, report)} />}
      </>
    ),
  }
}

/** What of a file is on the canvas now, and what is not: nothing is left out without a word. */
function ReportDialog({ report, onClose }: { report: CanvasReport; onClose: () => void }) {
  const i18n = useI18n()
  const { cards, notes, areas, links, same, losses } = report
  const words = lossWords(i18n)
  const taken = [
    [cards, i18n.t('{cards, plural, one {# card has its place} other {# cards have their places}}', { cards })],
    [notes, i18n.t('{notes, plural, one {# note} other {# notes}}', { notes })],
    [areas, i18n.t('{areas, plural, one {# area} other {# areas}}', { areas })],
    [links, i18n.t('{links, plural, one {# link} other {# links}}', { links })],
  ].flatMap(([count, said]) => (count === 0 ? [] : [String(said)]))
  return (
    <Dialog
      size="small"
      title={i18n.t('What was taken in')}
      isOpen
      onClose={onClose}
      isRead
      actions={
        <Button kind="primary" onPress={onClose}>
          {i18n.t('Done')}
        </Button>
      }
    >
      <div className={styles.report}>
        <p>{taken.length === 0 ? i18n.t('Nothing is new or stands elsewhere.') : taken.join(', ')}</p>
        {same > 0 && (
          <p>{i18n.t('{same, plural, one {# was} other {# were}} there already, as in the file.', { same })}</p>
        )}
        {losses.length > 0 && (
          <>
            <h3 className={styles.linksTitle}>{i18n.t('Not as in the file')}</h3>
            <ul className={styles.report}>
              {losses.map(({ loss, count, such }) => (
                <li key={loss}>
                  {i18n.t('{count} × {what}', { count, what: words[loss] })}
                  {such.length > 0 && <p className={styles.such}>{such.join(' · ')}</p>}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  )
}

function lossWords(i18n: I18n): Record<CanvasLoss, string> {
  return {
    'unknown-node': i18n.t('left out: no card of a kind that is known'),
    'no-place': i18n.t('without a place or too far away: put where there is room'),
    'id-twice': i18n.t('with the id of another one: links lead to the first'),
    'text-too-long': i18n.t('longer than a note may be: as several notes'),
    'area-size': i18n.t('an area in the nearest size that one may have'),
    'label-too-long': i18n.t('with its label as a note, which is too long for one'),
    'file-as-note': i18n.t('a file of another program, as a note with its path'),
    'link-as-note': i18n.t('an address, as a note'),
    'card-size': i18n.t('in the size that cards have here'),
    colour: i18n.t('without its colour'),
    background: i18n.t('without its picture'),
    'edge-without-end': i18n.t('a link left out: one of its ends is not here'),
    'edge-twice': i18n.t('a second link between the same two, as one'),
    'edge-look': i18n.t('a link without its sides, colour or other arrows'),
    'unknown-part': i18n.t('without parts that are unknown'),
  }
}
