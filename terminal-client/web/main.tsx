import '@mantine/core/styles.css'
import './ui/base.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { router } from './app/router.tsx'
import { theme, variables } from './app/theme.ts'
import { startLanguage } from './lib/language.ts'
import { queryClient } from './lib/query-client.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

/** The server writes the nonce of this answer beside every style; styles made later carry it too. */
const nonce = document.querySelector<HTMLElement>('[nonce]')?.nonce ?? ''

// The library that holds the page still behind a window asks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce })
startLanguage()
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
