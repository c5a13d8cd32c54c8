/* Buttons beside a row of pictures of TeXt's swiper, which the style sheet lets readers scroll. */
document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".swiper__button")
  const row = button?.closest(".swiper")?.querySelector(".swiper__wrapper, .swiper__slides")
  if (!row) return
  const back = button.classList.contains("swiper__button--prev") !== (getComputedStyle(row).direction === "rtl")
  row.scrollBy({ left: (back ? -1 : 1) * row.clientWidth })
})
