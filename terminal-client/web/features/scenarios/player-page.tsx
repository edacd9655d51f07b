import { Page } from '../../ui/page.tsx'

export const PlayerPage = () => <Page title="Lượt chạy">…</Page>
