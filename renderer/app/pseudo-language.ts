// oxlint-disable-next-line eslint/no-restricted-imports -- as in i18n.ts: another compiler of messages
import { compileMessage } from '@lingui/message-utils/compileMessage'

type Compiled = ReturnType<typeof compileMessage>

/**
 * English as a language nobody speaks: `Save {name}` becomes `[Šåvé·· {name}]`. Accented, so that what is not translated
 * stands out; in brackets, so that what is cut off or put together from pieces does; each word 40 % longer, as other
 * languages are. Placeholders, plurals and tags stay what they are.
 */
export function compilePseudo(message: string): Compiled {
  return ['[', ...compileMessage(message, accented), ']'] as Compiled
}

const TAG = /(<\/?\d+\/?>)/
const GROWTH = 0.4
const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const STRANGE = 'åƀçðéƒĝĥîĵķļɱñöþqŕšŧûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞQŔŠŦÛṼŴẊÝŽ'

function accented(text: string): string {
  return text
    .split(TAG)
    .map((part) => (TAG.test(part) ? part : part.replace(/[A-Za-z]+/g, longerWord)))
    .join('')
}

function longerWord(word: string): string {
  return (
    word.replace(/[A-Za-z]/g, (letter) => STRANGE[PLAIN.indexOf(letter)] ?? letter) +
    '·'.repeat(Math.ceil(word.length * GROWTH))
  )
}
