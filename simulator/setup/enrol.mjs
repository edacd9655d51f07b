// The process that makes keys on the training token for the simulator (training-enroller.ts), forked by it.
import { runCompiled } from './compiled.mjs'

await runCompiled('enrol')
