// Paste or drop a report, see its claims, keep it or not. Nothing is stored before "keep".
"use strict";
(() => {
  const form = document.querySelector("[data-upload]");
  if (!form) return;
  const isArabic = document.documentElement.lang === "ar";
  const say = (key) => form.dataset["say" + key[0].toUpperCase() + key.slice(1)];
  const typeNames = new Map([...form.querySelectorAll("[data-types] option")].map((option) => [option.value, option.textContent]));
  const area = form.querySelector("textarea"), file = form.querySelector("input[type=file]"), drop = form.querySelector("[data-drop]");
  const keep = form.querySelector("[data-keep]"), discard = form.querySelector("[data-discard]"), status = form.querySelector("[data-status]");
  const result = document.querySelector("[data-result]"), text = result.querySelector("[data-text]"), list = result.querySelector("[data-claims]"), count = result.querySelector("[data-count]");
  let isPage = false, sent = null;

  function tell(words, isBad = false) { status.textContent = words; status.className = isBad ? "status bad" : "status"; }
  async function take(chosen) {
    if (!chosen) return;
    if (chosen.size > 1.5e6) return tell(say("large"), true);
    const bytes = await chosen.arrayBuffer();
    const head = new TextDecoder("latin1").decode(bytes.slice(0, 2048));
    const label = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? "utf-8";
    let decoder;
    try { decoder = new TextDecoder(label); } catch { decoder = new TextDecoder(); }
    area.value = decoder.decode(bytes);
    isPage = /\.x?html?$/i.test(chosen.name) || /<html[\s>]/i.test(head);
    tell(chosen.name);
  }
  file.addEventListener("change", () => take(file.files[0]));
  area.addEventListener("input", () => { isPage = /^\s*<(!doctype|html)/i.test(area.value); });
  for (const name of ["dragover", "dragleave", "drop"]) drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", name === "dragover");
    if (name === "drop") take(event.dataTransfer.files[0]);
  });

  async function post(path, body) {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(answer.error?.message ?? response.statusText);
    return answer;
  }
  function asked() {
    const body = { [isPage ? "html" : "text"]: area.value };
    for (const name of ["title", "outlet", "published", "url"]) if (form.elements[name].value) body[name] = form.elements[name].value;
    return body;
  }
  const names = (people) => people.map((one) => one.name).join(isArabic ? "\u060c " : ", ");
  function row(claim) {
    const item = document.createElement("li"), head = document.createElement("b"), detail = document.createElement("p");
    head.textContent = (typeNames.get(claim.type) ?? claim.type) + " \u2013 " + claim.trigger.text;
    detail.className = "small soft";
    detail.dir = "auto";
    detail.textContent = [names(claim.agent), names(claim.target), claim.count?.text, names(claim.place), claim.time?.text, names(claim.chain)].filter(Boolean).join(" · ");
    item.append(head, detail);
    return item;
  }
  function marks(claims) {
    const out = [];
    const add = (role, one) => { if (one) out.push(`${role}:${one.span[0]}-${one.span[1]}`); };
    for (const claim of claims) {
      for (const one of [...claim.agent, ...claim.to]) add("agent", one);
      for (const one of [...claim.target, ...claim.from]) add("target", one);
      for (const one of claim.place) add("place", one);
      for (const one of claim.chain) add("chain", one);
      add("count", claim.count);
      add("time", claim.time);
      add("trigger", claim.trigger);
    }
    return out.join(";");
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!area.value.trim()) return tell(say("empty"), true);
    tell(say("reading"));
    try {
      sent = asked();
      const answer = await post("/api/v1/code?offsets=utf16", sent);
      result.hidden = keep.hidden = discard.hidden = false;
      text.textContent = answer.document.text;
      text.dataset.marks = marks(answer.claims);
      count.textContent = answer.claims.length;
      list.replaceChildren(...answer.claims.map(row));
      document.dispatchEvent(new Event("isnad:paint"));
      tell(say("claims") + ": " + answer.claims.length);
      result.scrollIntoView({ block: "start" });
    } catch (error) { tell(error.message, true); }
  });
  keep.addEventListener("click", async () => {
    tell(say("keeping"));
    try {
      const answer = await post("/api/v1/reports", sent);
      location.assign("/report/" + encodeURIComponent(answer.report) + (isArabic ? "" : "?lang=en"));
    } catch (error) { tell(error.message, true); }
  });
  discard.addEventListener("click", () => {
    result.hidden = keep.hidden = discard.hidden = true;
    area.value = "";
    delete text.dataset.marks;
    text.textContent = "";
    list.replaceChildren();
    document.dispatchEvent(new Event("isnad:paint"));
    tell("");
  });
})();
