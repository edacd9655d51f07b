import { describe, expect, it } from 'vitest'
import { canHave, type FilePlace, type Officer, type RightsReason, rightsAgainst } from '#customs/assignment/rights.ts'
import { rightsRefusal } from '#customs/assignment/rights-reasons.ts'
import { DESK_ACTIONS } from '#customs/examination/action-names.ts'

const officer = (change: Partial<Officer> = {}): Officer => ({
  login: 'kiem',
  customs: true,
  assigns: 'none',
  office: '02CI',
  department: '02ZZ',
  subsection: '',
  ...change,
})
const file = (change: Partial<FilePlace> = {}): FilePlace => ({
  office: '02CI',
  department: '02ZZ',
  subsection: '00',
  officer: '',
  player: '',
  ...change,
})
const MOVES = DESK_ACTIONS.filter((action) => action !== 'assign' && action !== 'release')
const everyMove = (who: Officer, where: FilePlace): Set<RightsReason | undefined> =>
  new Set(MOVES.filter((move) => move !== 'take').map((move) => rightsAgainst(move, who, where)))

describe('customs.md, Rights: by function, by office and sub-section, by assignment', () => {
  it('by function: only who plays customs acts', () => {
    expect(everyMove(officer({ customs: false }), file())).toEqual(new Set(['notCustoms']))
    expect(everyMove(officer(), file())).toEqual(new Set([undefined]))
  })

  it('by office: another office is refused, whatever else the person may do', () => {
    for (const assigns of ['none', 'department', 'all'] as const)
      expect(everyMove(officer({ office: '03CC', assigns }), file())).toEqual(new Set(['otherOffice']))
  })

  it('by sub-section: only where both have one and they differ', () => {
    expect(everyMove(officer({ subsection: '01' }), file())).toEqual(new Set(['otherSubsection']))
    expect(everyMove(officer({ subsection: '00' }), file())).toEqual(new Set([undefined]))
    expect(everyMove(officer({ subsection: '01' }), file({ subsection: '' }))).toEqual(new Set([undefined]))
  })

  it("by assignment: nobody's file is open to the whole office, another's to nobody else", () => {
    expect(everyMove(officer(), file({ officer: 'kiem' }))).toEqual(new Set([undefined]))
    expect(everyMove(officer(), file({ officer: 'khac' }))).toEqual(new Set(['assignedToOther']))
    expect(rightsAgainst('take', officer(), file({ officer: 'khac' }))).toBe('assignedToOther')
    expect(rightsAgainst('take', officer(), file({ officer: 'kiem' }))).toBe('alreadyMine')
    expect(rightsAgainst('take', officer(), file())).toBeUndefined()
  })

  it('in a run, who plays its customs side is an officer of its office; a file of somebody else stays closed', () => {
    const player = officer({ customs: false, office: '03CC' })
    expect(everyMove(player, file({ player: 'kiem' }))).toEqual(new Set([undefined]))
    expect(everyMove(player, file({ player: 'kiem', officer: 'khac' }))).toEqual(new Set(['assignedToOther']))
    expect(everyMove(player, file({ player: 'khac' }))).toEqual(new Set(['notCustoms']))
  })

  it.each([
    ['an officer', officer(), file(), 'mayNotAssign'],
    ['a trainer, of any office', officer({ assigns: 'all', customs: false, office: '03CC' }), file(), undefined],
    ['a Cục, for its own offices', officer({ assigns: 'department', office: '02ZZ' }), file(), undefined],
    ['a Cục, for those of another', officer({ assigns: 'department', department: '03ZZ' }), file(), 'otherDepartment'],
    [
      'a Cục that nobody knows',
      officer({ assigns: 'department', department: '' }),
      file({ department: '' }),
      'otherDepartment',
    ],
  ] as const)('assigning: %s', (_, who, where, expected) => {
    expect(rightsAgainst('assign', who, where)).toBe(expected)
  })

  it('giving back: who has the file only', () => {
    expect(rightsAgainst('release', officer(), file({ officer: 'kiem' }))).toBeUndefined()
    expect(rightsAgainst('release', officer(), file({ officer: 'khac' }))).toBe('notMine')
    expect(rightsAgainst('release', officer({ assigns: 'all' }), file())).toBe('notMine')
  })

  it('a file goes to officers of its office, and to who plays its run', () => {
    expect(canHave(officer(), file())).toBe(true)
    expect(canHave(officer({ office: '03CC' }), file())).toBe(false)
    expect(canHave(officer({ customs: false }), file())).toBe(false)
    expect(canHave(officer({ customs: false, office: '03CC' }), file({ player: 'kiem' }))).toBe(true)
  })

  it('each reason names office or officer where it helps', () => {
    expect(rightsRefusal('otherOffice', file(), '').vi).toContain('02CI')
    expect(rightsRefusal('otherSubsection', file(), '').vi).toContain('02CI-00')
    expect(rightsRefusal('assignedToOther', file(), 'Lê Thị Kiểm')).toMatchObject({
      code: 'assignedToOther',
      vi: expect.stringContaining('Lê Thị Kiểm'),
      en: expect.stringContaining('Lê Thị Kiểm'),
    })
  })
})
