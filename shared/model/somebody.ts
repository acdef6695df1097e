/** What stands in a frozen text in place of a name that was taken out. It is shown in words of the reader's language. */
export const SOMEBODY = '\u{fffc}'
