"""A made report and pieces of pages around it."""
import datetime, html, json, random
from bank import *

MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
LEVANT = "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول".split(",")
DAYS = "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split()


class Report:
    def __init__(self, seed):
        self.r = random.Random(seed * 7919 + 13)
        self.title = TITLES[seed % len(TITLES)]
        self.paragraphs = self.r.sample(PARAGRAPHS, self.r.randint(5, 9))
        self.author = AUTHORS[seed % len(AUTHORS)]
        self.outlet = OUTLETS[seed % len(OUTLETS)]
        self.day = datetime.date(2013, 1, 5) + datetime.timedelta(days=seed * 67 % 3200)
        self.lead = None
        self.extra = {}
        self.drop = set()
        self._others = self.r.sample(OTHERS, len(OTHERS))
        self.body = None

    # What must be read
    def text(self):
        return self.body if self.body is not None else ([self.lead] if self.lead else []) + self.paragraphs

    def gold(self):
        g = dict(title=self.title, date=self.day.isoformat(), author=self.author, outlet=self.outlet, url=self.url())
        g.update(self.extra)
        return {k: v for k, v in g.items() if k not in self.drop}

    # Dates
    def iso(self, zone="+03:00"): return f"{self.day.isoformat()}T09:15:00{zone}"
    def words(self): return f"{DAYS[self.day.weekday()]}، {self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"
    def levant(self): return f"{self.day.day} {LEVANT[self.day.month - 1]} {self.day.year}"
    def slashes(self): return f"{self.day.day:02}/{self.day.month:02}/{self.day.year}"
    def url(self): return f"https://site{self.day.day}.example/story/{self.r_id()}"
    def r_id(self): return 100000 + self.day.toordinal() % 90000
    def indic(self, text): return text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    # Pieces
    def p(self, cls=""):
        c = f' class="{cls}"' if cls else ""
        return "\n".join(f"<p{c}>{html.escape(x, quote=False)}</p>" for x in self.paragraphs)

    def br(self, sep="<br /><br />\n"): return sep.join(html.escape(x, quote=False) for x in self.paragraphs)
    def nav(self, tag="nav", cls="menu"):
        return f'<{tag} class="{cls}"><ul>' + "".join(f'<li><a href="/s/{i}">{x}</a></li>' for i, x in enumerate(NAV)) + f"</ul></{tag}>"

    def others(self, n): return [self._others.pop() for _ in range(min(n, len(self._others)))]
    def links(self, n, cls="", tag="li"):
        return "".join(f'<{tag}><a href="/n/{i}">{x}</a></{tag}>' for i, x in enumerate(self.others(n)))

    def teasers(self, n, cls="item"):
        return "".join(f'<div class="{cls}"><a href="/n/{i}"><img src="t{i}.jpg"></a><h3><a href="/n/{i}">{x}</a></h3><p>{EXCERPTS[i % len(EXCERPTS)]}</p></div>'
                       for i, x in enumerate(self.others(n)))

    def comments(self, n, tag="div"):
        return "".join(f'<{tag} class="comment-item"><b>زائر {i + 1}</b> <span class="comment-date">قبل {i + 2} ساعات</span><p>{COMMENTS[i % len(COMMENTS)]}</p></{tag}>' for i in range(n))

    def share(self, cls="share"): return f'<div class="{cls}"><span>شارك الخبر</span> <a href="#f">فيسبوك</a> <a href="#t">تويتر</a> <a href="#w">واتساب</a></div>'
    def foot(self): return f'<footer><a href="/privacy">سياسة الخصوصية</a> <a href="/terms">شروط الاستخدام</a><p>{RIGHTS} © {self.outlet} {self.day.year}</p></footer>'
    def og(self, title=None, site=True, date=True):
        t = html.escape(title or self.title)
        s = f'<meta property="og:title" content="{t}">\n<meta property="og:type" content="article">\n<meta property="og:url" content="{self.url()}">\n'
        if site: s += f'<meta property="og:site_name" content="{self.outlet}">\n'
        if date: s += f'<meta property="article:published_time" content="{self.iso()}">\n'
        return s

    def ld(self, **more):
        d = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": self.title, "datePublished": self.iso(), "dateModified": self.iso(),
             "author": {"@type": "Person", "name": self.author}, "publisher": {"@type": "Organization", "name": self.outlet, "logo": {"@type": "ImageObject", "url": "/l.png"}}}
        d.update(more)
        return '<script type="application/ld+json">' + json.dumps(d, ensure_ascii=False) + "</script>"

    def page(self, head, body, title=None, charset='<meta charset="utf-8">', html_attrs='lang="ar" dir="rtl"'):
        return f"""<!DOCTYPE html>
<html {html_attrs}>
<head>
{charset}
<title>{title or self.title + " | " + self.outlet}</title>
{head}
<script>var config = {{"lang": "ar", "text": "<p>ليس نصا</p>"}}; if (1 < 2) {{ run(config); }}</script>
<style>.x > p {{ color: red }} /* <p>لا شيء</p> */</style>
</head>
<body>
{body}
</body>
</html>
"""
