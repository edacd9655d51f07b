/** A run that the trainer wants to put something in the way of. */
export interface Aim {
  readonly run: string
  readonly name: string
}
