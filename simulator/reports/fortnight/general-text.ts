/**
 * A text of the catalogue without its places for line, value and item: the report speaks of all messages that met the
 * code, not of one.
 */
export function generalText(text: string): string {
  const bare = text
    .replace(/^(Dòng|Line) \{line\}: /, '')
    .replace(/ ?\(\{item\}\)/g, '')
    .replace(/ ?“\{\w+\}”/g, '')
    .replace(/\{\w+\}/g, '…')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}
