/** The beginning of a note as one reads it in a list: without the marks of Markdown, tasks with a box. */
export function notesExcerpt(markdown: string): string {
  return markdown
    .replace(/(^|\s)[-*+] \[ \] /g, '$1☐ ')
    .replace(/(^|\s)[-*+] \[[xX]\] /g, '$1☑ ')
    .replace(/\[([^\]\n]+)\]\([^)\s]*\)/g, '$1')
    .replace(/(^|\n)#{1,6} /g, '$1')
    .replace(/(^|\n)> ?/g, '$1')
    .replace(/(\*\*|__|~~)(\S(?:.*?\S)?)\1/g, '$2')
    .replace(/(^|[\s("'“‘])([*_])([^\s*_](?:[^*_\n]*[^\s*_])?)\2(?![\p{L}\p{N}*_])/gu, '$1$3')
    .replace(/`([^`\n]+)`/g, '$1')
}
