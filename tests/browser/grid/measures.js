// What a designer would measure on a page, at the window's width: a line for each fault, with the element it is in.
() => {
  const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
  const found = []
  const phone = innerWidth < 600
  const name = element => {
    const classes = typeof element.className === "string" && element.className.trim() ? `.${element.className.trim().split(/\s+/).join(".")}` : ""
    return `${element.tagName.toLowerCase()}${classes}`
  }
  const told = (kind, element, more = "") => {
    const place = [element, element.parentElement].filter(Boolean).map(name).reverse().join(" > ")
    found.push(`${kind}: ${place} ${more} “${(element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40)}”`)
  }
  const drawn = element => {
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one)
      if (style.clip !== "auto" || style.clipPath === "inset(50%)") return false
    }
    return true
  }
  const foreign = element => element.closest(".katex, mjx-container, math, svg, iframe, .md-search, .md-top, .md-skip, [aria-hidden=true], .jk-mermaid, .jk-diagram")
  const closed = element => element.closest(".md-sidebar--primary") && innerWidth < 1220

  // 1. Nothing is wider than the screen.
  if (document.scrollingElement.scrollWidth > innerWidth + 1) {
    found.push(`wider than the screen: ${document.scrollingElement.scrollWidth}`)
    for (const element of document.querySelectorAll("body *"))
      if (element.getBoundingClientRect().right > innerWidth + 1 && ![...element.children].some(child => child.getBoundingClientRect().right > innerWidth + 1) && drawn(element)) told("beyond the edge", element)
  }

  // Lines of text: boxes of text nodes.
  const lines = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const seen = new Map()
  const isDrawn = element => { if (!seen.has(element)) seen.set(element, drawn(element)); return seen.get(element) }
  const small = new Set(), broken = new Set()
  while (walker.nextNode()) {
    const node = walker.currentNode
    const parent = node.parentElement
    if (!node.data.trim() || !parent || foreign(parent) || closed(parent) || parent.closest("script, style, noscript, template") || !isDrawn(parent)) continue
    range.selectNodeContents(node)
    const style = getComputedStyle(parent)
    for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) lines.push({box, parent, block: parent.closest("p, li, h1, h2, h3, h4, h5, h6, dd, dt, td, th, pre, a, div, figcaption, summary, label, nav, button, time, section") })
    // 2. Letters can be read on a phone.
    if (phone && parseFloat(style.fontSize) < 12 && !parent.closest("sup, sub, rt") && !small.has(parent)) { small.add(parent); told("below 12px", parent, style.fontSize) }
    // 3. Korean words stay whole, if a line has room for them.
    if (/[\uac00-\ud7af]/.test(node.data) && !parent.closest("pre, code")) {
      const words = node.data.matchAll(/[\uac00-\ud7af]{2,}/g)
      for (const word of words) {
        range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length)
        const boxes = [...range.getClientRects()].filter(box => box.width > 1)
        if (new Set(boxes.map(box => Math.round(box.top))).size > 1 && !broken.has(parent)) { broken.add(parent); told("broken word", parent, word[0]) }
      }
    }
    // 4. No line begins with a dot that divides.
    for (const dot of node.data.matchAll(/·/g)) {
      range.setStart(node, dot.index); range.setEnd(node, dot.index + 1)
      const box = range.getBoundingClientRect(), outer = (parent.closest("p, li, div, nav") || parent).getBoundingClientRect()
      if (box.width && box.left - outer.left < 4 && dot.index > 0) told("dot at a line's start", parent)
    }
    // 5. Dots for emphasis stand under ideographs only.
    if (style.textEmphasisStyle && style.textEmphasisStyle !== "none" && /[A-Za-z]/.test(node.data)) told("dots under letters", parent)
  }

  // 6. Texts do not stand on each other.
  const sticky = element => { for (let one = element; one; one = one.parentElement) if (["fixed", "sticky"].includes(getComputedStyle(one).position) || one.matches(".md-sidebar, .md-header")) return true; return false }
  const flat = lines.filter(line => !sticky(line.parent)).sort((a, b) => a.box.top - b.box.top)
  const told6 = new Set()
  for (let i = 0; i < flat.length; i++)
    for (let j = i + 1; j < flat.length && flat[j].box.top < flat[i].box.bottom - 3; j++) {
      const [a, b] = [flat[i], flat[j]]
      if (a.parent === b.parent || a.block === b.block || a.parent.contains(b.parent) || b.parent.contains(a.parent)) continue
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
      if (wide > 3 && high > Math.min(a.box.height, b.box.height) * 0.35 && !told6.has(a.block)) {
        const scrolled = [a, b].some(one => one.parent.closest("pre, .md-typeset__scrollwrap, table"))
        if (!scrolled) { told6.add(a.block); told("texts on each other", a.parent, `and ${name(b.parent)} “${b.parent.textContent.trim().slice(0, 20)}”`) }
      }
    }

  // 7. No text is cut.
  for (const element of document.querySelectorAll("body *")) {
    if (foreign(element) || closed(element) || !element.textContent.trim() || element.clientWidth < 2) continue
    const style = getComputedStyle(element)
    const cut = ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 2
    const low = ["hidden", "clip"].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 4 && !["auto", "scroll"].includes(style.overflowX)
    if ((cut || low) && !element.matches(".md-header__topic, .md-header__title, .md-header__ellipsis, .md-sidebar__scrollwrap, .md-tabs, .tabbed-labels, html, body, .md-nav--primary, .md-ellipsis, .md-nav, .md-header, .jk-entry__picture") && isDrawn(element)
        && lines.some(line => element.contains(line.parent) && (line.box.right > element.getBoundingClientRect().right + 2 || line.box.bottom > element.getBoundingClientRect().bottom + 4))) told("cut", element, `${element.scrollWidth}>${element.clientWidth} ${element.scrollHeight}>${element.clientHeight}`)
    // 8. What scrolls can be reached by the keyboard.
    const scrolls = ["auto", "scroll"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1
    if (scrolls && element.tabIndex < 0 && !element.querySelector("a[href], button, input, [tabindex='0'], summary") && isDrawn(element)) told("scrolls, not by keyboard", element)
  }

  // 9. Pictures are not squashed.
  for (const image of document.images) {
    if (!image.naturalWidth || !image.clientWidth || !image.clientHeight || !isDrawn(image)) continue
    const style = getComputedStyle(image)
    const across = image.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    const down = image.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)
    const ratio = across / down / (image.naturalWidth / image.naturalHeight)
    if (style.objectFit === "fill" && Math.abs(ratio - 1) > 0.04 && !(image.getAttribute("width") && image.getAttribute("height"))) told("squashed", image, `${image.getAttribute("src")} ${ratio.toFixed(2)}`)
  }

  // 10. Lines are neither too short, in a column that could be wider, nor too long.
  for (const block of document.querySelectorAll(".md-content :is(p, li, dd, blockquote), .jk-profile :is(p, li), .jk-hero p, .jk-pager__title")) {
    if (foreign(block) || !isDrawn(block) || block.querySelector("p, ul, ol, div, pre, table, img, iframe, .katex, button, svg") || block.closest("td, th, pre, .jk-cloud") || /\S{40}/.test(block.textContent)) continue
    range.selectNodeContents(block.matches(".jk-list__item") ? block.querySelector("a") : block)
    const boxes = [...range.getClientRects()].filter(box => box.width > 1)
    if (!boxes.length) continue
    const size = parseFloat(getComputedStyle(block).fontSize)
    const text = range.toString().trim().replace(/\s+/g, " ")
    const rows = []
    for (const box of boxes.sort((a, b) => a.top - b.top || a.left - b.left)) {
      const row = rows.find(one => Math.abs(one.middle - (box.top + box.bottom) / 2) < size * 0.8)
      if (row) { row.left = Math.min(row.left, box.left); row.right = Math.max(row.right, box.right) } else rows.push({middle: (box.top + box.bottom) / 2, left: box.left, right: box.right})
    }
    const ideographs = (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g) || []).length > text.length / 3
    const perLine = text.length / rows.length
    if (rows.length >= 3 && (ideographs ? perLine < 8 : perLine < 20) && !/\S{18}/.test(text)) told("short lines", block, `${perLine.toFixed(1)} characters in ${rows.length} lines`)
    if (rows.length >= 2 && innerWidth >= 1000) {
      const widest = Math.max(...rows.map(row => row.right - row.left))
      const total = rows.reduce((sum, row) => sum + row.right - row.left, 0)
      const characters = text.length * widest / total
      const most = /[\uac00-\ud7af]/.test(text) ? 60 : ideographs ? 45 : 90
      if (characters > most + 2) told("long lines", block, `${characters.toFixed(0)} characters`)
    }
  }

  // A fact below a title is on one line if a line has room for it.
  for (const fact of document.querySelectorAll(".jk-meta__item")) {
    range.selectNodeContents(fact)
    const tops = new Set([...range.getClientRects()].filter(box => box.width > 1 && box.height < 24).map(box => Math.round(box.bottom / 8)))
    if (tops.size > 1 && fact.textContent.length < 30 && isDrawn(fact)) told("broken fact", fact)
  }

  // 11. Headings are in order, and there is one title.
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(one => isDrawn(one) && !one.closest(".md-search, .md-dialog, nav.md-nav"))
  const titles = headings.filter(one => one.tagName === "H1")
  if (titles.length !== 1) found.push(`titles: ${titles.length} ${titles.map(one => one.textContent.trim().slice(0, 30)).join(" | ")}`)
  let last = 0
  for (const heading of headings) {
    const level = Number(heading.tagName[1])
    if (level > last + 1 && last) told(`heading ${level} after ${last}`, heading)
    last = level
  }

  // 12. What is tapped is large enough, or stands alone; links in a line of words are free.
  if (phone) {
    const targets = [...document.querySelectorAll("a[href], button, summary, input, select, label[for], [role=button]")].filter(one => isDrawn(one) && !foreign(one) && !closed(one))
    const middle = one => { const box = one.getBoundingClientRect(); return [(box.left + box.right) / 2, (box.top + box.bottom) / 2] }
    const within = one => getComputedStyle(one).display === "inline" && [...one.parentElement.childNodes].some(other => other !== one && other.nodeType === 3 && other.data.trim())
    const boxes = targets.map(one => ({one, box: one.getBoundingClientRect()})).filter(({box}) => box.width > 0)
    for (const {one, box} of boxes) {
      if (box.width >= 24 && box.height >= 24 || within(one) || one.matches("sup a, .headerlink, .footnote-ref, .footnote-backref, .reversefootnote, .footnote")) continue
      const [x, y] = middle(one)
      const near = boxes.find(({one: other, box: there}) => other !== one && !other.contains(one) && !one.contains(other) && other.getAttribute("for") !== (one.getAttribute("for") || NaN)
        && Math.hypot(Math.max(there.left - x, 0, x - there.right), Math.max(there.top - y, 0, y - there.bottom)) < 12)
      if (near) told("small target", one, `${box.width.toFixed(0)}×${box.height.toFixed(0)} near “${near.one.textContent.trim().slice(0, 15)}”`)
    }
  }
  // 13. A diagram's words look as its program drew them, whatever classes the page has styles for.
  for (const label of document.querySelectorAll(".jk-diagram svg :is(.nodeLabel, .edgeLabel)")) {
    const [style, root] = [getComputedStyle(label), getComputedStyle(label.closest("svg"))]
    if (style.fontSize !== root.fontSize || style.fontWeight !== root.fontWeight) told("dressed diagram", label, `${style.fontSize} ${style.fontWeight}`)
  }
  // 14. The number of a formula stands beside it.
  for (const number of document.querySelectorAll(".katex-display .katex-tag")) {
    const base = [...number.parentElement.querySelectorAll(":scope > .katex-base")].at(-1)
    if (base && base.getBoundingClientRect().right > number.getBoundingClientRect().left + 1) told("number on its formula", number)
  }
  return [...new Set(found)]
}
