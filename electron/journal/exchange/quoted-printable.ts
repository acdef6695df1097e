const HEX_PAIR = /^[0-9A-Fa-f]{2}$/

/**
 * Decodes quoted-printable (RFC 2045, section 6.7) whose soft line breaks are joined already. A `;` that was
 * encoded comes back as `\;`: in vCard 2.1 only the plain one separates components. A `=` that begins no pair of
 * hex digits stays as it is; without a known charset the bytes are UTF-8, or windows-1252 where they are not.
 */
export function decodeQuotedPrintable(text: string, charset: string): string {
  const decode = decoderOf(charset)
  const decoded: string[] = []
  let at = 0
  for (let mark = text.indexOf('='); mark !== -1; mark = text.indexOf('=', at)) {
    decoded.push(text.slice(at, mark))
    // A run of encoded bytes is decoded together, since one letter may take several.
    const bytes: number[] = []
    for (at = mark; text[at] === '='; at += 3) {
      const pair = text.slice(at + 1, at + 3)
      if (!HEX_PAIR.test(pair)) break
      bytes.push(parseInt(pair, 16))
    }
    if (bytes.length === 0) at = mark + 1
    decoded.push(bytes.length === 0 ? '=' : decode(Uint8Array.from(bytes)).replaceAll(';', '\\;'))
  }
  decoded.push(text.slice(at))
  return decoded.join('')
}

function decoderOf(charset: string): (bytes: Uint8Array) => string {
  const label = charset.trim().toLowerCase()
  try {
    if (label !== '' && !/^utf-?8$/.test(label)) {
      const decoder = new TextDecoder(label)
      return (bytes) => decoder.decode(bytes)
    }
  } catch {
    // A charset that nobody knows: the bytes themselves tell.
  }
  return utf8OrWindows
}

function utf8OrWindows(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
