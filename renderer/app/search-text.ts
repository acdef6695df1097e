/** Reads a search string as texts by name; the screens say what they mean. */
export function parseSearchText(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** Writes the parts that are there, lists with commas. Without `?`. */
export function searchText(search: object): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '') continue
    params.set(name, value === true ? '1' : Array.isArray(value) ? value.join(',') : String(value))
  }
  return params.toString().replaceAll('%2C', ',')
}
