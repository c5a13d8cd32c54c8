/* Draws diagrams with the Mermaid that comes with the site; stands on pages with diagrams only. Where one can't be drawn,
   its text stays. */
(() => {
  const sources = []
  for (const text of document.querySelectorAll("[data-jk-diagrams]:not([data-jk-diagrams-done])")) {
    text.dataset.jkDiagramsDone = ""
    const wanted = text.dataset.jkDiagrams === "code" ? ".jk-mermaid, .language-mermaid" : ".jk-mermaid"
    for (const found of text.querySelectorAll(wanted)) {
      if (found.parentElement.closest(wanted)) continue
      sources.push(found.matches("code") ? found.closest("pre") ?? found : found)
    }
  }
  if (!sources.length) return

  const folder = new URL("../mermaid/", document.currentScript.src)
  window.jekyllMermaid ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = new URL("mermaid.min.js", folder)
    script.onload = resolve
    script.onerror = () => reject(new Error(`${script.src} can't be loaded`))
    document.head.append(script)
  })

  const isDark = () => document.body.getAttribute("data-md-color-scheme") === "slate"
  const figures = sources.map((source) => {
    source.dataset.jkSource = ""
    const figure = document.createElement("div")
    figure.className = "jk-diagram"
    figure.hidden = true
    source.after(figure)
    return { source, figure, words: source.textContent.trim() }
  })

  const draw = async () => {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: "strict",
      suppressErrorRendering: true,
      theme: isDark() ? "dark" : "neutral",
      themeVariables: isDark() ? { edgeLabelBackground: "#333" } : {}, // the theme's grey is too light to read on
      fontFamily: getComputedStyle(document.body).fontFamily,
    })
    for (const { source, figure, words } of figures) {
      try {
        window.jekyllDiagrams = (window.jekyllDiagrams ?? 0) + 1
        figure.innerHTML = (await mermaid.render(`jk-diagram-${window.jekyllDiagrams}`, words)).svg
        figure.classList.toggle("jk-diagram--dark", isDark())
        figure.hidden = false
        source.hidden = true
      } catch (error) {
        console.warn(`A diagram can't be drawn: ${error.message}`)
        figure.hidden = true
        source.hidden = false
      }
    }
  }

  let queue = window.jekyllMermaid.then(draw)
  let dark = isDark()
  const watcher = new MutationObserver(() => {
    if (!figures[0].figure.isConnected) return watcher.disconnect()
    if (dark === isDark()) return
    dark = isDark()
    queue = queue.then(draw)
  })
  watcher.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] })
})()
