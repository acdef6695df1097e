import { renameSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { WebContents } from 'electron'
import type { PdfSaved } from '#shared/contract/desktop-bridge.ts'
import type { Log } from './log.ts'
import { pdfFileName } from './pdf-file-name.ts'
import { words } from './words.ts'

/** Saves what a window shows as it would be printed: A4, tagged, with its headings as an outline. One at a time of a window. */
export function createPdfSaver(log: Log): (contents: WebContents) => Promise<PdfSaved> {
  const saving = new WeakSet<WebContents>()
  return async (contents) => {
    if (saving.has(contents)) return { state: 'cancelled' }
    saving.add(contents)
    try {
      return await savePdf(contents)
    } catch (error) {
      log.warn('a PDF was not saved', error)
      return { state: 'failed', reason: reasonOf(error) }
    } finally {
      saving.delete(contents)
    }
  }
}

async function savePdf(contents: WebContents): Promise<PdfSaved> {
  // Before the question: what is seen now is meant, whatever arrives while one looks for a place.
  const pdf = await contents.printToPDF({ pageSize: 'A4', generateTaggedPDF: true, generateDocumentOutline: true })
  const options = {
    title: words.savePdf,
    defaultPath: join(app.getPath('documents'), pdfFileName(contents.getTitle())),
    filters: [{ name: words.pdfFiles, extensions: ['pdf'] }],
  }
  const window = BrowserWindow.fromWebContents(contents)
  const { filePath } = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options))
  if (!filePath) return { state: 'cancelled' }
  await replaceFile(filePath, pdf)
  return { state: 'saved' }
}

/** A file that was there stays whole until the new one is. */
async function replaceFile(file: string, content: Uint8Array): Promise<void> {
  const draft = `${file}.part`
  try {
    await writeFile(draft, content)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

function reasonOf(error: unknown): Extract<PdfSaved, { state: 'failed' }>['reason'] {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'not-allowed' : 'other'
}
