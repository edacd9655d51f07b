/** A procedure that a terminal can send (nghiệp vụ). */
export interface ProcedureEntry {
  readonly code: string
  /** Our Vietnamese name. */
  readonly name: string
  /** Official English title. */
  readonly term: string
  readonly signed: boolean
  /** May carry files (HYS, HYE, MSB). */
  readonly attachments: boolean
  /** Code of its `ProcedureGroup`. */
  readonly group: string
}

/** Procedures that a menu shows together (nhóm nghiệp vụ). */
export interface ProcedureGroup {
  readonly code: string
  readonly vi: string
  readonly en: string
}
