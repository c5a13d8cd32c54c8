/* Shows formulas with the copy of MathJax that the author names; stands on pages with formulas only. data-jk-settings holds
   the settings of the old blog's script: delimiters, macros, which equations are numbered. */
(() => {
  const { jkSettings, jkMathjax } = document.currentScript.dataset
  const settings = JSON.parse(jkSettings || "{}")
  const texts = [...document.querySelectorAll("[data-jk-math]:not([data-jk-math-done])")]
  if (!texts.length) return
  const inline = [["\\(", "\\)"], ...(settings.inline ?? []).filter(([left]) => left !== "$")]
  const asked = texts.some((text) => text.dataset.jkMath === "dollars")
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
  const typeset = () => {
    window.MathJax.texReset?.()
    return window.MathJax.typesetPromise(texts)
  }
  if (window.jekyllMathjax) {
    window.jekyllMathjax = window.jekyllMathjax.then(typeset)
    return
  }
  window.MathJax = {
    tex: {
      inlineMath: asked ? [...inline, ["$", "$"]] : inline,
      displayMath: [["$$", "$$"], ["\\[", "\\]"], ...(settings.display ?? [])],
      processEscapes: true,
      tags: settings.tags ?? "ams",
      macros,
    },
    options: { ignoreHtmlClass: "mathjax_ignore|tex2jax_ignore|highlight" },
    startup: { typeset: false },
  }
  window.jekyllMathjax = new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = jkMathjax
    script.onload = () => resolve(window.MathJax.startup.promise.then(typeset))
    script.onerror = () => reject(new Error(`${jkMathjax} can't be loaded`))
    document.head.append(script)
  })
})()
