/* What readers of screens and users of keyboards miss in the theme's pages: a name for the search, for task boxes, and a
   way to scroll what is wider than its column; and letters without the dots of emphasis that Chinese and Japanese have
   below characters; and the colours that a text's own styles give to links, which the theme's rule for all links
   would win over. Nothing here is needed for reading. */
(() => {
  const search = () => {
    const name = document.querySelector(".md-search__input")?.getAttribute("aria-label")
    if (name) document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", name)
  }

  const boxes = (where) => {
    for (const box of where.querySelectorAll("li > input[type=checkbox]:not([aria-label], [id])"))
      box.setAttribute("aria-label", box.parentElement.textContent.trim().slice(0, 120))
  }

  const AREAS = [".md-typeset__scrollwrap", ".md-typeset table", ".md-typeset pre", ".katex-display"]

  const areas = (where) => {
    const found = [...where.querySelectorAll(AREAS.join())]
    // All are measured before one is changed: each measure after a change lays the page out anew.
    const wide = found.map((area) => area.scrollWidth > area.clientWidth + 1)
    found.forEach((area, number) => {
      if (wide[number]) area.tabIndex = 0
      else area.removeAttribute("tabindex")
    })
  }

  const LETTERS = /([\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}\p{P}\s]*)/u

  const letters = (where) => {
    for (const emphasis of where.querySelectorAll("em:is(:lang(zh), :lang(ja))")) {
      const walker = document.createTreeWalker(emphasis, NodeFilter.SHOW_TEXT)
      const texts = []
      while (walker.nextNode()) texts.push(walker.currentNode)
      for (const text of texts) {
        if (!LETTERS.test(text.data) || text.parentElement.closest(".jk-letters, .katex")) continue
        const parts = text.data.split(LETTERS).map((part, number) => {
          if (number % 2 === 0) return part
          return Object.assign(document.createElement("span"), { className: "jk-letters", textContent: part })
        })
        text.replaceWith(...parts)
      }
    }
  }

  const ownColors = (where) => {
    for (const { sheet } of where.querySelectorAll("style")) {
      for (const { selectorText, style } of [...(sheet?.cssRules ?? [])]) {
        if (!style?.color || !/[.#]/.test(selectorText) || /::|^\.md-content /.test(selectorText)) continue
        const color = `${style.color} ${style.getPropertyPriority("color") && "!important"}`
        sheet.insertRule(`.md-content .md-typeset a:is(${selectorText}) { color: ${color} }`, sheet.cssRules.length)
      }
    }
  }

  const complete = () => {
    const where = document.querySelector(".md-content")
    search()
    if (!where) return
    boxes(where)
    letters(where.closest(".md-main") ?? where) // an author's words stand beside the content
    ownColors(where)
    new ResizeObserver(() => areas(where)).observe(where)
  }

  if (typeof document$ === "undefined") complete()
  else document$.subscribe(complete) // with instant loading: on each page
})()
