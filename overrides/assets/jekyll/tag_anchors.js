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

  /** Where the posts of a name, a year or a month stand, if all that a long list has of it is a link. */
  function elsewhere(place) {
    let at = place
    while (at?.matches("a[name]:not([href])")) at = at.nextElementSibling
    const link = at?.matches(".jk-year > h2") ? at.querySelector("a[href]") : at
    return link?.matches(".jk-cloud__name[id], .jk-months a, .jk-year > h2 > a[href]") ? link.href : ""
  }

  /** Show what an old URL asks for: where it stands on the page, or the page that has its posts. */
  function goTo(place, hash) {
    const page = elsewhere(place)
    if (page) location.replace(page)
    // A real URL: the browser keeps to it while the page still grows.
    else if (hash !== location.hash) location.replace(hash)
  }

  /** `/tags/#Some%20tag` in a spelling that no anchor has, or `/tags/?tag=Some%20tag`. */
  function goToTerm() {
    const hash = decoded(location.hash.slice(1))
    const asked = hash || askedTag()
    if (!asked) return
    const there = document.getElementById(asked) || document.getElementsByName(asked)[0]
    if (there) {
      goTo(there, hash ? location.hash : "#" + encodeURIComponent(asked))
      return
    }
    const terms = [...document.querySelectorAll("[data-jk-group]")]
    for (const form of [sameLetters, bare]) {
      const wanted = [form(asked), form(decoded(asked))]
      const term = terms.find(term => wanted.includes(form(term.dataset.jkGroup)))
      if (!term) continue
      const place = term.id ? term : term.querySelector("[id], a[name]")
      if (place) goTo(place, "#" + encodeURIComponent(place.id || place.name))
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
  if (document.querySelector("[data-jk-group], .jk-months")) {
    goToTerm()
    addEventListener("hashchange", goToTerm)
  }
})()
