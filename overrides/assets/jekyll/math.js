/* Shows formulas with KaTeX, which it loads; stands on pages with formulas only. Where the theme loads pages by itself
   (navigation.instant), it runs the scripts of each new page, and so this one, but not in their order: hence one. */
(() => {
  const plain = [
    { left: "$$", right: "$$", display: true },
    { left: "\\[", right: "\\]", display: true },
    { left: "\\(", right: "\\)", display: false },
    ...["equation", "equation*", "align", "align*", "alignat", "alignat*", "gather", "gather*", "CD"].map(
      (name) => ({ left: `\\begin{${name}}`, right: `\\end{${name}}`, display: true }),
    ),
  ]
  const dollars = [...plain, { left: "$", right: "$", display: false }]

  const show = (where, delimiters, macros) => {
    renderMathInElement(where, {
      delimiters,
      macros,                  // \newcommand in one formula holds in those after it, as in MathJax
      globalGroup: true,
      throwOnError: false,     // what KaTeX does not know is shown in red, the rest of the formula as ever
      strict: false,           // Chinese in a formula is no mistake
      ignoredClasses: ["katex", "mathjax_ignore", "tex2jax_ignore", "highlight"],
    })
  }

  const showAll = () => {
    for (const text of document.querySelectorAll("[data-jk-math]")) {
      const macros = {}
      const delimiters = text.dataset.jkMath === "dollars" ? dollars : plain
      for (const formula of text.querySelectorAll(".kdmath")) show(formula, dollars, macros)
      show(text, delimiters, macros)
      if (text.hasAttribute("data-jk-math-page")) {
        for (const link of document.querySelectorAll(".md-nav--secondary .md-nav__link")) show(link, delimiters, {})
      }
    }
  }

  const folder = new URL("../katex/", document.currentScript.src)
  const load = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script")
      script.src = new URL(name, folder)
      script.onload = resolve
      script.onerror = () => reject(new Error(`${script.src} can't be loaded`))
      document.head.append(script)
    })

  window.jekyllKatex ??= load("katex.min.js").then(() => load("auto-render.min.js"))
  window.jekyllKatex.then(showAll)
})()
