/** Generation of the layouts; a later one is a second set of files, not a change of code. */
export const PROFILE = '2014-gen0'
