import { Page } from '../../ui/page.tsx'

export const CataloguePage = () => <Page title="Kịch bản">…</Page>
