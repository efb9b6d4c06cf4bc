// What the page does beyond reading: settings, the evidence drawer, zooming of the timeline.
// Everything else works without this file.
"use strict";

// Settings.
(function () {
  const box = document.querySelector(".settings");
  if (!box) return;
  box.hidden = false;
  for (const [name, standard] of [["theme", "auto"], ["text", "normal"]]) {
    let value = standard;
    try { value = localStorage.getItem("sitrep-" + name) || standard; } catch (e) { }
    for (const input of box.querySelectorAll(`input[name="${name}"]`)) {
      input.checked = input.value === value;
      input.addEventListener("change", () => {
        document.documentElement.setAttribute("data-" + name, input.value);
        try { localStorage.setItem("sitrep-" + name, input.value); } catch (e) { }
      });
    }
  }
})();

// The evidence drawer: a report's text beside the page that cites it. The page that comes from the
// server is parsed, never run, and only its report and readings are shown.
(function () {
  if (!("HTMLDialogElement" in window)) return;
  let drawer = null;
  let opener = null;

  function make() {
    drawer = document.createElement("dialog");
    drawer.id = "drawer";
    drawer.setAttribute("aria-label", "Evidence");
    drawer.addEventListener("click", (event) => {
      if (event.target === drawer) drawer.close();
    });
    drawer.addEventListener("close", () => { if (opener) opener.focus(); });
    document.body.append(drawer);
  }

  async function open(link) {
    const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const head = page.querySelector(".heading");
    const columns = page.querySelector(".columns");
    if (!head || !columns) throw new Error("no report");
    if (!drawer) make();
    const bar = document.createElement("p");
    bar.className = "bar";
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => drawer.close());
    const full = document.createElement("a");
    full.href = link.href;
    full.textContent = "Open as a page";
    bar.append(close, " ", full);
    const title = page.querySelector("h1");
    if (title) {
      const heading = document.createElement("h2");
      heading.className = "drawertitle";
      heading.textContent = title.textContent;
      title.replaceWith(heading);
    }
    for (const element of columns.querySelectorAll("[id]")) {
      if (element.id !== "mark") element.id = "drawer-" + element.id;
    }
    for (const element of columns.querySelectorAll("[aria-labelledby]")) {
      element.setAttribute(
        "aria-labelledby", "drawer-" + element.getAttribute("aria-labelledby"));
    }
    drawer.replaceChildren(bar, document.adoptNode(head), document.adoptNode(columns));
    opener = link;
    if (!drawer.open) drawer.showModal();
    const mark = drawer.querySelector("#mark");
    if (mark) mark.scrollIntoView({ block: "center" });
    close.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-evidence]");
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link).catch(() => { location.href = link.href; });
  });
})();

// The timeline: wheel and keys zoom and move the chart of two clocks and narrow the table with it.
(function () {
  const chart = document.getElementById("clocks");
  if (!chart) return;
  for (const note of document.querySelectorAll("span.script")) note.hidden = false;
  const svg = chart.querySelector("svg");
  const ticks = svg.querySelector(".ticks");
  const [whole0, whole1] = [Number(chart.dataset.from), Number(chart.dataset.to) + 1];
  let [from, to] = [whole0, whole1];
  const [width, side, top, bottom] = [1000, 16, 42, 148];
  const x = (day) => side + (day - from) / (to - from) * (width - 2 * side);
  const lines = [...svg.querySelectorAll(".lines > g")].map((group) => ({
    group, a: Number(group.dataset.a) / 10, b: Number(group.dataset.b) / 10,
    line: group.querySelector("line"), dots: group.querySelectorAll("circle"),
  }));
  const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const make = (name, attributes, text) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    if (text) element.textContent = text;
    return element;
  };

  function draw() {
    for (const { group, a, b, line, dots } of lines) {
      const inside = (d) => d >= from && d <= to;
      group.setAttribute("visibility", inside(a) || inside(b) ? "visible" : "hidden");
      line.setAttribute("x1", x(a));
      line.setAttribute("x2", x(b));
      dots[0].setAttribute("cx", x(a));
      dots[1].setAttribute("cx", x(b));
    }
    ticks.replaceChildren();
    const step = Math.max(1, Math.ceil((to - from) / 14));
    for (let day = Math.ceil(from); day < to; day += step) {
      const date = new Date(day * 86400000);
      const label = date.getUTCDate() + " " + names[date.getUTCMonth()];
      for (const [y1, y2, y] of [[top - 4, top, top - 12], [bottom, bottom + 4, bottom + 18]]) {
        ticks.append(
          make("line", { x1: x(day), x2: x(day), y1, y2, class: "grid" }),
          make("text", { x: x(day) + 2, y, class: "axis" }, label));
      }
    }
  }

  function set(a, b) {
    const length = Math.min(Math.max(b - a, 0.5), whole1 - whole0);
    a = Math.min(Math.max(a, whole0), whole1 - length);
    [from, to] = [a, a + length];
    draw();
  }

  function zoom(factor, at) {
    set(at - (at - from) * factor, at + (to - at) * factor);
  }

  chart.addEventListener("wheel", (event) => {
    const box = svg.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    if (event.deltaY > 0 && to - from >= whole1 - whole0) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 0.8 : 1.25, from + share * (to - from));
  }, { passive: false });

  chart.addEventListener("keydown", (event) => {
    const length = to - from;
    const middle = (from + to) / 2;
    const moves = {
      "+": () => zoom(0.7, middle), "=": () => zoom(0.7, middle), "-": () => zoom(1.43, middle),
      ArrowLeft: () => set(from - length / 4, to - length / 4),
      ArrowRight: () => set(from + length / 4, to + length / 4),
      Home: () => set(whole0, whole0 + length), End: () => set(whole1 - length, whole1),
      "0": () => set(whole0, whole1),
    };
    if (moves[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      moves[event.key]();
    }
  });

  svg.addEventListener("click", (event) => {
    const group = event.target.closest("g[data-event]");
    if (group) location.href = "/events/" + encodeURIComponent(group.dataset.event);
  });
})();

// The map: wheel, keys and dragging zoom and move the drawing; marks and names keep their size.
(function () {
  const chart = document.getElementById("map");
  if (!chart) return;
  for (const note of document.querySelectorAll("span.script")) note.hidden = false;
  const svg = chart.querySelector("svg");
  const [width, height] = [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height];
  const marks = [...svg.querySelectorAll("[data-x]")];
  let [x, y, scale] = [0, 0, 1];
  const within = (value, low, high) => Math.min(Math.max(value, low), high);

  function set(left, top, k) {
    scale = within(k, 1, 16);
    x = within(left, 0, width - width / scale);
    y = within(top, 0, height - height / scale);
    svg.setAttribute("viewBox", [x, y, width / scale, height / scale].join(" "));
    for (const mark of marks) {
      mark.setAttribute("transform",
        "translate(" + mark.dataset.x + " " + mark.dataset.y + ") scale(" + 1 / scale + ")");
    }
  }

  function zoom(factor, shareX, shareY) {
    const k = within(scale * factor, 1, 16);
    set(x + shareX * (width / scale - width / k), y + shareY * (height / scale - height / k), k);
  }

  chart.addEventListener("wheel", (event) => {
    if (event.deltaY > 0 && scale <= 1) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 1.25 : 0.8, (event.clientX - box.left) / box.width,
      (event.clientY - box.top) / box.height);
  }, { passive: false });

  chart.addEventListener("keydown", (event) => {
    const [w, h] = [width / scale / 5, height / scale / 5];
    const moves = {
      "+": () => zoom(1.4, 0.5, 0.5), "=": () => zoom(1.4, 0.5, 0.5), "-": () => zoom(0.7, 0.5, 0.5),
      ArrowLeft: () => set(x - w, y, scale), ArrowRight: () => set(x + w, y, scale),
      ArrowUp: () => set(x, y - h, scale), ArrowDown: () => set(x, y + h, scale),
      "0": () => set(0, 0, 1),
    };
    if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    if (scale === 1 && event.key.startsWith("Arrow")) return;
    event.preventDefault();
    moves[event.key]();
  });

  let drag = null;
  let isMoved = false;
  svg.addEventListener("pointerdown", (event) => {
    isMoved = false;
    if (event.button === 0 && scale > 1) drag = { px: event.clientX, py: event.clientY, x, y };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const box = svg.getBoundingClientRect();
    const [dx, dy] = [event.clientX - drag.px, event.clientY - drag.py];
    if (Math.abs(dx) + Math.abs(dy) < 4) return;
    isMoved = true;
    set(drag.x - dx / box.width * width / scale, drag.y - dy / box.height * height / scale, scale);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    svg.addEventListener(end, () => { drag = null; });
  }
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => { if (isMoved) event.preventDefault(); });
})();
