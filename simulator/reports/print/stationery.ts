/** What prints are made with: the papers, the code lists of items, names of our own. Data read once. */
import { parseTable } from '#protocol/csv.ts'
import { type Paper, readPapers } from './paper.ts'

export interface Stationery {
  readonly papers: readonly Paper[]
  /** Code lists of an item by its English term, in the order they are tried. */
  readonly lists: ReadonlyMap<string, readonly string[]>
  /** Names of the lists that only prints need, by `list code`. */
  readonly names: ReadonlyMap<string, string>
  /** Boxes of a layout that has no paper: an item goes into the first whose words its term holds. */
  readonly topics: readonly { readonly title: string; readonly words: RegExp }[]
}

/** Files by their path below this folder: `papers/statement.csv`. Throws `TableError` naming file and line. */
export function readStationery(files: ReadonlyMap<string, string>): Stationery {
  const table = (file: string, columns: readonly string[]) => {
    const text = files.get(file)
    if (text === undefined) throw new Error(`${file}: the file is missing from the stationery`)
    return parseTable(text, file, columns).rows
  }
  const papers = [...files].filter(([file]) => file.startsWith('papers/'))
  return {
    papers: papers.flatMap(([file, text]) => readPapers(text, file)),
    lists: new Map(
      table('words/lists.csv', ['term', 'list']).map((row) => [row.get('term'), row.get('list').split(' ')]),
    ),
    names: new Map(
      table('words/names.csv', ['list', 'code', 'vi']).map((row) => [
        `${row.get('list')} ${row.get('code')}`,
        row.get('vi'),
      ]),
    ),
    topics: table('words/topics.csv', ['title', 'words']).map((row) => ({
      title: row.get('title'),
      words: new RegExp(row.get('words'), 'i'),
    })),
  }
}
