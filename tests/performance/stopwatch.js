// Set before a page's own scripts: when the first number and the first chart are there, and how long a chart takes
// to change after Enter. Times are milliseconds since the navigation began.
(() => {
  const CHART = ".js-plotly-plot .main-svg"
  const NUMBER = '[data-testid="stMetricValue"]'

  // What can be seen of a chart: its texts and where its marks are.
  const shown = chart =>
    [...document.querySelectorAll(".js-plotly-plot")[chart]?.querySelectorAll("text, path") ?? []]
      .map(part => part.textContent + part.getAttribute("d") + part.getAttribute("transform"))
      .join()

  const first = {}
  const watch = new MutationObserver(() => {
    if (!first.number && [...document.querySelectorAll(NUMBER)].some(value => value.textContent.trim()))
      first.number = performance.now()
    if (!first.chart && document.querySelector(CHART)) first.chart = performance.now()
    if (first.number && first.chart) watch.disconnect()
  })
  watch.observe(document, { childList: true, characterData: true, subtree: true })

  const untilChanged = chart =>
    new Promise(resolve => {
      const before = shown(chart)
      let pressed
      const key = event => {
        if (event.key === "Enter") pressed = performance.now()
      }
      document.addEventListener("keydown", key, { capture: true })
      const observer = new MutationObserver(() => {
        if (!pressed) return
        const now = shown(chart)
        if (now === "" || now === before) return
        observer.disconnect()
        document.removeEventListener("keydown", key, { capture: true })
        resolve(performance.now() - pressed)
      })
      observer.observe(document.body, {
        attributes: true,
        childList: true,
        characterData: true,
        subtree: true,
      })
    })

  window.stopwatch = {
    first,
    arm: chart => {
      window.stopwatch.change = untilChanged(chart)
    },
  }
})()
