/** File systems allow 255 bytes of a name, of which some are for an ending and for what is written beside it meanwhile. */
const MAX_BYTES = 200
/** What some system does not allow in the name of a file, what is not seen, and what turns the direction of writing. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** What a PDF of a window is called, unless the user says otherwise. @param title of the window */
export function pdfFileName(title: string): string {
  const words = title
    .replace(NOT_IN_NAMES, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '')
  let name = ''
  for (const character of words) {
    if (Buffer.byteLength(name + character) > MAX_BYTES) break
    name += character
  }
  return `${name.trim() || 'Rapport'}.pdf`
}
