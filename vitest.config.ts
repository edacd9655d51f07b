import { defineConfig } from 'vitest/config'

// One project a kind of test: the pure ones open no socket; the others own what they start.
const project = (name: string, timeout: number) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: timeout, hookTimeout: Math.max(timeout, 60_000) },
})

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      project('unit', 10_000),
      project('conformance', 60_000),
      project('architecture', 120_000),
      project('store', 120_000),
      project('agent', 120_000),
      project('http', 60_000),
      project('documents', 180_000),
      project('journey', 300_000),
      project('crash', 300_000),
      // A browser, a simulator and an agent each: one file at a time.
      {
        ...project('browser', 300_000),
        test: {
          ...project('browser', 300_000).test,
          fileParallelism: false,
          globalSetup: ['test/browser/support/build-web.ts'],
        },
      },
    ],
  },
})
