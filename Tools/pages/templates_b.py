"""Templates, second part: hard cases."""
import html, json
from bank import *
from report import *

HIJRI = {}  # days whose Hijri date is given by hand in the template


def live_blog(r):
    times = ["18:40", "17:15", "15:30", "13:05", "11:20", "09:15", "08:50", "08:10", "07:45"]
    r.body = []
    items = []
    for t, x in zip(times, r.paragraphs):
        r.body.append(x)
        items.append(f'<li class="lx-stream__post-container"><article class="lx-post"><header><span class="timestamp">{t}</span></header><div class="lx-post-body"><p>{x}</p></div>{r.share("lx-share")}</article></li>')
    r.drop.add("author")
    ld = r.ld(**{"@type": "LiveBlogPosting", "author": {"@type": "Organization", "name": r.outlet}, "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "تحديث", "datePublished": "2009-01-01T00:00:00Z", "articleBody": x} for x in r.paragraphs]})
    return r.page(r.og() + ld, f"""{r.nav()}<main><h1>{r.title}</h1><p class="live-label">تغطية مباشرة</p><ol class="lx-stream">{''.join(items)}</ol></main><aside><h2>أخبار أخرى</h2><ul>{r.links(6)}</ul></aside>{r.foot()}""")


def amp_page(r):
    return f"""<!doctype html><html amp lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{r.title}</title><link rel="canonical" href="{r.url()}"><script async src="https://cdn.ampproject.org/v0.js"></script>
{r.ld()}<style amp-boilerplate>body{{visibility:hidden}}</style></head><body><amp-sidebar id="sb" layout="nodisplay"><ul>{r.links(6)}</ul></amp-sidebar><header class="amp-header"><a href="/">{r.outlet}</a></header>
<article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{r.title}</h1><div class="amp-wp-meta amp-wp-byline">{r.author}</div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="{r.iso()}">منذ يومين</time></div></header>
<amp-social-share type="facebook"></amp-social-share><figure class="amp-wp-article-featured-image"><amp-img src="a.jpg"></amp-img><p class="wp-caption-text">{CAPTIONS[0]}</p></figure>
<div class="amp-wp-article-content">{r.p()}<amp-ad width="300"><div placeholder>إعلان</div></amp-ad></div><footer class="amp-wp-article-footer"><div class="amp-wp-meta">التصنيفات: <a href="/c">أخبار</a></div></footer></article>
<footer class="amp-wp-footer"><p>{RIGHTS}</p></footer></body></html>"""


def ads_between_divs(r):
    parts = []
    for i in range(0, len(r.paragraphs), 2):
        parts.append('<div class="story-chunk">' + "".join(f"<p>{x}</p>" for x in r.paragraphs[i:i + 2]) + "</div>")
        parts.append('<div class="inarticle-ad"><span>إعلان</span><p>اشتر الآن واحصل على خصم خمسين في المئة على كل الإطارات والبطاريات، العرض سار حتى نهاية الشهر.</p></div>')
    return r.page(r.og() + r.ld(), f"""{r.nav()}<div class="story"><h1>{r.title}</h1>{''.join(parts)}</div><div class="rail">{r.teasers(5)}</div>{r.foot()}""")


def repeated_captions(r):
    r.drop.add("author")
    cap = CAPTIONS[1].replace(" (أرشيفية)", "")
    out = []
    for i, x in enumerate(r.paragraphs):
        out.append(f"<p>{x}</p>")
        if i % 2 == 0:
            out.append(f'<div class="pic"><img src="{i}.jpg"><span>{cap}</span></div>')
    return r.page(r.og(), f"""{r.nav()}<h1>{r.title}</h1><div class="slides"><div><img src="1.jpg"><span>{cap}</span></div><div><img src="2.jpg"><span>{cap}</span></div></div><div class="newsbox">{''.join(out)}</div>{r.foot()}""")


def hijri_date(r):
    r.day = datetime.date(2018, 5, 30)
    r.drop.update(["author"])
    return r.page("", f"""<table width="100%"><tr><td>{r.nav('div','tm')}</td></tr><tr><td><h1>{r.title}</h1><div class="pdate">الأربعاء 15 رمضان 1439هـ</div><div class="story">{r.p()}</div></td></tr></table>{r.foot()}""", title=f"{r.title} | {r.outlet}")


def hijri_and_gregorian(r):
    r.day = datetime.date(2018, 8, 20)
    r.drop.update(["author"])
    return r.page(f'<meta property="og:site_name" content="{r.outlet}">', f"""{r.nav()}<div class="inner"><div class="t1">الاثنين 09 ذو الحجة 1439هـ الموافق 20 أغسطس 2018م</div><h2 class="newstitle">{r.title}</h2><div class="newstext">{r.br('<br>')}</div></div>{r.foot()}""", title=r.title)


def date_in_words_only(r):
    r.drop.add("author")
    return r.page("", f"""<div class="hd">{r.nav('div', 'hd-l')}</div><div class="mid"><h1>{r.title}</h1><div>{r.words()} 03:53 م</div><div><img src="a.jpg"></div><div>{''.join(f'<p>{x}</p>' for x in r.paragraphs)}</div></div>{r.foot()}""", title=f"{r.title} :: {r.outlet}")


def levantine_date_indic(r):
    r.drop.add("author")
    return r.page("", f"""{r.nav('div', 'top')}<div id="nn"><h1>{r.title}</h1><span>{r.indic(r.levant())}</span>{''.join(f'<p>{x}</p>' for x in r.paragraphs)}</div>{r.foot()}""", title=f"{r.title} | {r.outlet}")


def date_at_the_end(r):
    r.drop.add("author")
    return r.page("", f"""{r.nav('div', 'top')}<div id="nn"><h1>{r.title}</h1>{''.join(f'<p>{x}</p>' for x in r.paragraphs)}<p>تاريخ النشر: {r.slashes()}</p></div>{r.foot()}""", title=f"{r.title} | {r.outlet}")


def title_only_in_head(r):
    r.drop.add("author")
    return r.page(f'<meta name="date" content="{r.day.isoformat()}">', f"""<div>{r.nav('div', 'n')}</div><div><b>{r.title}</b><br><br>{r.br('<br>')}</div><div>{''.join(f'<a href="/{i}">{x}</a><br>' for i, x in enumerate(r.others(6)))}</div>""", title=f"{r.title} | {r.outlet}")


def site_first_title(r):
    r.drop.add("author")
    return r.page(f'<meta name="pubdate" content="{r.day.strftime("%Y%m%d")}">', f"""{r.nav()}<div class="main"><div class="hh">{r.title}</div><div class="tt">{r.p()}</div></div>{r.foot()}""", title=f"{r.outlet} | {r.title}")


def comments_longer(r):
    r.paragraphs = r.paragraphs[:4]
    return r.page(r.og() + r.ld(), f"""{r.nav()}<article><h1>{r.title}</h1><div class="body">{r.p()}</div></article><section class="user-comments"><h2>التعليقات</h2>{r.comments(14, 'article')}</section>{r.foot()}""")


def short_report_long_teasers(r):
    r.paragraphs = r.paragraphs[:3]
    return r.page(r.og() + r.ld(), f"""{r.nav()}<div class="c1"><div class="c2"><h1>{r.title}</h1><div class="c3">{r.p()}</div></div><div class="c4"><h3>قد يهمك</h3>{''.join(f'<div class="c5"><a href="/{i}"><h4>{x}</h4></a><p>{EXCERPTS[i % 6]}</p></div>' for i, x in enumerate(r.others(9)))}</div></div>{r.foot()}""")


def bullets_report(r):
    r.drop.add("author")
    r.lead = r.paragraphs.pop(0)
    return r.page(r.og(), f"""{r.nav()}<div class="post"><h1>{r.title}</h1><div class="post-body"><p>{r.lead}</p><ul>{''.join(f'<li>{x}</li>' for x in r.paragraphs)}</ul></div></div><div class="links"><ul>{r.links(8)}</ul></div>{r.foot()}""")


def quotes_and_tweets(r):
    ps = r.paragraphs
    quote = "لن نسكت عمن استهدف أهلنا في حقولهم، وسنلاحقهم أينما كانوا."
    tweet = '<blockquote class="twitter-tweet"><p lang="ar" dir="rtl">صور أولية من مكان التفجير</p>&mdash; ميدان (@maydan) <a href="https://t.example/1">May 5, 2017</a></blockquote>'
    r.body = [ps[0], quote, *ps[1:]]
    return r.page(r.og() + r.ld(), f"""{r.nav()}<article class="single"><h1>{r.title}</h1><div class="single-content"><p>{ps[0]}</p><blockquote><p>{quote}</p></blockquote>{tweet}{''.join(f'<p>{x}</p>' for x in ps[1:])}</div></article>{r.foot()}""")


def right_to_left_divs(r):
    r.drop.add("author")
    return r.page(r.og(), f"""<div class="wrap">{r.nav('div', 'wtop')}<div class="wbody"><h1>{r.title}</h1><div>{''.join(f'<div dir="rtl" style="text-align: right;"><span style="font-size: large;">{x}</span></div><div dir="rtl"><br /></div>' for x in r.paragraphs)}</div></div><div class="wside">{''.join(f'<div><a href="/{i}">{x}</a></div>' for i, x in enumerate(r.others(8)))}</div></div>{r.foot()}""")


def microdata(r):
    return r.page("", f"""{r.nav()}<div itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="datePublished" content="{r.iso()}"><meta itemprop="mainEntityOfPage" content="{r.url()}">
<h2 itemprop="headline">{r.title}</h2><span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">{r.author}</span></span><span itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="{r.outlet}"></span>
<div itemprop="articleBody">{r.p()}</div></div><div>{''.join(f'<p><a href="/{i}">{x}</a></p>' for i, x in enumerate(r.others(5)))}</div>{r.foot()}""", title=f"{r.title} | {r.outlet}")


def casualty_table(r):
    ps = r.paragraphs
    rows = [("الحي الشمالي", "12", "30"), ("بلدة الكروم", "7", "15"), ("قرية الحمرا", "3", "9")]
    r.body = [*ps[:3], *[" ".join(x) for x in [("المكان", "قتلى", "جرحى")] + rows], *ps[3:]]
    r.drop.add("author")
    table = "<table class='data'><tr><th>المكان</th><th>قتلى</th><th>جرحى</th></tr>" + "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in x)}</tr>" for x in rows) + "</table>"
    return r.page(r.og(), f"""{r.nav()}<article><h1>{r.title}</h1><div class="content">{''.join(f'<p>{x}</p>' for x in ps[:3])}{table}{''.join(f'<p>{x}</p>' for x in ps[3:])}</div></article>{r.foot()}""")


def blogspot(r):
    return f"""<!DOCTYPE html><html dir='rtl' xmlns='http://www.w3.org/1999/xhtml'><head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/><meta content='blogger' name='generator'/><link href='{r.url()}' rel='canonical'/>
<meta content='{r.title}' property='og:title'/><title>{r.outlet}: {r.title}</title></head><body><div class='header section'><h1 class='title'>{r.outlet}</h1></div><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'>
<h2 class='date-header'><span>{r.words()}</span></h2><div class='post hentry'><a name='55'></a><h3 class='post-title entry-title'>{r.title}</h3><div class='post-body entry-content' id='post-body-55'><div dir="rtl" style="text-align: right;" trbidi="on"><div class="separator"><a href="x.jpg"><img src="x.jpg"/></a></div>{'<br /><br />'.join(r.paragraphs)}</div><div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line'><span class='post-author vcard'>مرسلة بواسطة <span class='fn'>{r.author}</span></span> <span class='post-timestamp'>في <a class='timestamp-link' href='#'><abbr class='published' title='{r.iso()}'>9:15 ص</abbr></a></span></div></div></div></div>
<div class='comments' id='comments'><h4>ليست هناك تعليقات:</h4><p class='comment-footer'><a href='#'>إرسال تعليق</a></p></div></div></div><div class='sidebar section'><div class='widget BlogArchive'><h2>أرشيف المدونة</h2><ul>{r.links(6)}</ul></div></div></body></html>"""


def react_hashed(r):
    state = json.dumps({"props": {"pageProps": {"article": {"title": r.title, "body": "<p>" + "</p><p>".join(r.paragraphs) + "</p>"}}}}, ensure_ascii=False).replace("</", "<\\/")
    return r.page(r.og() + r.ld(), f"""<div id="__next"><div class="css-1ab2c"><div class="css-9zx"><ul class="css-k2">{r.links(8)}</ul></div><div class="css-77f"><h1 class="css-0kq">{r.title}</h1><div class="css-8hh"><span>{r.author}</span><span>{r.words()}</span></div><div class="css-33d">{''.join(f'<div class="css-2pp"><p class="css-1w">{x}</p></div>' for x in r.paragraphs)}</div></div><div class="css-5tt">{''.join(f'<div class="css-6g"><a href="/{i}"><h3>{x}</h3></a><span>قبل ساعة</span></div>' for i, x in enumerate(r.others(6)))}</div></div></div><script id="__NEXT_DATA__" type="application/json">{state}</script>{r.foot()}""")


def popups_and_cookies(r):
    return r.page(r.og() + r.ld(), f"""<div id="cookie-consent"><p>{POLICY}</p><button>موافق</button></div><div class="modal" style="display:none"><p>اشترك الآن في خدمة الإشعارات لتصلك آخر الأخبار العاجلة على هاتفك، ويمكنك إلغاء الاشتراك متى شئت من صفحة الإعدادات.</p></div><div class="mobile-menu" hidden>{r.nav('div', 'x')}</div>{r.nav()}
<div class="page-content"><h1>{r.title}</h1><div class="txt">{r.p()}</div></div><div class="app-promo"><p>حمل التطبيق الآن لتتابع الأخبار لحظة بلحظة، متوفر مجانا على كل الهواتف وبثلاث لغات مختلفة.</p></div>{r.foot()}""")


def subscription_inside(r):
    ps = r.paragraphs
    box = '<div class="box-x"><h4>اشترك في نشرتنا البريدية</h4><p>لم تشترك بعد؟ انشئ حسابا خاصا بك لتحصل على أخبار مخصصة لك ولتتلقى نشراتنا البريدية المتنوعة</p><form><input type="email"><button>اشترك</button></form></div>'
    return r.page(r.og() + f'<meta name="author" content="{r.author}">', f"""{r.nav()}<article><h1>{r.title}</h1><div class="node-text">{''.join(f'<p>{x}</p>' for x in ps[:3])}{box}{''.join(f'<p>{x}</p>' for x in ps[3:])}</div></article>{r.foot()}""")


def unlabelled_1256(r):
    r.drop.add("author")
    return f"""<html dir=rtl><head><title>{r.title} | {r.outlet}</title></head><body><a href=/>{NAV[0]}</a> <a href=/w>{NAV[1]}</a><h1>{r.title}</h1><div>{r.slashes()}</div>{''.join(f'<p>{x}</p>' for x in r.paragraphs)}</body></html>""".encode("cp1256")


def iso_8859_6(r):
    r.drop.add("author")
    text = f"""<html dir=rtl><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-6"><title>{r.title} - {r.outlet}</title></head><body><h1>{r.title}</h1><div>{r.slashes()}</div>{''.join(f'<p>{x}</p>' for x in r.paragraphs)}</body></html>"""
    r.paragraphs = [x.replace("«", '"').replace("»", '"') for x in r.paragraphs]
    return text.replace("«", '"').replace("»", '"').encode("iso-8859-6")


def channel_post(r):
    r.drop.update(["author"])
    r.extra["title"] = r.title
    return r.page(f'<meta property="og:title" content="{r.title}"><meta property="og:site_name" content="{r.outlet}">', f"""<div class="tgme_widget_message_wrap"><div class="tgme_widget_message_bubble"><div class="tgme_widget_message_owner_name">{r.outlet}</div><div class="tgme_widget_message_text js-message_text" dir="auto"><b>{r.title}</b><br/><br/>{'<br/><br/>'.join(r.paragraphs)}</div><div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">12.3K</span> <a class="tgme_widget_message_date" href="#"><time datetime="{r.iso('+00:00')}" class="time">09:15</time></a></div></div></div>""", title="منشور")


def forum_post(r):
    r.drop.update(["author"])
    return f"""<!DOCTYPE html><html dir="rtl"><head><meta charset="utf-8"><title>{r.title} - {r.outlet}</title></head><body><div class="navbar">{r.nav('div', 'nn')}</div><div id="postlist"><ol id="posts"><li class="postbit"><div class="posthead"><span class="postdate">{r.day.strftime('%d-%m-%Y')}, 09:15 AM</span></div><div class="postdetails"><div class="userinfo"><a class="username" href="/m">متابع الميدان</a><div>عضو فعال</div><dl><dt>المشاركات</dt><dd>1,234</dd></dl></div>
<div class="postbody"><h2 class="title icon">{r.title}</h2><div class="content"><blockquote class="postcontent restore">{r.br('<br /><br />')}</blockquote></div></div></div></li></ol></div><div class="below"><ul>{r.links(4)}</ul></div></body></html>"""


def ministry_sharepoint(r):
    r.drop.update(["author"])
    return r.page("", f"""<form method="post" id="aspnetForm"><div id="s4-workspace"><div class="ms-siteactionsmenu">{r.nav('div', 'ms-nav')}</div><div id="MSO_ContentTable"><h1 class="page-hd">{r.title}</h1><div class="news-dt">{r.slashes()}</div><div class="ms-rtestate-field" style="display:inline"><div class="ExternalClass9">{''.join(f'<p style="text-align:justify">&#160;{x}</p>' for x in r.paragraphs)}</div></div></div></div></form>{r.foot()}""", title=f"{r.title} - {r.outlet}")


def print_version(r):
    r.drop.update(["author"])
    return f"""<html dir="rtl"><head><meta charset="utf-8"><title>{r.title} | {r.outlet}</title></head><body onload="window.print()"><h3>{r.title}</h3><small>{r.words()}</small><hr>{r.br('<br><br>')}<hr><small>المصدر: http://x.example/n/5</small></body></html>"""


def byline_in_text(r):
    r.extra["author"] = r.author
    return r.page(r.og(), f"""{r.nav()}<article class="news-post"><h1>{r.title}</h1><div class="article-details"><p class="author">كتب - {r.author}</p>{r.p()}<p class="tags-line">كلمات مفتاحية: {TAGS[0]}، {TAGS[1]}</p></div></article>{r.foot()}""")


def pager_and_gallery(r):
    return r.page(r.og() + r.ld(), f"""{r.nav()}<div class="node"><h1>{r.title}</h1><div class="gallery-slider"><div class="slide"><img src="1.jpg"><p>{CAPTIONS[0]}، وقد هرعت فرق الإسعاف إلى المكان لنقل الجرحى.</p></div><div class="slide"><img src="2.jpg"><p>{CAPTIONS[2]}، بعدما غادروا بيوتهم ليلا تحت القصف.</p></div></div><div class="txtbox">{r.p()}</div><div class="pager"><a href="?p=1">1</a> <a href="?p=2">2</a> <a href="?p=2">التالي</a></div></div>{r.foot()}""")


def cut_page(r):
    full = r.page(r.og() + r.ld(), f"""{r.nav()}<article><h1>{r.title}</h1><div class="t">{r.p()}</div></article><div class="more"><a href="/1" title="خبر""")
    return full[:full.rindex('title="خبر') + 8]


def glued_spans(r):
    """Paragraphs divided by spans that styles show as blocks."""
    r.drop.add("author")
    return r.page(r.og(), f"""{r.nav()}<div class="detail-wrap"><h1>{r.title}</h1><div class="news-detail-text">{''.join(f'<span class="para">{x}</span> ' for x in r.paragraphs)}</div></div>{r.foot()}""")


def teaser_paragraph_first(r):
    """The first paragraph printed twice: as a teaser above, and in the text."""
    return r.page(r.og() + r.ld(), f"""{r.nav()}<div class="full"><h1>{r.title}</h1><h2 class="brief-line">{r.paragraphs[0]}</h2><div class="full-text">{r.p()}</div></div><div class="b">{''.join(f'<h5><a href="/{i}">{x}</a></h5>' for i, x in enumerate(r.others(5)))}</div>{r.foot()}""")


def sidebar_before(r):
    """A long column of other reports stands before the report."""
    return r.page(r.og() + r.ld(), f"""{r.nav()}<table><tr><td class="right-col">{r.teasers(8, 'z')}</td><td class="mid-col"><h1>{r.title}</h1><div class="z2">{r.p()}</div></td></tr></table>{r.foot()}""")


def many_h1(r):
    return r.page(r.og(title=f"{r.title} - {r.outlet}") + f'<meta name="author" content="{r.author}">', f"""<h1 class="logo-text"><a href="/">{r.outlet}</a></h1>{r.nav()}<div class="news-page"><h1>
   {r.title}
</h1><div class="news-page-text">{r.p()}</div><h1>اقرأ أيضا</h1><ul>{r.links(4)}</ul></div>{r.foot()}""", title=f"{r.title} - {r.outlet}")


B = [live_blog, amp_page, ads_between_divs, repeated_captions, hijri_date, hijri_and_gregorian, date_in_words_only, levantine_date_indic, date_at_the_end, title_only_in_head,
     site_first_title, comments_longer, short_report_long_teasers, bullets_report, quotes_and_tweets, right_to_left_divs, microdata, casualty_table, blogspot, react_hashed,
     popups_and_cookies, subscription_inside, unlabelled_1256, iso_8859_6, channel_post, forum_post, ministry_sharepoint, print_version, byline_in_text, pager_and_gallery,
     cut_page, glued_spans, teaser_paragraph_first, sidebar_before, many_h1]
