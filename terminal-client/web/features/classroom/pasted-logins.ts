/**
 * Log-ins out of what was pasted: one a line, or several parted by commas, semicolons, blanks. Of a line from a table
 * (columns parted by tabs) the first column counts.
 */
export function pastedLogins(text: string): readonly string[] {
  const names = text
    .split(/\r?\n/)
    .flatMap((line) => (line.includes('\t') ? line.split('\t').slice(0, 1) : line.split(/[\s,;]+/)))
  return [...new Set(names.map((name) => name.trim().toLowerCase()).filter((name) => name !== ''))]
}
