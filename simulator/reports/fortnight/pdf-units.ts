import { LEFT_SHARE, TEXT_WIDTH_MM } from './measures.ts'

/** Millimetres as points. */
export const points = (millimetres: number): number => (millimetres / 25.4) * 72

export const TEXT_WIDTH = points(TEXT_WIDTH_MM)
export const LEFT = TEXT_WIDTH * LEFT_SHARE
export const RIGHT = TEXT_WIDTH - LEFT
