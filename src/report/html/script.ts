/**
 * What the page does where scripts run; without, everything is there to be read. It reads its own page only, and
 * writes text, never HTML.
 */
export const SCRIPT = `
'use strict'
const $ = (id) => document.getElementById(id)
const tip = $('tip')
const cells = [...document.querySelectorAll('.matrix td a')]
const rows = [...document.querySelectorAll('.matrix tbody tr')].map(row => [...row.querySelectorAll('td a')])
let shown
const hide = () => { tip.hidden = true; if (shown) shown.removeAttribute('aria-describedby'); shown = undefined }
const show = (cell) => {
  const target = $(cell.hash.slice(1))
  if (!target) return
  const name = target.querySelector('th').firstChild.textContent
  const [status, reason] = target.querySelectorAll('td')
  tip.textContent = name + ': ' + status.firstChild.textContent + ' \\u2013 ' + reason.firstElementChild.textContent
  tip.hidden = false
  cell.setAttribute('aria-describedby', 'tip')
  shown = cell
  place()
}
const place = () => {
  if (!shown) return
  const at = shown.getBoundingClientRect()
  const own = tip.getBoundingClientRect()
  const below = at.bottom + 6 + own.height < innerHeight
  tip.style.left = Math.max(8, Math.min(at.left, innerWidth - own.width - 8)) + 'px'
  tip.style.top = (below ? at.bottom + 6 : Math.max(8, at.top - own.height - 6)) + 'px'
}
for (const cell of cells) {
  cell.addEventListener('mouseenter', () => show(cell))
  cell.addEventListener('focus', () => show(cell))
  cell.addEventListener('blur', hide)
  cell.addEventListener('mouseleave', () => setTimeout(() => { if (document.activeElement !== cell && !tip.matches(':hover') && shown === cell) hide() }, 150))
}
tip.addEventListener('mouseleave', () => { if (document.activeElement !== shown) hide() })
addEventListener('keydown', (event) => { if (event.key === 'Escape') hide() })
// Coming to a field by the keyboard may move the page.
addEventListener('scroll', place, { passive: true, capture: true })

const stop = (cell) => { for (const other of cells) other.tabIndex = other === cell ? 0 : -1 }
const seen = (row) => row.length > 0 && row[0].offsetParent !== null
const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }
if (cells.length > 0) {
  stop(cells[0])
  document.querySelector('.matrix').addEventListener('keydown', (event) => {
    const by = step[event.key]
    if (!by) return
    const all = rows.filter(seen)
    const at = all.findIndex(row => row.includes(event.target))
    if (at < 0) return
    event.preventDefault()
    const row = all[Math.max(0, Math.min(all.length - 1, at + by[0]))]
    const column = all[at].indexOf(event.target) + by[1]
    const next = row[Math.max(0, Math.min(row.length - 1, column))]
    stop(next)
    next.focus()
  })
}
const refill = () => {
  const open = rows.filter(seen).flat()
  if (open.length > 0 && !open.some(cell => cell.tabIndex === 0)) stop(open[0])
}
document.addEventListener('change', refill)

const find = $('find')
if (find) {
  find.hidden = false
  find.querySelector('input').addEventListener('input', (event) => {
    const words = event.target.value.toLowerCase()
    for (const one of document.querySelectorAll('[data-host]'))
      one.classList.toggle('off', !one.dataset.host.toLowerCase().includes(words))
    refill()
  })
}

const reveal = () => {
  const target = location.hash && $(location.hash.slice(1))
  const host = target && target.closest('details')
  if (!host) return
  host.open = true
  target.scrollIntoView({ block: 'center' })
}
addEventListener('hashchange', reveal)
reveal()
addEventListener('beforeprint', () => { for (const one of document.querySelectorAll('details')) one.open = true })
`
