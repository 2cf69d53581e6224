#!/usr/bin/env python3
"""Pages a processor second: Isnad's reader beside resiliparse and trafilatura on the same made pages of 25 kB, in one sitting.

    Evaluation/page_speed.py [--reader PROGRAM] [--pages N] [--times N] [--keep FOLDER] [--count]

Each page holds a report of some 400 words (4 kB) in the structure of one of six kinds of site, with a head of metas, links and JSON-LD, styles, scripts, menus, lists of
other reports, comments and a foot, as much as makes 25 kB. Times of the others are this process's processor seconds; of Isnad's what isnad-reader tells. With
--count the instructions of one page are counted by valgrind: the count of N pages read twice over less that of once, so that reading rules is left out.
"""
import argparse, json, pathlib, random, re, subprocess, sys, tempfile, time
from programs import READERS, program

SUBJECTS = "مسلحون مجهولون|عناصر التنظيم|قوات الحرس|مقاتلو الكتيبة|رجال الشرطة|أهالي البلدة".split("|")
VERBS = "هاجموا الحاجز|اقتحموا المقر|انسحبوا من القرية|قصفوا الطريق|أوقفوا قافلة|تبادلوا إطلاق النار مع الحراس".split("|")
PLACES = "قرب بلدة السهل|شرقي المخيم|على طريق الوادي|في ضاحية النهر|غربي المطار|عند الجسر القديم".split("|")
ENDS = "وقال شهود إن {} أشخاص أصيبوا|وأسفر ذلك عن مقتل {} من الحراس|ونقل المصابون، وعددهم {}، إلى المستشفى|ولم تعلن أي جهة مسؤوليتها عن ذلك حتى الآن|وأضاف المصدر أن {} سيارات احترقت|بحسب بيان نشر مساء الخميس".split("|")


def sentence(r):
    return f"{r.choice(SUBJECTS)} {r.choice(VERBS)} {r.choice(PLACES)} فجر اليوم، {r.choice(ENDS).format(r.randint(2, 40))}."


def page(i):
    r = random.Random(i)
    kind = i % 6
    paragraphs = [" ".join(sentence(r) for _ in range(3)) for _ in range(9)]
    title = f"{r.choice(SUBJECTS)} {r.choice(VERBS)} {r.choice(PLACES)}"
    day = f"2018-{1 + i % 12:02}-{1 + i % 28:02}"
    head = [f"<title>{title} | شبكة السهل</title>", '<meta charset="utf-8">', f'<link rel="canonical" href="https://www.sahl.example/news/{i}">']
    head += [f'<meta property="og:{n}" content="{v}">' for n, v in (("title", title), ("site_name", "شبكة السهل"), ("type", "article"), ("url", f"https://www.sahl.example/news/{i}"))]
    head += [f'<meta name="{n}" content="{v}">' for n, v in (("description", paragraphs[0][:150]), ("author", "سمير الحقلي"), ("viewport", "width=device-width"), ("twitter:card", "summary"))]
    if kind != 2:
        head.append('<script type="application/ld+json">' + json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": day + "T08:00:00+03:00", "author": {"@type": "Person", "name": "سمير الحقلي"}}, ensure_ascii=False) + "</script>")
    else:
        head.append(f'<meta property="article:published_time" content="{day}T08:00:00+03:00">')
    head += [f'<link rel="stylesheet" href="/assets/css/{n}.min.css?v={i}">' for n in ("main", "rtl", "icons")]
    head.append("<style>" + "".join(f".c{k}{{margin:0 {k}px;padding:{k}px;color:#{k:03x}}}" for k in range(40)) + "</style>")
    head.append("<script>" + "".join(f"window.q=window.q||[];q.push(['e{k}',{{a:{k},b:'<div>'}}]);" for k in range(20)) + "</script>")
    menu = "".join(f'<li class="menu-item menu-item-{k}"><a href="/section/{k}" title="قسم">{w}</a></li>' for k, w in enumerate("الرئيسية أخبار سياسة اقتصاد رياضة ثقافة صحة علوم آراء فيديو صور ملفات".split()))
    body = {
        0: lambda: "".join(f"<p>{p}</p>" for p in paragraphs), 1: lambda: "<br><br>\n".join(paragraphs), 2: lambda: "".join(f'<div class="text"><span style="font-size:16px">{p}</span></div>' for p in paragraphs),
        3: lambda: "".join(f'<p dir="rtl"><strong>{p[:30]}</strong>{p[30:]}</p>' + ('<div class="ad-slot"></div>' if k % 3 == 0 else "") for k, p in enumerate(paragraphs)),
        4: lambda: "".join(f"<p>{p.replace('الحراس', '<a href=/tag/1>الحراس</a>')}</p>" for p in paragraphs), 5: lambda: "".join(f"<p>&nbsp;{p} &laquo;السهل&raquo;</p>" for p in paragraphs),
    }[kind]()
    start = {0: '<article class="post"><div class="entry-content">', 1: '<table width="100%"><tr><td class="body">', 2: '<div class="article-body">', 3: '<main><section id="story">', 4: '<div id="content"><div class="post-body">', 5: '<form method="post"><div class="details">'}[kind]
    end = {0: "</div></article>", 1: "</td></tr></table>", 2: "</div>", 3: "</section></main>", 4: "</div></div>", 5: "</div></form>"}[kind]
    others = lambda n: "".join(f'<div class="card"><a href="/news/{k}" class="card__link"><img src="/img/{k}.jpg" alt="صورة" loading="lazy" width="300" height="200"><h3 class="card__title">{r.choice(SUBJECTS)} {r.choice(VERBS)} {r.choice(PLACES)}</h3></a><span class="date">{day}</span></div>' for k in range(n))
    parts = ["<!DOCTYPE html><html lang=ar dir=rtl><head>", *head, '</head><body class="single rtl"><header class="site-header"><nav class="main-nav"><ul>', menu, "</ul></nav></header>", f'<div class="wrap"><h1 class="title">{title}</h1><div class="meta"><span class="author">سمير الحقلي</span> <time datetime="{day}">{day}</time></div>', start, body, end, '<div class="share"><ul>' + "".join(f'<li><a href="#{s}" class="share-{s}">{s}</a></li>' for s in ("facebook", "twitter", "whatsapp", "telegram")) + '</ul></div><aside class="related"><h2>اقرأ أيضا</h2>', "", '</aside></div><footer class="site-footer"><p>جميع الحقوق محفوظة © شبكة السهل 2018</p><ul>', menu, "</ul></footer><script>", "var x=1;" * 100, "</script></body></html>"]
    at = parts.index("")
    n = 1
    while len("".join(parts).encode()) < 24_800:
        parts[at] = others(n)
        n += 1
        r = random.Random(i + n)
    return "".join(parts)


def seconds(work, pages):
    best = None
    for _ in range(3):
        start = time.process_time()
        for text in pages:
            work(text)
        taken = time.process_time() - start
        best = taken if best is None else min(best, taken)
    return best / len(pages)


def instructions(reader, paths, times):
    with tempfile.TemporaryDirectory() as folder:
        out = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", reader, "--repeat", str(times), *paths], capture_output=True, text=True)
        return int(re.search(r"Collected : (\d+)", out.stderr).group(1))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--reader")
    p.add_argument("--pages", type=int, default=60)
    p.add_argument("--times", type=int, default=50)
    p.add_argument("--keep")
    p.add_argument("--count", action="store_true")
    a = p.parse_args()
    folder = pathlib.Path(a.keep or tempfile.mkdtemp())
    folder.mkdir(exist_ok=True, parents=True)
    paths, pages = [], [page(i).encode() for i in range(a.pages)]
    for i, data in enumerate(pages):
        (folder / f"{i:03}.html").write_bytes(data)
        paths.append(str(folder / f"{i:03}.html"))
    print(f"{len(pages)} pages of {sum(map(len, pages)) // len(pages)} bytes")
    reader = program(a.reader, READERS)
    if a.count:
        few = paths[:12]
        once, twice = instructions(reader, few, 1), instructions(reader, few, 2)
        print(f"isnad: {(twice - once) / len(few) / 1e6:.3f} million instructions a page")
        return
    isnad = lambda: print("isnad:", subprocess.run([reader, "--repeat", str(a.times), *paths], capture_output=True, text=True).stdout.strip(), flush=True)
    isnad()
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding
        print(f"resiliparse, main content: {1 / seconds(lambda x: extract_plain_text(bytes_to_str(x, detect_encoding(x)), main_content=True), pages):.0f} pages a processor second", flush=True)
    except ImportError:
        pass
    isnad()
    try:
        import trafilatura
        print(f"trafilatura: {1 / seconds(lambda x: trafilatura.bare_extraction(x, with_metadata=True, include_comments=False), pages[:12]):.0f} pages a processor second", flush=True)
    except ImportError:
        pass
    isnad()


if __name__ == "__main__":
    sys.exit(main())
