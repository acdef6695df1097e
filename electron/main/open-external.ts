import { shell } from 'electron'
import { externalUrl } from './external-url.ts'

/** Opens an address outside the app; false when it was refused or nothing could open it. */
export async function openExternal(text: string): Promise<boolean> {
  const url = externalUrl(text)
  if (!url) return false
  return shell.openExternal(url).then(
    () => true,
    () => false,
  )
}
