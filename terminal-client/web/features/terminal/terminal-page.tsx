import { Page } from '../../ui/page.tsx'

export const TerminalPage = () => <Page title="Đầu cuối">…</Page>
