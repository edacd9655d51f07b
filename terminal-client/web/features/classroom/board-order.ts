import type { BoardRow } from '#api/classroom.ts'

export type BoardColumn =
  | 'status'
  | 'name'
  | 'scenario'
  | 'step'
  | 'role'
  | 'since'
  | 'mistakes'
  | 'hints'
  | 'score'
  | 'last'
  | 'done'

/** Who needs the trainer comes first. */
const URGENCY: readonly BoardRow['status'][] = ['stuck', 'failed', 'waiting', 'working', 'idle', 'passed']

const collator = new Intl.Collator('vi')
const byName = (a: BoardRow, b: BoardRow): number => {
  // Vietnamese names are sorted by the last word, the given name.
  const given = ({ name }: BoardRow) => name.trim().split(/\s+/).at(-1) ?? ''
  return collator.compare(given(a), given(b)) || collator.compare(a.name, b.name)
}

const COMPARE: Readonly<Record<BoardColumn, (a: BoardRow, b: BoardRow) => number>> = {
  status: (a, b) => URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status) || b.since - a.since,
  name: byName,
  scenario: (a, b) => collator.compare(a.title.vi, b.title.vi),
  step: (a, b) => a.step - b.step,
  role: (a, b) => collator.compare(a.role, b.role),
  since: (a, b) => a.since - b.since,
  mistakes: (a, b) => a.mistakes - b.mistakes,
  hints: (a, b) => a.hints - b.hints,
  score: (a, b) => (a.score ?? -1) - (b.score ?? -1),
  last: (a, b) => collator.compare(a.last, b.last),
  done: (a, b) => a.passed - b.passed || a.ended - b.ended,
}

export function sortedBoard(rows: readonly BoardRow[], by: BoardColumn, down: boolean): readonly BoardRow[] {
  const compare = COMPARE[by]
  return [...rows].sort((a, b) => (down ? compare(b, a) : compare(a, b)) || byName(a, b))
}
