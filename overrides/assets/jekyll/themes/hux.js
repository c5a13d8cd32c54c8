/* The filter of Hux' archive page: a tag chosen above leaves the posts that have it; ?tag= chooses one at once. */
((run) => {
  if (typeof document$ === "undefined") run()
  else document$.subscribe(run) // with instant loading: on each page
})(() => {
  const cloud = document.querySelector(".md-typeset .js-tags")
  const list = document.querySelector(".md-typeset .js-result")
  const buttons = [...(cloud?.querySelectorAll("[data-encode]") ?? [])]
  if (!list || !buttons.length) return
  const plain = (text) => new URLSearchParams(`tag=${text}`).get("tag")
  const choose = (button) => {
    const tag = button.dataset.encode
    for (const one of buttons) one.setAttribute("aria-pressed", String(one === button))
    for (const item of list.querySelectorAll("[data-tags]")) {
      item.hidden = tag !== "" && !item.dataset.tags.split(",").includes(tag)
    }
    for (const section of list.querySelectorAll("section")) {
      section.hidden = !section.querySelector("[data-tags]:not([hidden])")
    }
  }
  for (const button of buttons) {
    button.setAttribute("role", "button")
    button.tabIndex = 0
    button.addEventListener("click", (event) => {
      event.preventDefault()
      choose(button)
    })
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      choose(button)
    })
  }
  const asked = new URLSearchParams(location.search).get("tag")
  const first = buttons.find((button) => asked !== null && plain(button.dataset.encode) === asked)
  choose(first ?? buttons.find((button) => button.dataset.encode === "") ?? buttons[0])
})
