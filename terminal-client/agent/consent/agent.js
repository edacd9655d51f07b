// What plain HTML cannot do; without it every page still works.

// A window that opens under a double click must not take the second click for consent.
const guardMs = 700
for (const button of document.querySelectorAll('button[data-guard]')) {
  button.disabled = true
  setTimeout(() => {
    button.disabled = false
  }, guardMs)
}

// The box of a warned certificate counts once that certificate is marked; the agent asks for it in any case.
const certificates = document.querySelectorAll('input[name="certificate"]')
const marked = () => {
  for (const one of certificates) {
    const box = one.closest('.certificate')?.nextElementSibling?.querySelector('input[name="confirm"]')
    if (box) box.required = one.checked
  }
}
for (const one of certificates) one.addEventListener('change', marked)
marked()

const caps = document.querySelector('[data-caps]')
const pin = document.getElementById('pin')
if (caps && pin) {
  for (const kind of ['keydown', 'keyup']) {
    pin.addEventListener(kind, (event) => {
      const on = event.getModifierState?.('CapsLock')
      const text = on ? 'Caps Lock đang bật (is on).' : ''
      if (caps.textContent !== text) caps.textContent = text
    })
  }
}

let decided = false
for (const form of document.querySelectorAll('form.decision, form.card')) {
  form.addEventListener('submit', (event) => {
    decided = true
    // The second of two quick submits would only be told that the first one counts.
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = '1'
  })
}

// Esc leads to the way out, it does not take it.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') document.querySelector('button[value="refuse"]')?.focus()
})

const progress = document.querySelector('[data-progress]')
if (progress) {
  const poll = async () => {
    const answer = await fetch(progress.dataset.progress, { cache: 'no-store' })
    const { state, done } = await answer.json()
    if (state !== progress.dataset.while) return location.reload()
    const shown = progress.querySelector('[data-done]')
    if (shown) {
      progress.querySelector('progress').value = done
      shown.textContent = done
    }
    setTimeout(poll, 500)
  }
  poll().catch(() => location.reload())
}

// While the person decides: the page may withdraw the request, its time may end, the agent may stop.
const watched = document.querySelector('[data-watch]')
if (watched) {
  const gone = watched.querySelector('template')
  const look = async () => {
    const answer = await fetch(watched.dataset.watch, { cache: 'no-store' }).catch(() => undefined)
    if (decided) return
    if (answer === undefined) {
      if (watched.contains(gone)) watched.replaceChildren(gone.content.cloneNode(true))
    } else if (!answer.ok || (await answer.json()).state !== 'waiting') return location.reload()
    setTimeout(look, 2000)
  }
  setTimeout(look, 2000)
}

for (const button of document.querySelectorAll('[data-close]')) button.addEventListener('click', () => window.close())

const probe = document.querySelector('[data-probe]')
if (probe) {
  const tell = (ok) => {
    probe.className = ok ? 'ok' : 'bad'
    probe.querySelector('.sign').textContent = ok ? '✓' : '✗'
    const word = document.createElement('span')
    word.className = 'word'
    word.textContent = ok ? 'Đạt' : 'Chưa đạt'
    probe.querySelector('[role="status"]').replaceChildren(word, ` ${ok ? probe.dataset.ok : probe.dataset.bad}`)
  }
  fetch(probe.dataset.probe, { cache: 'no-store' }).then(
    (answer) => tell(answer.ok),
    () => tell(false),
  )
}
