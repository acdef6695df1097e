/** Whether a name, in small letters, is a word of every day as well: a text in which each _will_ and _may_ is somebody says nothing any more. */
export function isEverydayWord(word: string): boolean {
  return EVERYDAY.has(word)
}

const EVERYDAY: ReadonlySet<string> = new Set(
  `al alba amber an angel april art august autumn bay ben bill bishop black bo brook brown bush carol chance chase christian clay cole cook
  cross dale dawn day dean do don drew earl ernst faith fay field finn ford forest fox frank free frost gene glen good grace grant gray green
  guy hall heather hill holly hope hunter in iris ivy jack jan jay jean jo joy june king knight lane lang law lee li long love lynn major
  mark mason max may mercy miles miller moon mut neil noble olive page park paul pearl penny pierce porter price prince ray reed rich rob
  robin rock roman rose ruby sage sandy scott sky so star sterling stern stone storm summer sue sun sunny taylor tony trip van vera victor
  violet von walker ward way web weber west white will winter wolf wood woods young`.split(/\s+/),
)
