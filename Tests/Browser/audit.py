#!/usr/bin/env python3
"""An audit of what WCAG 2.2 AA asks and a program can see, on every page, wide and narrow, in both languages, light and dark.

    python3 Tests/Browser/audit.py

Contrast of every text with what lies behind it (4.5:1, large text 3:1), a name for every control and link, one main heading and no
skipped level, labels of fields, languages and directions, unique ids, table headers, a visible focus on every stop of the Tab key, targets of
24 px or spaced, no sideways scrolling at 390 px, titles of pages. Where axe-core is there (PyPI: axe-playwright-python brings it along), it looks
at every view too, with the rules of WCAG 2.0, 2.1 and 2.2, A and AA; the last line says whether it did.
"""
import importlib.util
import pathlib
import sys

import serving
from screenshots import pages

AUDIT = """() => {
  const faults = [];
  const say = (rule, element, more = "") => faults.push(`${rule}: ${element.tagName?.toLowerCase() ?? ""}${element.className?.baseVal ?? element.className ? "." + (element.className.baseVal ?? element.className) : ""} ${more} ${(element.textContent ?? "").trim().slice(0, 40)}`);
  const seen = (element) => { const box = element.getBoundingClientRect(), style = getComputedStyle(element); return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && style.clipPath === "none"; };
  const parse = (color) => { const canvas = parse.canvas ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true }); canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = "#000"; canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); const d = canvas.getImageData(0, 0, 1, 1).data; return [d[0], d[1], d[2], d[3] / 255]; };
  const over = (a, b) => a.slice(0, 3).map((v, i) => v * a[3] + b[i] * (1 - a[3]));
  const light = (c) => { const [r, g, b] = c.map((v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
  const behind = (element) => { const layers = []; for (let e = element; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] > 0) layers.push(c); if (c[3] === 1) break; } let base = [255, 255, 255]; if (!layers.length || layers.at(-1)[3] < 1) base = over(parse(getComputedStyle(document.documentElement).backgroundColor), base); for (const layer of layers.reverse()) base = over(layer, base); return base; };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const done = new Set();
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || done.has(element) || !seen(element) || element.closest("script, noscript, svg, [disabled], option")) continue;
    done.add(element);
    const style = getComputedStyle(element), size = parseFloat(style.fontSize), isLarge = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700;
    let alpha = 1; for (let e = element; e; e = e.parentElement) alpha *= Number(getComputedStyle(e).opacity);
    const back = behind(element), front = parse(style.color); front[3] *= alpha;
    const value = ratio(over(front, back), back);
    if (value < (isLarge ? 3 : 4.5)) say("contrast " + value.toFixed(2), element);
  }
  for (const text of document.querySelectorAll("svg text")) {
    if (!seen(text)) continue;
    const box = text.closest("svg").querySelector(".land, .node") && text.classList.contains("country") ? parse(getComputedStyle(text.closest("svg").querySelector(".land")).fill).slice(0, 3) : behind(text.closest("svg"));
    const value = ratio(parse(getComputedStyle(text).fill).slice(0, 3), box);
    if (value < 4.5) say("contrast in drawing " + value.toFixed(2), text);
  }
  for (const role of ["furniture", "copied", "reason", "chain", "place", "time", "target", "agent", "count", "trigger", "found"]) {
    const value = ratio(parse(getComputedStyle(document.documentElement).getPropertyValue("--ink")).slice(0, 3), parse(getComputedStyle(document.documentElement).getPropertyValue("--" + role)).slice(0, 3));
    if (value < 4.5) faults.push(`contrast of highlight ${role} ${value.toFixed(2)}`);
  }
  const name = (element) => (element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.querySelector("title")?.textContent || element.textContent || element.getAttribute("title") || "").trim();
  for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, [role=switch], [role=region], nav, svg[role]")) if (!name(element) && !element.hidden) say("no name", element);
  for (const element of document.querySelectorAll("input:not([type=hidden]), select, textarea")) if (!element.labels?.length && !element.getAttribute("aria-label")) say("no label", element);
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].filter(seen).map((h) => Number(h.tagName[1]));
  if (levels.filter((l) => l === 1).length !== 1) faults.push("not one h1: " + levels);
  levels.forEach((level, i) => { if (i && level > levels[i - 1] + 1) faults.push("heading skips a level: " + levels.slice(0, i + 1)); });
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 1) faults.push("id twice: " + id);
  const root = document.documentElement;
  if (root.dir !== (root.lang === "ar" ? "rtl" : "ltr")) faults.push("direction of the page");
  for (const block of document.querySelectorAll(".text, .quote")) if (block.closest("[lang]")?.lang !== "ar" || getComputedStyle(block).direction !== "rtl") say("language or direction of a report's words", block);
  for (const table of document.querySelectorAll("table:not(.slots)")) if (!table.querySelector("th")) say("table without headers", table);
  for (const link of document.querySelectorAll("main a[href], main button")) { if (!seen(link) || link.closest("svg, p, li, td, h1, h2, h3, dd")) continue; const box = link.getBoundingClientRect(); if (box.width < 24 || box.height < 24) say("target under 24 px", link); }
  if (root.scrollWidth > innerWidth + 1) faults.push(`scrolls sideways: ${root.scrollWidth}`);
  if (!document.title) faults.push("no title");
  if (!document.querySelector("main") || !document.querySelector("a.skip")) faults.push("no landmark or skip link");
  return faults;
}"""

FOCUS = """() => { const e = document.activeElement; if (!e || e === document.body) return null; const s = getComputedStyle(e), c = e.matches("svg a") ? getComputedStyle(e.querySelector("circle, rect, path")) : s; const box = e.getBoundingClientRect(); return { what: e.tagName + " " + (e.textContent || e.name || "").trim().slice(0, 30), shown: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 || e.matches("svg a"), skip: e.id === "main", box: box.width * box.height > 0 }; }"""


AXE = """async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })).violations
  .flatMap((rule) => rule.nodes.map((node) => `axe ${rule.id} (${rule.impact}): ${node.target.join(" ")} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ""}`))"""


def axe_core():
    """The program of axe-core, or nothing."""
    found = importlib.util.find_spec("axe_playwright_python")
    return (pathlib.Path(found.origin).parent / "axe.min.js").read_text("utf-8") if found and found.origin else None


def look(page, address, axe, tab):
    page.goto(address)
    page.faults.clear()
    page.reload()
    found = page.evaluate(AUDIT) + [f"console: {fault}" for fault in page.faults]
    if axe:
        page.evaluate(axe + ";0")
        found += page.evaluate(AXE)
    for _ in range(60 if tab else 0):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus and not focus["shown"] and not focus["skip"]:
            found.append("focus not visible: " + focus["what"])
    return found


def main():
    faults, looked, axe = [], 0, axe_core()
    with serving.samples() as base:
        with serving.browser() as probe:
            views = pages(lambda path: probe.request.get(base + path).json())
        for scheme, width in [("light", 1440), ("dark", 1440), ("light", 390), ("dark", 390)]:
            with serving.browser(viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
                for name, path in views.items():
                    for language in ["ar", "en"]:
                        address = base + serving.in_language(path, language)
                        found = look(page, address, axe, width == 1440 and scheme == "light")
                        looked += 1
                        faults += [f"{name} {language} {scheme} {width}: {fault}" for fault in dict.fromkeys(found)]
    for fault in faults:
        print(fault)
    print(f"{looked} views, {'with' if axe else 'WITHOUT'} axe-core: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
