// Small comforts; every page works without them.

const number = new Intl.NumberFormat(document.documentElement.lang);

// Counts characters as the services do: code points, a line end counting once.
for (const field of document.querySelectorAll("[data-count]")) {
  const counter = document.createElement("p");
  counter.className = "counter";
  field.after(counter);
  const most = Number(field.dataset.count);
  const count = () => {
    const length = [...field.value.replace(/\r\n/g, "\n")].length;
    counter.textContent = field.dataset.countText
      .replace("{0}", number.format(length))
      .replace("{1}", number.format(most));
    counter.classList.toggle("over", length > most);
  };
  field.addEventListener("input", count);
  count();
}

// A form that is on its way is not sent twice. The server would count it once anyway.
for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
  });
}

// A page that comes back from the browser's memory may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
  }
});

// What is open for a while says how long still. When it is over the page is asked for again, and then says so: also
// after the machine slept, since it is the clock that counts.
for (const timer of document.querySelectorAll("[data-seconds-left]")) {
  const end = Date.now() + Number(timer.dataset.secondsLeft) * 1000;
  const tick = setInterval(() => show(), 1000);
  const show = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    timer.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left === 0) {
      clearInterval(tick);
      location.reload();
    }
  };
  show();
}

// What is being done is looked at again by itself; without this there is the link.
for (const link of document.querySelectorAll("[data-ask-again]")) {
  setTimeout(() => location.replace(link.href), Number(link.dataset.askAgain) * 1000);
}
