/** A postal address in one line: the parts that are there, in the order given, line breaks as commas. */
export function joinAddress(parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split('\n'))
    .map((part) => part.trim().replace(/,$/, ''))
    .filter((part) => part !== '')
    .join(', ')
}
