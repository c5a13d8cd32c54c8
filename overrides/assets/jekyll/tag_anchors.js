/* Lists of the theme: URLs of old themes that need more than an anchor, and the page that opens the search. */
(() => {
  const script = document.currentScript

  const sameLetters = text => text.normalize("NFC").toLowerCase().trim()

  /** What spellings of one name have in common; `C`, `C++` and `C#` stay different. */
  const bare = text => sameLetters(text).replace(/[\s\-_%]+|(?<=\w)\+(?=\w)/g, "")

  function decoded(text) {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }

  /** What `?tag=Some%20tag` asks for. A plus may be itself (`C++`) or a space: lists have anchors for both. */
  const askedTag = () => decoded(/[?&](?:tag|category)=([^&]*)/.exec(location.search)?.[1] || "")

  /** `/tags/#Some%20tag` in a spelling that no anchor has, or `/tags/?tag=Some%20tag`. */
  function goToTerm() {
    const hash = decoded(location.hash.slice(1))
    const asked = hash || askedTag()
    if (!asked) return
    if (document.getElementById(asked) || document.getElementsByName(asked).length) {
      if (!hash) location.replace("#" + encodeURIComponent(asked))
      return
    }
    const terms = [...document.querySelectorAll("[data-jk-group]")]
    for (const form of [sameLetters, bare]) {
      const wanted = [form(asked), form(decoded(asked))]
      const term = terms.find(term => wanted.includes(form(term.dataset.jkGroup)))
      if (!term) continue
      // A real URL: the browser keeps to it while the page still grows.
      const place = term.querySelector("[id], a[name]")
      if (place) location.replace("#" + encodeURIComponent(place.id || place.name))
      else term.scrollIntoView()
      return
    }
  }

  /** `/archive/?tag=Some%20tag`, as some themes filter their archive. */
  function goToTag(tags) {
    const tag = askedTag()
    if (tag) location.replace(new URL(tags, script.baseURI) + "#" + encodeURIComponent(tag))
  }

  /** Open the theme's search, with the words that the URL brings. */
  function search() {
    const toggle = document.getElementById("__search")
    const field = document.querySelector("[data-md-component=search-query]")
    if (!toggle || !field) return
    const given = new URLSearchParams(location.search)
    const words = given.get("q") || given.get("query") || given.get("keyword") || given.get("s") || ""
    if (!toggle.checked) toggle.click()
    field.focus()
    if (words && !field.value) {
      field.value = words
      for (const kind of ["input", "keyup", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }))
    }
  }

  if (script && "jkTags" in script.dataset) goToTag(script.dataset.jkTags)
  if (script && "jkSearch" in script.dataset) search()
  if (document.querySelector("[data-jk-group]")) {
    goToTerm()
    addEventListener("hashchange", goToTerm)
  }
})()
