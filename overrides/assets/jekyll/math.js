/* Shows formulas with KaTeX, which it loads; stands on pages with formulas only. Where the theme loads pages by itself
   (navigation.instant), it runs the scripts of each new page, and so this one, but not in their order: hence one.

   data-jk-settings holds the settings of the old blog's script: delimiters, macros, which equations are numbered. Numbers,
   labels and references, which KaTeX lacks, are worked out here as MathJax does. */
(() => {
  const settings = JSON.parse(document.currentScript.dataset.jkSettings || "{}")
  const environments = ["equation", "align", "alignat", "gather", "multline", "eqnarray", "CD"].flatMap((name) =>
    [name, `${name}*`].map((each) => ({ left: `\\begin{${each}}`, right: `\\end{${each}}`, display: true })),
  )
  const pairs = (list, display) => (list ?? []).map(([left, right]) => ({ left, right, display }))
  const known = [
    { left: "$$", right: "$$", display: true },
    { left: "\\[", right: "\\]", display: true },
    { left: "\\(", right: "\\)", display: false },
    ...environments,
  ]
  const others = [...pairs(settings.display, true), ...pairs(settings.inline, false)].filter(
    ({ left }) => left !== "$" && !known.some((one) => one.left === left),
  )
  const plain = [...known, ...others]
  const dollars = [...plain, { left: "$", right: "$", display: false }]
  const SKIPPED = "pre, code, script, style, textarea, noscript, .katex, .mathjax_ignore, .tex2jax_ignore, .highlight"

  /* -- what MathJax knows under another name */

  const boxStyle = (words = "") =>
    words
      .split(",")
      .map((word) => word.trim())
      .map((word) => (/^[\d.]+\w+$/.test(word) ? `padding:${word}` : word.includes(":") ? word : word && `background:${word}`))
      .filter(Boolean)
      .join(";")
  const translate = (tex) =>
    tex
      .replace(/\\require\s*\{[^{}]*\}/g, "")
      .replace(/\\unicode\s*(?:\[[^\]]*\])*\s*\{x([0-9a-fA-F]+)\}/g, '\\char"$1 ')
      .replace(/\\unicode\s*(?:\[[^\]]*\])*\s*\{(\d+)\}/g, "\\char$1 ")
      .replace(/\\bbox\s*(?:\[([^\]]*)\])?\s*(?=\{)/g, (_, words) => `\\htmlStyle{${boxStyle(words)}}`)
      .replace(/\\DeclareMathOperator(\*?)\s*\{?(\\\w+)\}?\s*\{/g, "\\providecommand{$2}{\\operatorname$1{")
      .replace(/(\\providecommand\{\\\w+\}\{\\operatorname\*?\{[^{}]*\})/g, "$1}")
      .replace(/\\(class|cssId|style)(?=\s*\{)/g, (_, name) => ({ class: "\\htmlClass", cssId: "\\htmlId", style: "\\htmlStyle" })[name])
      .replace(/\\shove(?:left|right)\s*(?=\{)/g, "")
      .replace(/\\begin\{multline(\*?)\}([\s\S]*?)\\end\{multline\1\}/g, (_, star, rows) => {
        const onlyLast = rows.replace(/\\\\/g, "\\notag\\\\")
        return `\\begin{gather${star}}${onlyLast}\\end{gather${star}}`
      })
      .replace(/\\begin\{eqnarray(\*?)\}([\s\S]*?)\\end\{eqnarray\1\}/g, (_, star, rows) => {
        const aligned = rows.replace(/&([^&\\]*)&/g, "&$1")
        return `\\begin{align${star}}${aligned}\\end{align${star}}`
      })

  /* -- numbers */

  const NUMBERED = /\\begin\{(equation|align|alignat|gather)\}([\s\S]*?)\\end\{\1\}/g
  const LABEL = /\\label\s*\{([^{}]*)\}/g
  const TAG = /\\tag\*?\s*\{([^{}]*)\}/

  /** The rows of an environment: parts between line breaks that stand in no group and no inner environment. */
  const rowsOf = (body) => {
    const rows = [""]
    let depth = 0
    for (const [part] of body.matchAll(/\\begin\{|\\end\{|\\\\(?:\s*\[[^\]]*\])?|\\.|[{}]|[^\\{}]+/gs)) {
      if (part === "{") depth += 1
      if (part === "}") depth -= 1
      // The closing brace of \begin{name} takes back one of these two, that of \end{name} the other.
      if (part === "\\begin{") depth += 2
      if (part.startsWith("\\\\") && depth === 0) rows.push(part, "")
      else rows[rows.length - 1] += part
    }
    return rows
  }

  const numberRow = (row, state) => {
    const labels = [...row.matchAll(LABEL)].map((found) => found[1])
    const bare = row.replace(LABEL, "")
    if (/\\(?:notag|nonumber)\b/.test(bare) || !bare.trim()) return bare.replace(/\\(?:notag|nonumber)\b/g, "")
    const given = TAG.exec(bare)
    const number = given ? given[1] : String((state.count += 1))
    for (const label of labels) state.labels.set(label, { number, node: state.node })
    return given ? bare : `${bare}\\tag{${number}}`
  }

  const numbered = (tex, state) => {
    let found = false
    const changed = tex.replace(NUMBERED, (_, name, body) => {
      found = true
      const rows = name === "equation" ? [body] : rowsOf(body)
      return `\\begin{${name}*}${rows.map((row, at) => (at % 2 ? row : numberRow(row, state))).join("")}\\end{${name}*}`
    })
    if (found || settings.tags !== "all" || /\\tag\b|\\begin\{(?:align|gather|alignat)\*/.test(tex)) {
      return changed.replace(LABEL, (_, label) => {
        const given = TAG.exec(changed)
        if (given) state.labels.set(label, { number: given[1], node: state.node })
        return ""
      })
    }
    return numberRow(changed, state)
  }

  const unnumbered = (tex) =>
    tex.replace(/\\(begin|end)\{(equation|align|alignat|gather)\}/g, "\\$1{$2*}").replace(LABEL, "")

  /** A formula without an environment that holds it alone: KaTeX makes a table of one row of that, also for those who listen. */
  const withoutTable = (tex) => {
    const alone = /^\s*\\begin\{equation\*\}([\s\S]*)\\end\{equation\*\}\s*$/.exec(tex)
    const isOne = alone && rowsOf(alone[1]).length === 1 && !alone[1].includes("{equation")
    return isOne ? alone[1].trim() : tex
  }

  const prepare = (tex, display, state) => {
    const text = translate(tex)
    if (!display) return text.replace(LABEL, "")
    return withoutTable(settings.tags === "none" ? unnumbered(text) : numbered(text, state))
  }

  /* -- references */

  const REFERENCE = /\\(eqref|ref)\s*\{([^{}]*)\}/g

  /** The text of a reference, and where it leads to: nowhere for a label that no formula has. */
  const referenceTo = (kind, label, state) => {
    const target = state.labels.get(label)
    const number = target?.number ?? "???"
    if (target) target.node.id ||= `mjx-eqn:${label}`
    return { text: kind === "eqref" ? `(${number})` : number, href: target && `#${encodeURIComponent(target.node.id)}` }
  }

  const inFormula = (tex, state) =>
    tex.replace(REFERENCE, (_, kind, label) => {
      const { text, href } = referenceTo(kind, label, state)
      return href ? `\\href{${href}}{\\text{${text}}}` : `\\text{${text}}`
    })

  const inText = (kind, label, state) => {
    const { text, href } = referenceTo(kind, label, state)
    if (!href) return document.createTextNode(text)
    const link = document.createElement("a")
    Object.assign(link, { href, textContent: text })
    return link
  }

  const resolve = (where, state) => {
    const walker = document.createTreeWalker(where, NodeFilter.SHOW_TEXT)
    const texts = []
    while (walker.nextNode()) {
      const node = walker.currentNode
      if (/\\(?:eqref|ref)\s*\{/.test(node.data) && !node.parentElement.closest(SKIPPED)) texts.push(node)
    }
    for (const node of texts) {
      const parts = node.data.split(REFERENCE)
      const nodes = []
      for (let at = 0; at < parts.length; at += 3) {
        nodes.push(document.createTextNode(parts[at]))
        if (at + 2 < parts.length) nodes.push(inText(parts[at + 1], parts[at + 2], state))
      }
      node.replaceWith(...nodes)
    }
  }

  /* -- the page */

  /* What formulas of one text share: \newcommand in one holds in those after it, as in MathJax; numbers and labels; those
     with references, which wait for labels to come. `node` is where the formula that is worked on stands. */
  const newState = () => ({ macros: { ...settings.macros }, count: 0, labels: new Map(), waiting: [], node: null })

  const show = (where, delimiters, state) => {
    const { render } = window.katex
    // The part that finds formulas in texts says only here which of them stand alone.
    window.katex.render = (tex, node, options) => {
      state.node = node
      const text = prepare(tex, options.displayMode, state)
      if (text.search(REFERENCE) < 0) render(text, node, options)
      else {
        const own = { ...options } // all formulas of a text share the object, which says what the last one is
        state.waiting.push(() => render(inFormula(text, state), node, own))
      }
    }
    try {
      renderMathInElement(where, {
        delimiters,
        macros: state.macros,
        globalGroup: true,
        throwOnError: false,     // what KaTeX does not know is shown in red, the rest of the formula as ever
        strict: false,           // Chinese in a formula is no mistake
        trust: ({ command, protocol }) =>
          command.startsWith("\\html") || ["http", "https", "mailto", "_relative"].includes(protocol),
        ignoredClasses: ["katex", "mathjax_ignore", "tex2jax_ignore", "highlight"],
      })
      for (const renders of state.waiting.splice(0)) renders()
    } finally {
      window.katex.render = render
    }
  }

  /* A formula in a line that is wider than its text scrolls alone; whether it is depends on the window. */
  const fit = (text) => {
    for (const formula of text.querySelectorAll(".katex")) {
      if (formula.closest(".katex-display")) continue
      formula.classList.remove("jk-math--wide")
      const widest = Math.max(...[...formula.querySelectorAll(".katex-html > *")].map((base) => base.offsetWidth), 0)
      const room = formula.parentElement.clientWidth || text.clientWidth
      formula.classList.toggle("jk-math--wide", widest > room)
    }
  }

  /* A link of formulas alone gets its name from what they say: not every reader takes MathML for a name. */
  const nameOf = (link) => {
    const words = link.cloneNode(true)
    const said = [...words.querySelectorAll(".katex")].map((formula) => {
      formula.remove()
      return formula.querySelector("semantics > :first-child")?.textContent ?? ""
    })
    if (said.length && !words.textContent.trim()) link.setAttribute("aria-label", said.join(" "))
  }

  const showAll = () => {
    for (const text of document.querySelectorAll("[data-jk-math]")) {
      const state = newState()
      const delimiters = text.dataset.jkMath === "dollars" ? dollars : plain
      for (const formula of text.querySelectorAll(".kdmath")) show(formula, dollars, state)
      show(text, delimiters, state)
      resolve(text, state)
      new ResizeObserver(() => fit(text)).observe(text)
      if (text.hasAttribute("data-jk-math-page")) {
        for (const link of document.querySelectorAll(".md-nav--secondary .md-nav__link")) {
          show(link, delimiters, newState())
          nameOf(link)
        }
      }
    }
  }

  const folder = new URL("../katex/", document.currentScript.src)
  const load = (name) =>
    new Promise((resolved, reject) => {
      const script = document.createElement("script")
      script.src = new URL(name, folder)
      script.onload = resolved
      script.onerror = () => reject(new Error(`${script.src} can't be loaded`))
      document.head.append(script)
    })
  const chemistry = () => {
    const texts = [...document.querySelectorAll("[data-jk-math]")]
    if (!texts.some((text) => /\\(?:ce|pu)\s*\{/.test(text.textContent))) return null
    return (window.jekyllChemistry ??= load("mhchem.min.js"))
  }

  window.jekyllKatex ??= load("katex.min.js").then(() => load("auto-render.min.js"))
  window.jekyllKatex.then(chemistry).then(showAll)
})()
