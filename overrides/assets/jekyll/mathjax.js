/* Shows formulas with the copy of MathJax that the author names; stands on pages with formulas only. data-jk-settings holds
   the settings of the old blog's script: delimiters, macros, which equations are numbered. */
(() => {
  const { jkSettings, jkMathjax } = document.currentScript.dataset
  const settings = JSON.parse(jkSettings || "{}")
  const texts = [...document.querySelectorAll("[data-jk-math]:not([data-jk-math-done])")]
  if (!texts.length) return
  const inline = [["\\(", "\\)"], ...(settings.inline ?? []).filter(([left]) => left !== "$")]
  for (const text of texts) {
    text.dataset.jkMathDone = ""
    // kramdown's own formulas stand between dollar signs, which are formulas' there, whatever they are elsewhere
    for (const formula of text.querySelectorAll(".kdmath")) {
      formula.textContent = formula.textContent.trim().replace(/^\$(?!\$)([^]*)\$$/, "\\($1\\)")
    }
  }
  const macros = Object.fromEntries(
    Object.entries(settings.macros ?? {}).map(([name, body]) => {
      const most = Math.max(0, ...[...body.matchAll(/#(\d)/g)].map((found) => Number(found[1])))
      return [name.replace(/^\\/, ""), most ? [body, most] : body]
    }),
  )
  const tex = (dollars) => ({
    inlineMath: dollars ? [...inline, ["$", "$"]] : inline,
    displayMath: [["$$", "$$"], ["\\[", "\\]"], ...(settings.display ?? [])],
    processEscapes: true,
    tags: settings.tags ?? "ams",
    macros,
  })
  // A list of posts may have some whose single dollar signs are formulas', and some whose are not; and the theme may have put
  // this page in the place of another: the library is set up anew for each kind.
  const typeset = async () => {
    for (const dollars of [true, false]) {
      const alike = texts.filter((text) => (text.dataset.jkMath === "dollars") === dollars)
      if (!alike.length) continue
      Object.assign(window.MathJax.config.tex, tex(dollars))
      window.MathJax.startup.getComponents()
      const contents = alike.some((text) => text.hasAttribute("data-jk-math-page"))
        ? document.querySelectorAll(".md-nav--secondary .md-nav__link")
        : []
      await window.MathJax.typesetPromise([...alike, ...contents])
    }
  }
  if (window.jekyllMathjax) {
    window.jekyllMathjax = window.jekyllMathjax.catch(() => {}).then(typeset)
    return
  }
  const library = new URL(jkMathjax, location.href)
  window.MathJax = {
    tex: tex(false),
    options: { ignoreHtmlClass: "mathjax_ignore|tex2jax_ignore|highlight" },
    // MathJax 4 asks a host for rare characters, unless its fonts are said to stand beside it, where npm puts them
    loader: library.origin === location.origin ? { paths: { fonts: new URL("../@mathjax", library).href } } : {},
    startup: { typeset: false },
  }
  window.jekyllMathjax = new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = library.href
    script.onload = () => resolve(window.MathJax.startup.promise.then(typeset))
    script.onerror = () => reject(new Error(`${library.href} can't be loaded`))
    document.head.append(script)
  })
})()
