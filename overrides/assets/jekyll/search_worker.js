/*
 * A site opened from disk may not start workers, which the theme's search needs. There the worker's script runs in a
 * frame without a face; messages go the same way.
 */
(function () {
  if (location.protocol !== "file:") return

  function load(page, url) {
    return new Promise(function (done, failed) {
      var script = page.createElement("script")
      script.src = url
      script.onload = done
      script.onerror = function () { failed(new Error("not loaded: " + url)) }
      page.head.appendChild(script)
    })
  }

  class FrameWorker extends EventTarget {
    constructor(url) {
      super()
      var worker = this
      var frame = document.createElement("iframe")
      frame.hidden = true
      frame.title = "search"
      document.body.appendChild(frame)
      var inside = frame.contentWindow
      var page = frame.contentDocument
      this.frame = frame
      inside.postMessage = function (data) {
        worker.dispatchEvent(new MessageEvent("message", { data: data }))
      }
      inside.importScripts = function () {
        return Array.from(arguments).reduce(function (before, script) {
          return before.then(function () { return load(page, new URL(script, document.baseURI)) })
        }, Promise.resolve())
      }
      this.ready = load(page, new URL(url, document.baseURI))
    }

    postMessage(data) {
      var frame = this.frame
      this.ready.then(function () {
        frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: data }))
      })
    }

    terminate() {
      this.frame.remove()
    }
  }

  // The theme's script looks for this name to learn where its files are.
  window.IFrameWorker = FrameWorker
  window.Worker = FrameWorker
})()
