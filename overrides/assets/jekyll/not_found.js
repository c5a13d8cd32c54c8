/* The page for what was not found: the site's URLs that come nearest to the one asked for. */
(() => {
  const place = document.querySelector("[data-jk-urls]")
  if (!place) return
  const index = new URL(place.dataset.jkUrls, location.href)
  const base = index.pathname.replace(/assets\/jekyll\/[^/]*$/, "")

  function decoded(text) {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }

  /** A URL without what hosts and permalink styles add: extension, index, slashes; in small letters. */
  function plain(path) {
    return decoded(path)
      .normalize("NFC")
      .toLowerCase()
      .replace(/(^|\/)index\.html?$/, "$1")
      .replace(/\.(html?|md|markdown|php|aspx?)$/, "")
      .replace(/^\/+|\/+$/g, "")
  }

  /** The last part, without a date before it. */
  function slug(path) {
    return path
      .split("/")
      .pop()
      .replace(/^\d{4}-\d{1,2}-\d{1,2}-/, "")
  }

  function words(text) {
    return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [])
  }

  /** How many letters have to change, from 0 (none) to 1 (all of them). */
  function distance(one, other) {
    const longest = Math.max(one.length, other.length)
    if (!longest) return 1
    let row = Array.from({ length: other.length + 1 }, (_, at) => at)
    for (let i = 1; i <= one.length; i++) {
      const next = [i]
      for (let j = 1; j <= other.length; j++) {
        const change = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)
        next.push(Math.min(change, row[j] + 1, next[j - 1] + 1))
      }
      row = next
    }
    return row[other.length] / longest
  }

  /** From 0 (nothing in common) to 1 (the same page at another URL). */
  function nearness(asked, url, title) {
    const here = plain(url)
    if (!here) return 0
    if (here === asked) return 1
    const one = slug(asked).slice(0, 80)
    const other = slug(here).slice(0, 80)
    if (one && one === other) return 0.95
    const known = new Set([...words(other), ...words(title)])
    const wanted = [...words(one)]
    const shared = wanted.filter((word) => known.has(word)).length
    const bySense = wanted.length ? (0.85 * shared) / wanted.length : 0
    return Math.max(0.9 * (1 - distance(one, other)), bySense)
  }

  async function suggest() {
    const path = location.pathname
    const asked = plain(path.startsWith(base) ? path.slice(base.length) : path)
    if (!asked) return
    const pages = await (await fetch(index)).json()
    const nearest = pages
      .map(([url, title]) => ({ url, title, near: nearness(asked, url, title) }))
      .filter((page) => page.near >= 0.5)
      .sort((a, b) => b.near - a.near)
      .slice(0, 5)
    if (!nearest.length) return
    const list = place.querySelector("ul")
    for (const { url, title } of nearest) {
      const link = document.createElement("a")
      link.href = base + url
      link.textContent = title || decoded(url)
      const where = document.createElement("span")
      where.className = "jk-suggestions__url"
      where.textContent = base + decoded(url)
      const item = document.createElement("li")
      item.className = "jk-list__item"
      item.append(link, where)
      list.append(item)
    }
    place.hidden = false
  }

  suggest().catch(() => {})
})()
