// The signing agent alone, for a workstation that talks to a simulator elsewhere: `node simulator/setup/agent.mjs`.
import { preparePackages } from './prepare.mjs'

preparePackages()
const { runCompiled } = await import('./compiled.mjs')
await runCompiled('agent')
