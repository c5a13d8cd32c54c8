/* Shows a post's comments in the system that the site has set up. Its host is asked for nothing before the reader wants
   them: by the button, or, where the site says so, by scrolling to them. */
(() => {
  const section = document.querySelector(".jk-comments:not([data-jk-done])")
  if (!section) return
  section.dataset.jkDone = ""
  const { provider, settings, script, element } = JSON.parse(section.dataset.jkThread)
  const assets = new URL(section.dataset.jkAssets, location)
  const ask = section.querySelector(".jk-comments__ask")
  const isDark = () => document.body.getAttribute("data-md-color-scheme") === "slate"

  const add = (name, properties, attributes = {}) => {
    const element = Object.assign(document.createElement(name), properties)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    section.append(element)
    return element
  }
  /* What a system fills; it is there already where a reader asks once more. */
  const place = (id, attributes) => section.querySelector(`#${id}`) ?? add("div", { id }, attributes)
  const loadWith = (attributes) =>
    new Promise((resolve, reject) => {
      const script = add("script", { async: true }, attributes)
      script.onload = resolve
      script.onerror = () => {
        script.remove()
        reject(new Error(`${script.src} can't be loaded`))
      }
    })
  const load = (src) => loadWith({ src })

  /* giscus and utterances live in a frame and change their colours on request. */
  const framed = (src, origin, key, themes, message) => {
    const attributes = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ""))
    const own = attributes[key]
    attributes[key] ??= themes[isDark() ? 1 : 0]
    attributes.crossorigin = "anonymous"
    if (key === "data-theme") attributes["data-lang"] ??= document.documentElement.lang || "en"
    const loaded = loadWith({ ...attributes, src })
    if (own) return loaded
    const watcher = new MutationObserver(() => {
      if (!section.isConnected) return watcher.disconnect()
      section.querySelector("iframe")?.contentWindow.postMessage(message(themes[isDark() ? 1 : 0]), origin)
    })
    watcher.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] })
    return loaded
  }

  const show = {
    giscus: () =>
      framed("https://giscus.app/client.js", "https://giscus.app", "data-theme", ["light", "dark_dimmed"], (theme) => ({
        giscus: { setConfig: { theme } },
      })),
    utterances: () =>
      framed("https://utteranc.es/client.js", "https://utteranc.es", "theme", ["github-light", "github-dark"], (theme) => ({
        type: "set-theme",
        theme,
      })),
    disqus: () => {
      place(element)
      const { shortname, ...page } = settings
      const configure = function () {
        for (const [key, value] of Object.entries(page)) if (value) this.page[key] = value
      }
      if (window.DISQUS) return window.DISQUS.reset({ reload: true, config: configure })
      window.disqus_config = configure
      return load(`https://${shortname}.disqus.com/embed.js`)
    },
    gitalk: async () => {
      add("link", { rel: "stylesheet", href: new URL("gitalk/gitalk.css", assets) })
      place(element)
      await load(new URL("gitalk/gitalk.min.js", assets))
      new Gitalk(settings).render(element)
    },
  }

  /* A system without an entry above is one script: the settings are its attributes, or those of an element that it fills. */
  const plain = () => {
    if (!element) return loadWith({ ...settings, src: script })
    place(element, settings)
    return load(script)
  }

  const lost = section.querySelector(".jk-comments__lost")
  const start = () => {
    ask.hidden = true
    lost.hidden = true
    Promise.resolve((show[provider] ?? plain)()).catch((error) => {
      console.warn(error.message)
      lost.hidden = false
      ask.hidden = section.dataset.jkLoad === "near"
    })
  }
  if (section.dataset.jkLoad === "near") {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        start()
      },
      { rootMargin: "200px" },
    )
    observer.observe(section)
  } else {
    ask.hidden = false
    ask.querySelector("button").addEventListener("click", start)
  }
})()
