/* Stands for what the old theme brought to every page and a text's script still calls (jtd.addEvent): each call does
   nothing, so that the rest of the script runs. */
(() => {
  const nothing = new Proxy(function () {}, {
    get: (_, key) => (key === Symbol.toPrimitive ? () => "" : key === "then" ? undefined : nothing),
    set: () => true,
    apply: () => nothing,
    construct: () => nothing,
  })
  for (const name of document.currentScript.dataset.jkNames.split(" ")) {
    if (name in window) continue
    window[name] = nothing
    console.info(`${name} was the old theme's; calls of it do nothing here`)
  }
})()
