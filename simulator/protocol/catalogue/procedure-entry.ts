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
}
