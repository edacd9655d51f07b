import { Modal } from '@mantine/core'

export const Finder = ({ onClose }: { readonly onClose: () => void }) => (
  <Modal opened onClose={onClose} title="Tìm">
    …
  </Modal>
)
