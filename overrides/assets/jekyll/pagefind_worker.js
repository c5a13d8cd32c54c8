/*
 * The worker behind the theme's search box, with Pagefind's index instead of the theme's. It takes and sends the theme's messages:
 * SETUP is answered by READY, QUERY by RESULT with items as the theme draws them. All text of a result is escaped here, as
 * the theme takes it for HTML.
 *
 * Pagefind cuts texts into words by its own rules, a browser cuts a query by others, and for a word that it does not have
 * Pagefind takes a shorter one. So what it finds are candidates: a page counts if what was asked stands in its text.
 */
(() => {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
  const MOST = 24 // results shown; each is a file to be fetched
  const FORMS = 3 // forms of Chinese in which a query is put
  const FEW = 5 // with fewer results the query is cut in other ways, too
  const ENOUGH = 0.5 // part of a query's letters that a page must have if none has all
  const SURE = 0.6 // part of a word's letters that a word of the text must begin with (caches, cached)
  const EXCERPT = { words: 24, characters: 44 }

  /** Characters of scripts that are written without spaces. */
  const JOINED = "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}ー々〆"
  const IS_JOINED = new RegExp(`[${JOINED}]`, "u")
  const CHUNK = /[\p{L}\p{N}\p{M}_+#]+/gu
  const PART = new RegExp(`[${JOINED}\\p{M}]+|[^${JOINED}]+`, "gu")
  const FILTER = /(?<![^\s])(tag|year)[:：]\s*("[^"]*"|“[^”]*”|\S+)/giu

  const HAN = /\p{sc=Han}/gu

  const escaped = (text) => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`)
  const spelled = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const asPattern = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")

  // -- Pagefind

  let opening

  const open = () =>
    (opening ??= import(new URL("../../pagefind/pagefind.js", self.location))
      .then(async (pagefind) => {
        await pagefind.init()
        return pagefind
      })
      .catch((error) => {
        opening = undefined // `mkdocs serve` shows pages before their index is there
        throw error
      }))

  // -- traditional and simplified Chinese

  /** Of each character that has several forms: the one for all of them, and those that the site's texts have. */
  const first = new Map()
  const present = new Map()
  let reading

  /** Read which characters are forms of one another; the build has written down those of the site's texts. */
  const readForms = () =>
    (reading ??= fetch(new URL("../../pagefind/chinese_forms.txt", self.location))
      .then((answer) => (answer.ok ? answer.text() : ""))
      .catch(() => "")
      .then((text) => {
        for (const line of text.split("\n").filter(Boolean)) {
          const [here, others = ""] = line.split(" ")
          const own = [...here]
          for (const char of [...own, ...others]) {
            first.set(char, own[0])
            present.set(char, own)
          }
        }
      }))

  /** A text by which spellings are compared: without marks, in small letters, in one form of Chinese. */
  const plain = (text) => (first.size ? spelled(text).replace(HAN, (char) => first.get(char) ?? char) : spelled(text))

  /** The text in other forms that the site has: all simplified, all traditional. */
  const inOtherForms = (text) => {
    const most = Math.max(0, ...[...text].map((char) => present.get(char)?.length ?? 0))
    const nth = (number) =>
      text.replace(HAN, (char) => {
        const own = present.get(char)
        return own ? own[Math.min(number, own.length - 1)] : char
      })
    const found = Array.from({ length: Math.min(most, FORMS) }, (_, number) => nth(number))
    return [...new Set(found)].filter((one) => one !== text)
  }

  // -- what is asked

  const segmenter = self.Intl?.Segmenter && new Intl.Segmenter("zh", { granularity: "word" })

  /** The words of a part of a query that has no spaces: cut where scripts meet, and by meaning where it is one script. */
  const words = (chunk) => {
    const found = []
    for (const part of chunk.match(PART) ?? []) {
      if (!IS_JOINED.test(part)) found.push(part)
      else if (segmenter) for (const { segment } of segmenter.segment(part)) found.push(segment)
      else found.push(...part)
    }
    return found
  }

  /** The same, cut as small as can be: characters of Chinese, letters and digits apart, `c++` in three. */
  const pieces = (chunk) =>
    (chunk.match(PART) ?? []).flatMap((part) =>
      IS_JOINED.test(part) ? (part.match(/\P{M}\p{M}*/gu) ?? []) : part.match(/[+#]|\p{N}+|[^+#\p{N}]+/gu),
    )

  /** A text as one word, as the index has tags and years. */
  const inLetters = (text) =>
    [...new TextEncoder().encode(text.toLowerCase())]
      .map((byte) => String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15)))
      .join("")

  const tagsOf = (data) => (data.meta.tags ? JSON.parse(data.meta.tags) : [])

  class Query {
    constructor(text) {
      this.tags = []
      this.years = []
      this.text = text.normalize("NFC").replace(FILTER, (_, name, value) => {
        const list = name.toLowerCase() === "tag" ? this.tags : this.years
        list.push(value.replace(/["“”]/g, "").toLowerCase())
        return " "
      })
      this.chunks = (this.text.match(CHUNK) ?? []).filter((chunk) => /[\p{L}\p{N}]/u.test(chunk))
      this.words = this.chunks.flatMap(words)
      this.filters = [
        ...this.tags.map((tag) => `jkzt${inLetters(tag)}`),
        ...this.years.map((year) => `jkzy${inLetters(year)}`),
      ]
    }

    /** Whether a page has the tags and the year that are asked for. */
    admits(data) {
      const tags = tagsOf(data).map((tag) => tag.toLowerCase())
      return this.tags.every((tag) => tags.includes(tag)) && this.years.every((year) => year === data.meta.year)
    }
  }

  // -- what is found

  /** How well a page answers: its words that stand there, the share of letters they make up, and whole parts. */
  class Found {
    constructor(data, query, rank) {
      this.data = { ...data, locations: [...data.locations] } // Pagefind changes what it has given
      this.rank = rank
      const title = plain(data.meta.title ?? "")
      const text = plain(`${data.meta.title ?? ""} ${tagsOf(data).join(" ")} ${data.content}`)
      const stands = (word) => {
        const low = plain(word)
        if (IS_JOINED.test(word)) return text.includes(low)
        const begun = low.length > 3 ? low.slice(0, Math.max(3, Math.ceil(low.length * SURE))) : low
        return new RegExp(`(?<![a-z0-9])${asPattern(begun)}`, "u").test(text)
      }
      this.present = query.words.filter(stands)
      const letters = (list) => list.join("").length
      this.share = query.words.length ? letters(this.present) / letters(query.words) : 1
      const whole = query.chunks.filter((chunk) => text.includes(plain(chunk)))
      this.whole = whole.length
      const written = spelled(`${data.meta.title ?? ""} ${tagsOf(data).join(" ")} ${data.content}`)
      this.asWritten = query.chunks.filter((chunk) => written.includes(spelled(chunk))).length
      this.isTag = tagsOf(data).some((tag) => plain(tag) === plain(query.text.trim()))
      this.inTitle = query.chunks.length > 0 && query.chunks.every((chunk) => title.includes(plain(chunk)))
    }

    /** Before another: more of the query, more whole parts, more in its own form, the title, a tag, Pagefind's own order. */
    static order(one, other) {
      return (
        other.share - one.share ||
        other.whole - one.whole ||
        other.asWritten - one.asWritten ||
        other.inTitle - one.inTitle ||
        other.isTag - one.isTag ||
        one.rank - other.rank
      )
    }
  }

  const candidates = async (pagefind, query, terms) => {
    const { results } = await pagefind.search([...terms, ...query.filters].join(" "))
    const first = results.slice(0, MOST)
    const found = await Promise.all(first.map(async (result, rank) => new Found(await result.data(), query, rank)))
    return found.filter((page) => query.admits(page.data))
  }

  /** Pages with all words; otherwise pages with most of them. */
  const find = async (pagefind, query, isOld) => {
    const seen = new Map()
    const add = (list, form) =>
      list.forEach((page) => {
        const { raw_url: url, locations } = page.data
        if (!seen.has(url)) seen.set(url, page)
        else if (form !== query) seen.get(url).data.locations.push(...locations)
      })
    const forms = [query, ...inOtherForms(query.text).map((text) => new Query(text))]
    const have = (share) => [...seen.values()].filter((page) => page.share >= share).sort(Found.order)
    const cuts = [(one) => one.words, (one) => one.chunks, (one) => one.chunks.flatMap(pieces)]
    for (const cut of cuts) {
      for (const form of forms) {
        if (isOld()) return []
        add(await candidates(pagefind, query, cut(form)), form)
      }
      if (have(1).length >= FEW) break
    }
    if (have(1).length) return have(1)
    for (const word of new Set(forms.flatMap((one) => one.words).filter((word) => word.length > 1))) {
      if (isOld()) return []
      add(await candidates(pagefind, query, [word]), query)
    }
    return have(ENOUGH)
  }

  // -- what is shown

  const marker = (terms) => {
    const inAllForms = (text) => text.replace(HAN, (char) => (present.has(char) ? `[${present.get(char).join("")}]` : char))
    // The `7` of `tag-7` is none in `37`.
    const begins = (term) => (IS_JOINED.test(term) ? "" : "(?<![a-z0-9])")
    const any = terms
      .sort((one, other) => other.length - one.length)
      .map((term) => `${begins(term)}${inAllForms(asPattern(term))}`)
    if (!any.length) return escaped
    const found = new RegExp(`(${any.join("|")})`, "giu")
    return (text) =>
      text
        .split(found)
        .map((part, number) => (number % 2 ? `<mark data-md-highlight>${escaped(part)}</mark>` : escaped(part)))
        .join("")
  }

  /** The words of a page's text as Pagefind counts them, and the headings among them. */
  class Text {
    constructor(data) {
      const isCut = data.raw_content.includes("\u200b")
      const cut = isCut ? data.raw_content.split("\u200b") : data.raw_content.split(/\s+/)
      this.words = cut.map((word) => word.replace(/&lt;/g, "<").replace(/&gt;/g, ">"))
      this.joint = isCut ? "" : " "
      this.size = isCut ? EXCERPT.characters : EXCERPT.words
      this.start = this.after([data.meta.title ?? "", ...tagsOf(data)].join(""))
      this.headings = data.anchors
        .filter((anchor) => /^h[1-6]$/i.test(anchor.element) && anchor.text?.trim())
        .sort((one, other) => one.location - other.location)
    }

    /** The number of the word behind a text that all begins with: title and tags, which are shown elsewhere. */
    after(text) {
      const letters = (part) => (part.match(/[\p{L}\p{N}]/gu) ?? []).length
      let left = letters(text)
      let at = 0
      while (at < this.words.length && left > 0) left -= letters(this.words[at++])
      while (at < this.words.length && (!letters(this.words[at]) || /^jkz[ty]/.test(this.words[at]))) at++
      return at
    }

    /** The part with most of the words that were found; from the beginning if none was. */
    excerpt(locations, from, to) {
      const inside = locations.filter((location) => location >= from && location < to)
      let best = from
      let most = 0
      for (const begin of inside) {
        const count = inside.filter((one) => one >= begin && one < begin + this.size).length
        if (count > most) [best, most] = [begin, count]
      }
      const begin = Math.max(from, Math.min(best - 6, to - this.size))
      const end = Math.min(to, begin + this.size)
      const text = this.words.slice(begin, end).join(this.joint).trim().replace(/^[\s.，。、；：！？,;:]+/u, "")
      return `${begin > from ? "… " : ""}${text}${end < to ? " …" : ""}`
    }

    /** Parts of the text in which something was found: heading, or none for the text before all headings. */
    parts(locations) {
      const starts = [{ location: this.start }, ...this.headings]
      return starts.map((heading, number) => {
        const from = Math.max(heading.location, this.start)
        const to = starts[number + 1]?.location ?? this.words.length
        const inside = locations.filter((location) => location >= from && location < to)
        return { id: heading.id, title: heading.text, weight: inside.length, text: this.excerpt(inside, from, to) }
      })
    }
  }

  const item = ({ data }, score, terms, mark) => {
    const location = `./${data.meta.location}` // a path may begin as a scheme does (`a:b/`)
    const text = new Text(data)
    const [first, ...rest] = text.parts(data.locations)
    const sections = rest.filter((part) => part.weight).sort((one, other) => other.weight - one.weight)
    const tags = tagsOf(data).map(mark)
    // The theme shows the article's own text if it is the best part, and folds up parts with a lower score.
    const best = sections[0]?.weight ?? 0
    const leads = first.weight >= best
    const article = {
      location,
      title: mark(data.meta.title ?? ""),
      text: `<p>${mark(first.text || text.excerpt([], text.start, text.words.length))}</p>`,
      score: leads ? score : 0,
      terms,
      ...(tags.length ? { tags } : {}),
    }
    const parts = sections.map((part) => ({
      location: `${location}#${encodeURIComponent(part.id)}`,
      title: mark(part.title),
      text: `<p>${mark(part.text)}</p>`,
      score: !leads && part.weight === best ? score : score / 2,
      terms,
    }))
    return leads ? [article, ...parts] : [...parts, article]
  }

  /** A word of the titles found that goes on where the query ends. */
  const suggestions = (query, found) => {
    const begun = query.toLowerCase().match(/[^\s-]+$/u)?.[0]
    if (!begun) return []
    const titles = found.flatMap(({ data }) => (data.meta.title ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    const word = titles.find((one) => one.length > begun.length && one.startsWith(begun))
    return word ? [word] : []
  }

  const answer = async (text, isOld) => {
    const query = new Query(text)
    if (!query.words.length && !query.filters.length) return { items: [], suggest: [] }
    if (query.text.search(HAN) >= 0) await readForms()
    const found = (await find(await open(), query, isOld)).slice(0, MOST)
    const stand = new Set(found.flatMap((page) => page.present))
    const mark = marker([...new Set([...query.chunks, ...query.words])])
    const terms = Object.fromEntries(query.words.map((word) => [word, stand.has(word)]))
    return {
      items: found.map((page, number) => item(page, found.length - number, terms, mark)),
      suggest: suggestions(query.text, found),
    }
  }

  let last = 0

  addEventListener("message", async ({ data: message }) => {
    if (message.type === SETUP) postMessage({ type: READY })
    if (message.type !== QUERY) return
    const number = ++last
    const isOld = () => number !== last // the reader has typed on
    let data = { items: [] }
    try {
      data = await answer(message.data, isOld)
    } catch (error) {
      console.warn(`search: ${error.message}`)
    }
    if (!isOld()) postMessage({ type: RESULT, data })
  })
  postMessage({ type: READY })
})()
