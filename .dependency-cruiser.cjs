/** The import rules of the house (see README, "picture of the house"). A rule that matches no module is caught by test/architecture. */
const edges = 'http|trust|store|journal|reports|library|cli|setup'
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'protocol-stands-alone',
      severity: 'error',
      from: { path: '^simulator/protocol' },
      to: { pathNot: '^(simulator/protocol|node_modules/(saxes|xmlchars|xmlbuilder2))' },
    },
    {
      name: 'customs-imports-protocol-only',
      severity: 'error',
      from: { path: '^simulator/customs' },
      to: { pathNot: '^simulator/(customs|protocol)' },
    },
    {
      name: 'training-imports-protocol-customs-only',
      severity: 'error',
      from: { path: '^simulator/training' },
      to: { pathNot: '^simulator/(training|protocol|customs)' },
    },
    {
      name: 'pure-rooms-touch-no-node-core',
      severity: 'error',
      from: { path: '^simulator/(protocol|customs|training)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ports-import-pure-only',
      severity: 'error',
      from: { path: '^simulator/ports.ts$' },
      to: { pathNot: '^simulator/(protocol|customs|training)' },
    },
    {
      name: 'pipeline-imports-ports-and-pure-only',
      severity: 'error',
      from: { path: '^simulator/pipeline.ts$' },
      to: { pathNot: '^simulator/(protocol|customs|training|ports.ts)' },
    },
    {
      name: 'edges-do-not-import-each-other',
      comment: 'apart from the one database handle',
      severity: 'error',
      from: { path: `^simulator/(${edges})/` },
      to: { path: `^simulator/(${edges})/`, pathNot: ['^simulator/$1/', '^simulator/store/database.ts$'] },
    },
    {
      name: 'nothing-imports-main-http-test',
      severity: 'error',
      from: { path: '^(simulator|terminal-client|fixtures)', pathNot: '^simulator/(main.ts|http/)' },
      to: { path: '^(simulator/(main.ts|http/)|test/)' },
    },
    {
      name: 'client-imports-protocol-only',
      severity: 'error',
      from: { path: '^terminal-client' },
      to: { path: '^simulator', pathNot: '^simulator/protocol' },
    },
    {
      name: 'only-config-reads-the-environment',
      comment: 'kept by test/architecture, which greps for process.env',
      severity: 'ignore',
      from: {},
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
