/* Lists of the theme: addresses of old themes that need more than an anchor, and the page that opens the search. */
(() => {
  const script = document.currentScript

  /** What spellings of one name have in common. */
  function bare(text) {
    return text.normalize("NFC").toLowerCase().replace(/[\s\-_+%]+/g, "")
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }

  /** `/tags/#Some%20tag` in a spelling that no anchor has. */
  function goToTerm() {
    const asked = decoded(location.hash.slice(1))
    if (!asked || document.getElementById(asked) || document.getElementsByName(asked).length) return
    const wanted = [bare(asked), bare(decoded(asked))]
    for (const term of document.querySelectorAll("[data-jk-group]")) {
      if (wanted.includes(bare(term.dataset.jkGroup))) {
        // A real address: the browser keeps to it while the page still grows.
        const place = term.querySelector("[id], a[name]")
        if (place) location.replace("#" + encodeURIComponent(place.id || place.name))
        else term.scrollIntoView()
        return
      }
    }
  }

  /** `/archive/?tag=Some%20tag`, as some themes filter their archive. */
  function goToTag(tags) {
    const tag = new URLSearchParams(location.search).get("tag")
    if (tag) location.replace(new URL(tags, script.baseURI) + "#" + encodeURIComponent(tag))
  }

  /** Open the theme's search, with the words that the address brings. */
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
