/* A post's conveniences: pictures enlarged, languages switched, links to headings, the URL passed on.
   Nothing here is needed for reading. */
((run) => {
  if (typeof document$ === "undefined") run()
  else document$.subscribe(run) // with instant loading: on each page
})(() => {
  const text = document.querySelector(".jk-text")
  if (!text || "jkDone" in text.dataset) return
  text.dataset.jkDone = ""

  const make = (name, properties) => Object.assign(document.createElement(name), properties)

  // -- pictures

  const SMALLEST = 160 // a picture narrower than this is an icon, not a picture

  const lightbox = ({ jkClose: close }) => {
    const picture = make("img", { className: "jk-lightbox__picture" })
    const caption = make("figcaption", { className: "jk-lightbox__caption" })
    const figure = make("figure", { className: "jk-lightbox__figure" })
    const button = make("button", { className: "jk-lightbox__close", type: "button", textContent: "×" })
    const dialog = make("dialog", { className: "jk-lightbox" })
    button.setAttribute("aria-label", close)
    figure.append(picture, caption)
    dialog.append(button, figure)
    dialog.addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => picture.removeAttribute("src"))
    text.after(dialog)
    return (image) => {
      const words = image.closest("figure")?.querySelector("figcaption")?.textContent || image.title || image.alt
      picture.src = image.currentSrc || image.src
      picture.alt = image.alt
      caption.textContent = words
      caption.hidden = !words
      dialog.setAttribute("aria-label", words || image.alt || document.title)
      dialog.showModal()
    }
  }

  const enlarge = () => {
    let show
    for (const image of text.querySelectorAll("img")) {
      if (image.closest("a, button, pre, .jk-mermaid, .katex")) continue
      const offer = () => {
        if (image.naturalWidth < SMALLEST || image.closest("a")) return
        image.classList.add("jk-enlarge")
        image.tabIndex = 0
        image.setAttribute("role", "button")
        image.setAttribute("aria-haspopup", "dialog")
        image.setAttribute("aria-label", [text.dataset.jkEnlarge, image.alt].filter(Boolean).join(": "))
        const open = () => (show ??= lightbox(text.dataset))(image)
        image.addEventListener("click", open)
        image.addEventListener("keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return
          event.preventDefault()
          open()
        })
      }
      if (image.complete && image.naturalWidth) offer()
      else image.addEventListener("load", offer, { once: true })
    }
  }

  // -- languages

  const languages = () => {
    const bodies = [...text.querySelectorAll("[data-jk-language]")]
    const links = [...document.querySelectorAll(".jk-languages__link")]
    if (bodies.length < 2) return
    const show = (language) => {
      for (const body of bodies) body.hidden = body.dataset.jkLanguage !== language
      for (const link of links) {
        if (link.hreflang === language) link.setAttribute("aria-current", "true")
        else link.removeAttribute("aria-current")
      }
      for (const link of document.querySelectorAll(".md-nav--secondary .md-nav__link[href*='#']")) {
        const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
        const item = link.closest(".md-nav__item")
        if (item) item.hidden = Boolean(heading?.closest("[data-jk-language][hidden]"))
      }
    }
    const wanted = () => {
      const name = decodeURIComponent(location.hash.slice(1))
      if (bodies.some((body) => body.dataset.jkLanguage === name)) return name
      return name && document.getElementById(name)?.closest("[data-jk-language]")?.dataset.jkLanguage
    }
    for (const link of links) {
      link.addEventListener("click", (event) => {
        event.preventDefault()
        history.replaceState(history.state, "", link.hash)
        show(link.hreflang)
      })
    }
    const follow = () => {
      const language = wanted()
      if (!language || !text.isConnected) return
      show(language)
      if (location.hash.slice(1) !== language) {
        document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
      }
    }
    window.addEventListener("hashchange", follow)
    show(bodies[0].dataset.jkLanguage)
    follow()
  }

  // -- links to headings

  const anchors = () => {
    for (const heading of text.querySelectorAll(":is(h2, h3, h4, h5, h6)[id]")) {
      if (heading.querySelector("a")) continue
      const link = make("a", { className: "jk-anchor", href: `#${encodeURIComponent(heading.id)}` })
      link.setAttribute("aria-label", heading.textContent.trim())
      heading.append(link)
    }
  }

  // -- passing on

  const share = () => {
    const box = document.querySelector(".jk-share")
    if (!box) return
    const url = document.querySelector("link[rel=canonical]")?.href || location.href.split("#")[0]
    const copy = box.querySelector("[data-jk-copy]")
    const send = box.querySelector("[data-jk-share-button]")
    if (navigator.clipboard) {
      box.hidden = copy.hidden = false
      copy.addEventListener("click", async () => {
        await navigator.clipboard.writeText(url)
        const said = box.querySelector(".jk-share__status")
        said.textContent = copy.dataset.jkCopy
        setTimeout(() => (said.textContent = ""), 3000)
      })
    }
    if (navigator.share) {
      box.hidden = send.hidden = false
      send.addEventListener("click", () => {
        navigator.share({ title: box.dataset.jkShare, url }).catch(() => {}) // the reader has cancelled
      })
    }
  }

  if ("jkEnlarge" in text.dataset) enlarge()
  languages()
  anchors()
  share()
  window.addEventListener("beforeprint", () => {
    for (const image of text.querySelectorAll("img[loading=lazy]")) image.loading = "eager"
  })
})
