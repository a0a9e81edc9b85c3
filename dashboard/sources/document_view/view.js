// Draws a document with its figures marked. All text goes through textContent: a document is shown, never run.

const states = new WeakMap()

function make(tag, className, text) {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text !== undefined) element.textContent = text
  return element
}

function card(fact, href, texts) {
  const box = make("div", "card")
  const head = make("p", "value")
  head.append(make("strong", "", fact.value), make("span", "kind", fact.kind))
  const list = make("dl")
  for (const [label, value] of fact.fields) list.append(make("dt", "", label), make("dd", "", value))
  box.append(head, list)
  if (fact.doubts.length) {
    box.append(make("p", "doubt", fact.doubted))
    const doubts = make("ul")
    for (const doubt of fact.doubts) doubts.append(make("li", "", doubt))
    box.append(doubts)
  }
  const link = make("a", "link", texts.link)
  link.href = href
  box.append(link)
  return box
}

function build(parent, data, state) {
  const page = parent.querySelector(".page")
  const nav = parent.querySelector("nav")
  const facts = new Map(data.cards.map((fact) => [fact.id, fact]))
  const href = (id) => `?${data.parameter}=${encodeURIComponent(id)}`
  state.marks = new Map()

  const close = () => {
    for (const mark of page.querySelectorAll('[aria-expanded="true"]')) mark.setAttribute("aria-expanded", "false")
    for (const open of page.querySelectorAll(".card")) open.remove()
    for (const entry of nav.querySelectorAll("[aria-current]")) entry.removeAttribute("aria-current")
  }

  const open = (mark, line, box) => {
    close()
    mark.setAttribute("aria-expanded", "true")
    line.after(box)
  }

  state.openFact = (id, mark) => {
    const target = mark ?? state.marks.get(id)?.[0]
    const fact = facts.get(id)
    if (!target || !fact) return false
    open(target, target.closest(".line"), card(fact, href(id), data.texts))
    for (const other of state.marks.get(id)) other.setAttribute("aria-expanded", "true")
    nav.querySelector(`[data-fact="${CSS.escape(id)}"]`)?.setAttribute("aria-current", "true")
    state.selected = id
    return target
  }

  state.show = (id) => {
    const mark = state.openFact(id)
    if (!mark) return
    mark.scrollIntoView({ block: "center" })
    mark.focus({ preventScroll: true })
  }

  const figure = (id, text, line) => {
    const mark = make("a", "figure", text)
    mark.href = href(id)
    mark.setAttribute("aria-expanded", "false")
    mark.onclick = (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      if (mark.getAttribute("aria-expanded") === "true") {
        close()
        state.selected = ""
      } else state.openFact(id, mark)
      state.tell(state.selected)
    }
    state.marks.set(id, [...(state.marks.get(id) ?? []), mark])
    return mark
  }

  const explained = (reason, text, line) => {
    const mark = make("button", "reason", text)
    mark.type = "button"
    mark.setAttribute("aria-expanded", "false")
    mark.onclick = () => {
      if (mark.getAttribute("aria-expanded") === "true") return close()
      const box = make("div", "card")
      box.append(make("p", "value", `“${text}” is in no figure: ${reason}.`))
      open(mark, line, box)
    }
    return mark
  }

  page.replaceChildren(
    ...data.lines.map(([number, style, cells]) => {
      const line = make("div", `line ${style}`)
      line.append(make("span", "number", String(number)))
      const body = make("div", "body")
      for (const pieces of cells) {
        const cell = make("span", "cell")
        for (const [text, id, reason] of pieces) {
          if (facts.has(id)) cell.append(figure(id, text, line))
          else if (reason) cell.append(explained(reason, text, line))
          else cell.append(document.createTextNode(text))
        }
        body.append(cell)
      }
      line.append(body)
      return line
    })
  )
  page.tabIndex = 0
  page.setAttribute("role", "region")
  page.setAttribute("aria-label", data.texts.page)
  // Where the figures begin, under the heading they stand under.
  const first = page.querySelector(".figure")?.closest(".line")
  let start = first
  while (start && start !== page.firstChild && !start.classList.contains("heading")) start = start.previousSibling
  requestAnimationFrame(() => (page.scrollTop = start ? start.offsetTop - page.offsetTop - 12 : 0))
  nav.setAttribute("aria-label", data.texts.figures)
  nav.replaceChildren(make("p", "count", data.texts.count))
  for (const fact of data.cards) {
    const entry = make("a", "entry")
    entry.href = href(fact.id)
    entry.dataset.fact = fact.id
    entry.append(make("span", "number", String(fact.line)), make("strong", "", fact.value), make("span", "kind", fact.kind))
    entry.onclick = (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      state.show(fact.id)
      state.tell(fact.id)
    }
    nav.append(entry)
  }
  nav.hidden = facts.size === 0
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const state = states.get(parentElement) ?? { selected: "", given: "", told: new Set() }
  states.set(parentElement, state)
  state.tell = (id) => {
    state.told.add(id)
    setTriggerValue("fact", id)
  }
  const text = JSON.stringify([data.texts, data.lines, data.cards])
  if (state.text !== text) {
    state.text = text
    state.selected = state.given = ""
    state.told.clear()
    build(parentElement, data, state)
  }
  if (data.selected === state.given) return
  state.given = data.selected
  // What was told comes back; the reader may have closed it by then.
  if (!state.told.delete(data.selected) && data.selected && data.selected !== state.selected) {
    requestAnimationFrame(() => state.show(data.selected))
  }
}
