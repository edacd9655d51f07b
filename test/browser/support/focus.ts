import type { Page } from 'playwright-core'

export interface Focused {
  readonly tag: string
  /** Name as it is read aloud, roughly: label, aria-label or text. */
  readonly name: string
  /** Can be seen to have the focus, and is not hidden behind anything. */
  readonly visible: boolean
}

/** The element that has the focus now. */
export function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return { tag: 'BODY', name: '', visible: false }
    const style = getComputedStyle(element)
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = style
    const isRinged = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    // A field shows it by its border: the same field without the focus has another.
    const isBordered = (): boolean => {
      const twin = element.cloneNode(true) as HTMLElement
      element.after(twin)
      const differs = getComputedStyle(twin).borderColor !== borderColor
      twin.remove()
      return differs
    }
    const box = element.getBoundingClientRect()
    const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1)
    const y = Math.min(Math.max(box.y + Math.min(box.height / 2, 10), 0), innerHeight - 1)
    const top = document.elementFromPoint(x, y)
    const isUncovered =
      top !== null &&
      (element.contains(top) || top.contains(element) || top.closest('label')?.contains(element) === true)
    const isInView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    const labels =
      element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((label) => label.innerText) : []
    return {
      tag: element.tagName,
      name: (element.getAttribute('aria-label') ?? (labels.join(' ') || element.innerText)).trim(),
      visible: isInView && isUncovered && (isRinged || isBordered()),
    }
  })
}

/** Presses until the focus is on what was asked for; what was passed on the way comes back. Throws when it never comes. */
export async function pressUntil(
  page: Page,
  key: string,
  wanted: (at: Focused) => boolean,
  most = 80,
): Promise<readonly Focused[]> {
  const passed: Focused[] = []
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press(key)
    const at = await focused(page)
    passed.push(at)
    if (wanted(at)) return passed
  }
  throw new Error(`${key} × ${most} passed ${passed.map(({ tag, name }) => `${tag} "${name}"`).join(', ')}`)
}
