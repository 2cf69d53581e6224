// What the pages do beyond being read: evidence as highlights, light and dark, keys, and the list and the map showing each other.
"use strict";
(() => {
  const root = document.documentElement;
  const keep = (name, value) => { try { value === null ? localStorage.removeItem(name) : localStorage.setItem(name, value); } catch { /* without storage a choice lasts a page */ } };
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };

  const theme = kept("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  const themeSwitch = document.querySelector("[data-theme-switch]");
  if (themeSwitch) {
    themeSwitch.hidden = false;
    themeSwitch.addEventListener("click", () => {
      const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = isDark ? "light" : "dark";
      keep("theme", root.dataset.theme);
    });
  }

  // Marks become highlights of one unbroken text: letters on both sides of an edge stay joined, and marks may overlap.
  const order = ["furniture", "copied", "reason", "chain", "place", "time", "target", "agent", "count", "trigger", "found"];
  const layers = { claims: ["trigger", "reason"], names: ["agent", "target", "place"], numbers: ["count"], dates: ["time"], chains: ["chain"], copied: ["copied"], furniture: ["furniture"] };
  const canHighlight = "highlights" in CSS && typeof Highlight === "function";
  function rangeOf(block, start, end) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let at = 0, node, isOpen = false;
    while ((node = walker.nextNode())) {
      const next = at + node.length;
      if (!isOpen && start < next) { range.setStart(node, start - at); isOpen = true; }
      if (isOpen && end <= next) { range.setEnd(node, end - at); return range; }
      at = next;
    }
    return null;
  }
  function paint() {
    if (!canHighlight) return;
    for (const role of order) CSS.highlights.delete(role);
    const found = new Map(order.map((role) => [role, new Highlight()]));
    for (const block of document.querySelectorAll(".evidence[data-marks]")) {
      if (block.querySelector("mark")) block.textContent = block.textContent;
      for (const mark of block.dataset.marks.split(";")) {
        const match = /^([a-z]+):(\d+)-(\d+)$/.exec(mark);
        const range = match && rangeOf(block, Number(match[2]), Number(match[3]));
        if (range && found.has(match[1])) found.get(match[1]).add(range);
      }
    }
    order.forEach((role, place) => {
      const highlight = found.get(role);
      highlight.priority = place;
      if (highlight.size) CSS.highlights.set(role, highlight);
    });
  }
  const places = new Map();
  function showFound() {
    const at = new URLSearchParams(location.search).get("at");
    const block = at && document.querySelector(".text.evidence[data-marks*='found:']");
    const match = block && /found:(\d+)-(\d+)/.exec(block.dataset.marks);
    const range = match && rangeOf(block, Number(match[1]), Number(match[2]));
    if (range && location.hash === "#at") scrollTo({ top: range.getBoundingClientRect().top + scrollY - innerHeight / 3 });
  }
  paint();
  showFound();
  document.addEventListener("isnad:paint", paint);

  // A layer is switched on the spot where its highlights are all there; else its link asks for the page anew.
  for (const link of document.querySelectorAll("[data-layer]")) {
    link.addEventListener("click", (event) => {
      if (!canHighlight || new URLSearchParams(location.search).has("hide")) return;
      event.preventDefault();
      const isOn = link.getAttribute("aria-checked") !== "true";
      link.setAttribute("aria-checked", String(isOn));
      for (const role of layers[link.dataset.layer] ?? []) {
        if (isOn) { if (places.has(role)) CSS.highlights.set(role, places.get(role)); }
        else if (CSS.highlights.has(role)) { places.set(role, CSS.highlights.get(role)); CSS.highlights.delete(role); }
      }
    });
    link.addEventListener("keydown", (event) => { if (event.code === "Space") { event.preventDefault(); link.click(); } });
  }

  // A claim leads to its words on the same page.
  for (const link of document.querySelectorAll("[data-jump]")) {
    link.addEventListener("click", (event) => {
      const at = /[?&]at=(\d+)-(\d+)/.exec(link.href);
      const block = document.querySelector(".text.evidence");
      const text = block?.textContent ?? "";
      if (!at || !block || !canHighlight || /[\u{10000}-\u{10ffff}]/u.test(text)) return;
      event.preventDefault();
      const range = rangeOf(block, Number(at[1]), Number(at[2]));
      if (!range) return;
      const highlight = new Highlight(range);
      highlight.priority = order.length;
      CSS.highlights.set("found", highlight);
      history.replaceState(null, "", link.href);
      scrollTo({ top: range.getBoundingClientRect().top + scrollY - innerHeight / 3 });
    });
  }

  // What a list and a map have in common lights up in both.
  const lit = (place, isOn) => { for (const other of document.querySelectorAll(`[data-place="${CSS.escape(place)}"]`)) other.classList.toggle("lit", isOn); };
  for (const item of document.querySelectorAll("[data-place]")) {
    if (!item.dataset.place) continue;
    for (const [name, isOn] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) item.addEventListener(name, () => lit(item.dataset.place, isOn));
  }

  // Choosing is asking; empty fields stay out of the address.
  for (const form of document.querySelectorAll("form.filters[action]:not([method])")) {
    form.addEventListener("submit", () => { for (const field of form.elements) if (field.name && !field.value) { field.disabled = true; field.dataset.left = ""; } });
    for (const field of form.querySelectorAll("select")) field.addEventListener("change", () => form.requestSubmit());
  }
  addEventListener("pageshow", () => { for (const field of document.querySelectorAll("[data-left]")) { field.disabled = false; delete field.dataset.left; } });

  // Keys. `code` is the key's place: it is the same on an Arabic keyboard.
  const dialog = document.querySelector("dialog[data-keys]");
  dialog?.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  const help = () => dialog?.showModal();
  const helpButton = document.querySelector("[data-help]");
  if (helpButton) { helpButton.hidden = false; helpButton.addEventListener("click", help); }
  const isTyping = (target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  let went = false;
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "?" || event.key === "؟") { event.preventDefault(); return help(); }
    if (event.key === "/" || event.code === "Slash" && !event.shiftKey) { event.preventDefault(); return document.getElementById("q")?.focus(); }
    if (went) {
      went = false;
      const to = { KeyO: "/", KeyS: "/stories", KeyR: "/review", KeyE: "/entities", KeyU: "/upload" }[event.code];
      if (to) location.assign(to + (root.lang === "ar" ? "" : "?lang=en"));
      return;
    }
    if (event.code === "KeyG") { went = true; setTimeout(() => { went = false; }, 1200); return; }
    if (document.querySelector("[data-review]")) return;
    if (event.code === "KeyJ" || event.code === "KeyK") {
      const links = [...document.querySelectorAll("table.stories td:first-child > a, ul.stories li > a, .hits li > a, .claims li > a, table.dossier td:nth-child(2) > a")];
      if (!links.length) return;
      const here = links.indexOf(document.activeElement);
      const next = links[Math.min(links.length - 1, Math.max(0, here + (event.code === "KeyJ" ? 1 : -1)))];
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    }
  });
})();
