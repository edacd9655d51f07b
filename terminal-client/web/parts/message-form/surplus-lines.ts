/**
 * Lines beyond what a message holds (dòng thừa): nobody comes to them by mistake, but the refusal (E0001) can be
 * practised with them. The grid takes them once the person asks for it, or when a file or a data set brought them.
 */

/** Lines that a grid takes then: twice the layout's own, so that a wrong paste still ends somewhere. */
export const surplusLimit = (most: number): number => 2 * most

/** What the grid takes now. `asked`: the person wants lines too many. */
export const lineLimit = (most: number, filled: number, asked: boolean): number =>
  asked || filled > most ? Math.max(surplusLimit(most), filled) : most
