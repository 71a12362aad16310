// Keeps a page's figures moving: each event carries the same piece of page that the server drew first.
// Without this script the page simply stands still; a reload shows the newest figures.
for (const area of document.querySelectorAll("[data-live]")) {
  const figures = area.querySelector("[data-live-figures]");
  const state = area.querySelector("[data-live-state]");
  const say = area.querySelector("[data-live-say]");
  const stream = new EventSource(area.dataset.live);

  const show = (name, words) => {
    state.hidden = false;
    state.className = `live ${name}`;
    state.textContent = words;
  };

  stream.addEventListener("open", () => show("on", area.dataset.liveOn));
  stream.addEventListener("error", () => {
    const ended = stream.readyState === EventSource.CLOSED;
    show("lost", ended ? area.dataset.liveEnded : area.dataset.liveLost);
  });
  stream.addEventListener("figures", (event) => {
    const before = figures.querySelector("[data-revision]")?.dataset.revision;
    figures.innerHTML = event.data;
    const after = figures.querySelector("[data-revision]");
    if (before !== undefined && after && after.dataset.revision !== before) {
      say.textContent = `${area.dataset.liveMoved}. ${after.textContent}`;
      figures.classList.remove("moved");
      void figures.offsetWidth; // A new start of the animation needs a layout in between.
      figures.classList.add("moved");
    }
  });
}
