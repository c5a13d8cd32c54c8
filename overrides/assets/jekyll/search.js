/*
 * What a reader asks the theme's search in Chinese is divided into words first: 南京图书馆 becomes 南京 图书馆, and signs
 * that are no word of their own (在路上) go. The theme takes a query's beginning for a word and forgets its end.
 */
(function () {
  if (!window.Intl || !Intl.Segmenter || !window.Worker) return
  var words = new Intl.Segmenter("zh", { granularity: "word" })

  function divided(run) {
    var found = Array.from(words.segment(run), function (part) { return part.segment })
    var longer = found.filter(function (word) { return word.length > 1 })
    return (longer.length ? longer : [run]).join(" ")
  }

  var send = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (message) {
    if (message && typeof message.data === "string")
      arguments[0] = Object.assign({}, message, {
        data: message.data.replace(/\p{sc=Han}{3,}/gu, divided)
      })
    return send.apply(this, arguments)
  }
})()
