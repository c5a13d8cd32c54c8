/* The theme's search box asks when a key goes up. This one asks as well when text comes in another way (paste, voice,
   an input method), and marks what was looked for on the page that a result leads to. */
(() => {
  const box = document.querySelector("[data-md-component=search-query]")
  if (!box) return

  box.addEventListener("input", () => box.dispatchEvent(new Event("keyup")))

  if (document.forms.namedItem("search")) return // the theme marks by itself with its own index

  const mark = (where) => {
    const words = (new URL(location).searchParams.get("h") ?? "").split(/\s+/).filter((word) => word)
    if (!words.length || !where) return
    const any = words
      .sort((one, other) => other.length - one.length)
      .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    const found = new RegExp(`(${any.join("|")})`, "giu")
    const texts = []
    const walk = document.createTreeWalker(where, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const parent = walk.currentNode.parentElement
      if (parent.offsetHeight && !parent.closest("script, style, svg, .katex")) texts.push(walk.currentNode)
    }
    for (const text of texts) {
      const parts = text.data.split(found)
      if (parts.length < 2) continue
      text.replaceWith(
        ...parts.map((part, number) => {
          if (!(number % 2)) return part
          const marked = document.createElement("mark")
          marked.dataset.mdHighlight = ""
          marked.textContent = part
          return marked
        }),
      )
    }
  }

  if (typeof document$ === "undefined") mark(document.querySelector(".md-content"))
  else document$.subscribe(() => mark(document.querySelector(".md-content")))
})()
