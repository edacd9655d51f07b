// `npm run bench`: the benchmark; a table on standard output, JSON in bench-result.json.
import { preparePackages } from './prepare.mjs'

preparePackages()
const { register } = await import('tsx/esm/api')
register()
await import('../../test/bench/run.ts')
