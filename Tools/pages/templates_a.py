"""Templates, first part: content systems, agencies, broadcasters."""
import html
import json
from bank import *
from report import *


def wordpress_classic(r):
    return r.page(r.og() + f'<meta name="author" content="{r.author}">', f"""
<header id="masthead" class="site-header">{r.nav()}<div id="ticker" class="breaking-news"><b>عاجل</b> {r.others(1)[0]}</div></header>
<div id="page"><div id="content" class="site-content"><article id="post-77" class="post-77 post type-post status-publish category-news tag-syria tag-war has-post-thumbnail hentry">
<h1 class="post-title entry-title">{r.title}</h1><p class="post-meta"><span>بواسطة: <a href="/author/1" rel="author">{r.author}</a></span> <span class="tie-date">{r.words()}</span></p>
<div class="entry-content"><div class="addtoany_share_save_container"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
{r.p()}
</div><p class="post-tag">الوسوم: <a href="/t1">{TAGS[0]}</a> <a href="/t2">{TAGS[1]}</a></p></article>
<section id="related_posts"><h3>مقالات ذات صلة</h3>{r.teasers(3, 'related-item')}</section>
<div id="comments" class="comments-area"><h3>تعليقان</h3>{r.comments(2)}<div id="respond"><h3>اترك تعليقا</h3><p>لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها.</p></div></div></div>
<aside id="sidebar"><div class="widget"><h4>الأكثر قراءة</h4><ul>{r.links(5)}</ul></div></aside></div>{r.foot()}""")


def wordpress_yoast_graph(r):
    ld = json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": r.outlet, "url": "https://x.example/"},
        {"@type": "WebPage", "name": r.title, "datePublished": r.iso()}, {"@type": ["Article", "NewsArticle"], "headline": r.title, "datePublished": r.iso(), "author": {"name": r.author, "@id": "#p"}},
        {"@type": "Person", "name": r.author}]}, ensure_ascii=False)
    return r.page(r.og(title=r.title + " - " + r.outlet) + f'<script type="application/ld+json" class="yoast-schema-graph">{ld}</script>', f"""
<div class="td-header-menu-wrap">{r.nav('div', 'td-header-main-menu')}</div>
<div class="td-container"><div class="td-pb-row"><div class="td-pb-span8 td-main-content"><div class="td-ss-main-content">
<article class="post td-post-template"><div class="td-post-header"><header class="td-post-title"><h1 class="entry-title">{r.title}</h1>
<div class="td-module-meta-info"><div class="td-post-author-name">بواسطة <a href="/a">{r.author}</a> <div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{r.iso()}">{r.slashes()}</time></span></div></header></div>
<div class="td-post-sharing-top">{r.share('td-social-sharing')}</div>
<div class="td-post-content tagdiv-type"><div class="td-post-featured-image"><figure><img src="a.jpg"><figcaption class="wp-caption-text">{CAPTIONS[0]}</figcaption></figure></div>
{r.p()}
<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- Advertisement -</span></div>
</div></article><div class="td_block_related_posts"><h4>المزيد من المقالات</h4>{r.teasers(3, 'td_module_related_posts')}</div></div></div>
<div class="td-pb-span4 td-main-sidebar"><div class="td-ss-main-sidebar"><h4 class="td-block-title">آخر الأخبار</h4>{r.teasers(4, 'td_module_6')}</div></div></div></div>{r.foot()}""")


def drupal_fields(r):
    r.drop.add("author")
    return r.page(f'<link rel="canonical" href="{r.url()}">\n<meta name="generator" content="Drupal 7"><meta property="og:site_name" content="{r.outlet}">', f"""
<div id="page-wrapper"><div id="header">{r.nav('div', 'region region-navigation')}</div><div id="main-wrapper"><div id="main"><div id="content" class="column"><div class="section">
<h1 class="title" id="page-title">{r.title}</h1><div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content">
<div id="node-5" class="node node-article node-promoted"><div class="meta submitted"><span property="dc:date dc:created" content="{r.iso()}" datatype="xsd:dateTime">{r.words()} - 09:15</span></div>
<div class="content clearfix"><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{r.p('rtejustify')}</div></div></div>
<div class="field field-name-field-tags"><ul class="links"><li><a href="/t">{TAGS[2]}</a></li><li><a href="/t">{TAGS[3]}</a></li></ul></div></div>
<div class="link-wrapper"><ul class="links inline"><li><a href="/c">أضف تعليقا</a></li></ul></div></div></div></div></div></div></div>
<div id="sidebar-second" class="column sidebar"><div class="block block-views"><h2>أخبار أخرى</h2><ul>{r.links(6)}</ul></div></div></div></div></div>{r.foot()}""")


def joomla_k2(r):
    r.lead = r.paragraphs.pop(0)
    return r.page(r.og(date=False, site=True), f"""
<div id="top">{r.nav('div', 'moduletable_menu')}</div><div id="k2Container" class="itemView">
<div class="itemHeader"><span class="itemDateCreated">{r.words()} 09:15</span><h2 class="itemTitle">{r.title}</h2><span class="itemAuthor">كتبه <a rel="author" href="/a">{r.author}</a></span></div>
<div class="itemToolbar"><ul><li><a href="#">طباعة</a></li><li><a href="#">البريد الإلكتروني</a></li></ul></div>
<div class="itemBody"><div class="itemImageBlock"><img src="i.jpg"><span class="itemImageCaption caption">{CAPTIONS[1]}</span></div>
<div class="itemIntroText"><p>{r.lead}</p></div><div class="itemFullText">{r.p()}</div></div>
<div class="itemLinks"><div class="itemTagsBlock"><span>موسومة تحت</span><ul class="itemTags"><li><a href="/t">{TAGS[0]}</a></li></ul></div></div>
<div class="itemNavigation"><span>المزيد في هذا القسم:</span> <a href="/p">« {r.others(1)[0]}</a> <a href="/n">{r.others(1)[0]} »</a></div></div>
<div class="moduletable"><h3>الأكثر مشاهدة</h3><ul>{r.links(5)}</ul></div>{r.foot()}""")


def aspnet_form(r):
    r.drop.add("author")
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{r.outlet} - {r.title}</title></head>
<body><form name="aspnetForm" method="post" action="Details.aspx?id=5" id="aspnetForm">
<div><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUK{'A1b2C3' * 200}" /></div>
<table width="980" cellpadding="0" cellspacing="0" align="center"><tr><td colspan="3"><div id="ctl00_menu">{r.nav('div', 'm')}</div></td></tr>
<tr><td width="180" valign="top"><table>{''.join(f'<tr><td><a href="D.aspx?id={i}">{x}</a></td></tr>' for i, x in enumerate(r.others(6)))}</table></td>
<td valign="top"><table width="100%"><tr><td><span id="ctl00_ContentPlaceHolder1_lblTitle" class="bigTitle">{r.title}</span></td></tr>
<tr><td><span id="ctl00_ContentPlaceHolder1_lblDate">{r.slashes()}</span></td></tr><tr><td><img id="ctl00_img" src="p.jpg" /></td></tr>
<tr><td><span id="ctl00_ContentPlaceHolder1_lblDetails">{r.br()}</span></td></tr>
<tr><td><input type="submit" value="إرسال لصديق" /> <a href="#">طباعة</a></td></tr></table></td>
<td width="160" valign="top">{''.join(f'<div><a href="D.aspx?id={i}">{x}</a></div>' for i, x in enumerate(r.others(6)))}</td></tr>
<tr><td colspan="3" align="center">{RIGHTS} {r.outlet} {r.day.year}</td></tr></table></form></body></html>
"""


def old_tables_1256(r):
    r.drop.add("author")
    page = f"""<HTML dir=rtl><HEAD><META http-equiv=Content-Type content="text/html; charset=windows-1256"><TITLE>{r.title} - {r.outlet}</TITLE></HEAD>
<BODY bgColor=#ffffff topMargin=0><CENTER><TABLE border=0 width=770><TR><TD><IMG src="top.gif" width=770><BR>{' | '.join(f'<A href="s{i}.htm">{x}</A>' for i, x in enumerate(NAV))}</TD></TR></TABLE>
<TABLE border=0 width=770><TR vAlign=top><TD width=150 bgcolor=#eeeeee>{''.join(f'<A href="n{i}.htm"><FONT size=2>{x}</FONT></A><BR>' for i, x in enumerate(r.others(7)))}</TD>
<TD width=620><FONT face="Simplified Arabic" size=5 color=#990000><B>{r.title}</B></FONT><BR><FONT size=2>{r.levant()}</FONT><BR><BR>
<FONT face="Simplified Arabic" size=4>{'<BR><BR>'.join(r.paragraphs)}</FONT><BR><BR><A href="javascript:history.back()">عودة</A> <A href="#">إطبع</A></TD></TR></TABLE>
<HR width=770><FONT size=1>{RIGHTS} {r.outlet}</FONT></CENTER></BODY></HTML>"""
    return page.encode("cp1256")


def unclosed_paragraphs(r):
    r.drop.add("author")
    return f"""<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"><title>{r.title}</title><meta name="publisher" content="{r.outlet}"></head><body dir="rtl">
<h1>{r.title}</h1><i>{r.words()}</i>
<p>{'''
<p>'''.join(r.paragraphs)}
<hr><ul>{''.join(f'<li><a href=/n/{i}>{x}</a>' for i, x in enumerate(r.others(5)))}</ul>
<p align=center>&copy; {r.outlet} {r.day.year}
</body></html>"""


def broadcaster_hashless(r):
    """Names that say nothing to a stranger, each with the broadcaster's prefix."""
    r.drop.add("author")
    return r.page(r.og(date=False) + f'<link rel="canonical" href="http://arabic.site.example/{r.day.year}/world/{r.day.month}/{r.day.day}/clash/index.html">', f"""
<div id="xnn_hdr">{r.nav('div', 'xnn_hdrnv')}</div><div class="xnn_cntnt"><div class="xnn_strybtntls"><a href="#">اطبع</a></div><h1>{r.title}</h1>
<div class="xnn_stryathr"><div class="xnn_tmstmp">آخر تحديث 14:00 (GMT+0400)</div></div>
<div class="xnn_strycntntrgt"><div class="xnn_img640"><img src="g.jpg"></div>{r.p()}
<div style="padding:10px"><p style="font:12px">نرحب بالنقاش المفيد، وكي لا نضطر إلى مراجعة التعليقات قبل نشرها ننصحك بمراجعة <a href="/guidelines.html">إرشادات الاستخدام</a>، وجميع مشاركاتك يمكن استخدامها وفق <a href="/privacy.html">سياسة الخصوصية</a>.</p></div></div>
<div class="xnn_strylft"><div class="xnn_mstpp"><b>الأكثر تصفحا</b>{''.join(f'<div><a href="/{i}">{x}</a></div>' for i, x in enumerate(r.others(5)))}</div></div></div>
<div class="xnn_ftr"><a href="/">الصفحة الرئيسية</a> | <a href="/v">فيديو</a><br>© {r.day.year} {r.outlet}</div>""", title=r.title + " - " + r.outlet)


def egyptian_daily(r):
    r.extra["outlet"] = r.outlet
    return r.page(r.og(title=f"{r.title} - {r.outlet}"), f"""
<div class="cont"><div class="mainNav">{r.nav('div', 'navItems')}</div><div id="innerCont"><div class="col-xs-8"><article class="articleCont"><div class="breadcumb"><a href="/">الرئيسية</a> » <a href="/s">حوادث</a></div>
<div class="artHeader"><h1>{r.title}</h1><span class="newsStoryDate">{r.words()} 09:15 ص</span></div><div class="img-cont"><img src="a.jpg"><span class="img-cap">{CAPTIONS[2]}</span></div>
<span class="writeBy">كتب {r.author}</span>
<div id="articleBody"><p>{'<br /><br />'.join(r.paragraphs)}<br /><br />&nbsp;</p></div>
<div class="ad-slot"><div id="div-gpt-ad-15"></div></div><div class="tags"><h3><a href="/t">{TAGS[0]}</a></h3><h3><a href="/t">{TAGS[1]}</a></h3></div>
<div class="NEwShare_Icons"><div class="Les_ST"><a href="#">مشاركة</a></div></div>
<div class="relatedCont"><h4>موضوعات متعلقة</h4><div class="newsR"><a href="/1">{r.others(1)[0]}</a><a href="/2">{r.others(1)[0]}</a></div></div></article></div>
<div class="col-xs-4 leftSide"><h2>الأكثر قراءة</h2>{''.join(f'<div class="bigOneSec"><a href="/{i}"><h3>{x}</h3></a></div>' for i, x in enumerate(r.others(5)))}</div></div></div>{r.foot()}""", title=f"{r.title} - {r.outlet}")


def agency_pre(r):
    r.drop.update(["author"])
    body = "\n\n".join(r.paragraphs)
    return r.page(f'<meta name="dc.publisher" content="{r.outlet}"><meta name="dc.date.issued" content="{r.day.isoformat()}">', f"""<div id="wrap"><h2 class="headline">{r.title}</h2><div class="ref">رقم الخبر: {r.r_id()}</div>
<div class="wire">{''.join(f'<p>{x}</p>' for x in r.paragraphs)}</div><p class="end">انتهى/ م ن</p></div>{r.foot()}""", title=r.title)


def public_broadcaster(r):
    sub = SUBHEADS[0]
    ps = r.paragraphs
    r.body = [ps[0], *ps[1:3], sub, *ps[3:]]
    r.drop.add("author")
    return r.page(r.og(date=False) + f'<meta property="article:published" content="x">', f"""
<div id="orb-banner">{r.nav('div', 'orb-nav')}</div><div class="story-body"><h1 class="story-body__h1">{r.title}</h1><div class="story-body__mini-info-list-and-share"><ul class="mini-info-list"><li class="mini-info-list__item"><div class="date date--v2" data-seconds="1">{r.day.day} {MONTHS[r.day.month-1]} / {LEVANT[r.day.month-1]} {r.day.year}</div></li></ul></div>
<div class="share share--lightweight"><h2 class="share__title">شارك هذه الصفحة عبر</h2><ul><li><a href="#">Facebook</a></li><li><a href="#">Twitter</a></li></ul></div>
<div class="story-body__inner" property="articleBody"><figure class="media-landscape"><span class="image-and-copyright-container"><img src="x.jpg"><span class="off-screen">مصدر الصورة</span><span class="story-image-copyright">AFP</span></span><figcaption class="media-caption"><span class="off-screen">Image caption</span><span class="media-caption__text">{CAPTIONS[3]}</span></figcaption></figure>
<p class="story-body__introduction">{ps[0]}</p><p>{ps[1]}</p><p>{ps[2]}</p><ul class="story-body__unordered-list"><li class="story-body__list-item"><a href="/a1" class="story-body__link">{r.others(1)[0]}</a></li><li class="story-body__list-item"><a href="/a2" class="story-body__link">{r.others(1)[0]}</a></li></ul>
<h2 class="story-body__crosshead">{sub}</h2>{''.join(f'<p>{x}</p>' for x in ps[3:])}</div></div>
<div class="story-more"><h2>المزيد حول هذه القصة</h2>{''.join(f'<div class="column--x"><a href="/{i}">{x}</a><div>{r.day.day} {MONTHS[r.day.month-1]}</div></div>' for i, x in enumerate(r.others(4)))}</div>
<div class="correspondents-and-analysis"><h2>اخترنا لكم</h2>{r.teasers(4, 'pigeon-item')}</div>{r.foot()}""", title=f"{r.title} - {r.outlet}")


def wysiwyg_more_on(r):
    ps = r.paragraphs
    mid = f'<div class="more-on"><h4>اقرأ أيضا</h4><ul class="list-of"><li>{r.others(1)[0]}</li><li>{r.others(1)[0]}</li></ul></div>'
    r.drop.add("author")
    return r.page(r.og() + r.ld(author={"@type": "Organization", "name": r.outlet}), f"""
<div class="site-header">{r.nav('nav', 'header-menu')}</div><main id="main-content-area"><div class="article-header"><h1>{r.title}</h1><div class="article-dates"><span class="date-simple">{r.slashes()}</span></div></div>
<figure class="article-featured-image"><img src="f.jpg"><figcaption>{CAPTIONS[0]} (رويترز)</figcaption></figure>
<div class="wysiwyg wysiwyg--all-content">{''.join(f'<p>{x}</p>' for x in ps[:2])}{mid}{''.join(f'<p>{x}</p>' for x in ps[2:])}</div>
<div class="article-source"><span>المصدر : </span>{r.outlet}</div><div class="article-b-l"><h2>حول هذه القصة</h2>{r.teasers(3, 'article-card')}</div></main>{r.foot()}""")


def inline_read_also(r):
    ps = r.paragraphs
    out = []
    for i, x in enumerate(ps):
        out.append(f"<p>{x}</p>")
        if i in (1, 3):
            out.append(f'<p><strong><a href="/r{i}">اقرأ أيضا: {r.others(1)[0]}</a></strong></p>')
    return r.page(r.og() + f'<meta name="author" content="{r.author}">', f"""
<header>{r.nav()}</header><section class="article-page"><h1 class="sna_content_headline">{r.title}</h1><p class="date-line">{r.words()} - 09:15 بتوقيت أبوظبي</p>
<div class="article-body">{''.join(out)}</div>{r.share('social-share')}</section><section class="most-read"><h3>الأكثر قراءة</h3><ol>{r.links(5)}</ol></section>{r.foot()}""")


def jsonld_article_body(r):
    return r.page(r.og() + r.ld(articleBody=" ".join(r.paragraphs)), f"""
<div class="lvl0">{r.nav('div', 'lvl1')}</div><div class="lvl2"><div class="lvl3"><h1>{r.title}</h1><div class="lvl4">{r.share('s1')}</div>
<div class="lvl5">{r.p()}</div></div><div class="lvl6">{''.join(f'<div><p>{EXCERPTS[i]}</p><a href="/{i}">{x}</a></div>' for i, x in enumerate(r.others(6)))}</div></div>{r.foot()}""")


def summary_outside(r):
    r.lead = r.paragraphs.pop(0)
    r.drop.add("author")
    return r.page(r.og(), f"""{r.nav()}<div class="article"><h1 class="heading">{r.title}</h1><span class="date">تاريخ النشر: {r.slashes().replace('/', '.')} | 09:15 GMT</span>
<div class="media"><img src="a.jpg" alt="{r.title}"><div class="media__title">{r.title}</div></div><div class="article__summary summary">{r.lead}</div><div class="article__text text">{r.p()}</div>
<div class="article__source"><p>المصدر: {r.outlet}</p></div><div class="article__social social-likes"><a href="#">Facebook</a><a href="#">VK</a></div></div>
<div class="news-line"><h2>آخر الأخبار</h2>{''.join(f'<div class="news-line__item"><span class="date">09:{10+i}</span> <a href="/{i}">{x}</a></div>' for i, x in enumerate(r.others(6)))}</div>{r.foot()}""")


def chapo_sibling(r):
    r.lead = r.paragraphs.pop(0)
    r.drop.add("author")
    return r.page(r.og() + f'<meta name="description" content="{r.lead[:120]}">', f"""<header class="t-header">{r.nav('nav', 'm-nav')}</header><main><article class="t-content t-content--article"><div class="t-content__dates"><p class="m-pub-dates"><span>نشرت في: <time datetime="{r.iso('+00:00')}">{r.slashes()}</time></span></p></div>
<h1 class="t-content__title a-page-title">{r.title}</h1><div class="t-content__main-media"><figure><img src="m.jpg"><figcaption>{CAPTIONS[1]} <span class="a-media-credit">© أ ف ب</span></figcaption></figure></div>
<p class="t-content__chapo">{r.lead}</p><div class="m-em-ad"><span>إعلان</span></div><div class="t-content__body">{r.p()}<p><strong>{r.outlet}</strong></p></div>
<section class="m-newsletter"><h2>الرسالة الإخبارية</h2><p>لتصلك آخر الأخبار كل صباح سجل بريدك الإلكتروني وتابع أهم ما يجري في المنطقة والعالم.</p></section></article></main>{r.foot()}""")


def intro_longtext(r):
    r.lead = r.paragraphs.pop(0)
    gallery = "".join(f'<div class="picBox"><img src="{i}.jpg"><h2>صورة {i + 1}</h2><p>{c}، وهي واحدة من صور نشرها الموقع في ألبوم الأسبوع.</p></div>' for i, c in enumerate(CAPTIONS))
    return r.page(r.og(date=False) + f'<meta name="author" content="{r.author}">', f"""{r.nav()}<div id="bodyContent"><div class="col3"><h4 class="artikel">سياسة</h4><h1>{r.title}</h1><p class="intro">{r.lead}</p>
<div class="group"><div class="longText">{r.p()}</div></div><div class="gallery">{gallery}</div><div class="linklist"><h2>مواضيع ذات صلة</h2>{''.join(f'<a href="/{i}"><h2>{x}</h2></a>' for i, x in enumerate(r.others(3)))}</div>
<div class="group"><ul class="smallList"><li><strong>تاريخ</strong> {r.day.strftime('%d.%m.%Y')}</li><li><strong>الكاتب</strong> {r.author}</li><li><a href="#">طباعة</a></li></ul></div></div></div>{r.foot()}""")


def wrapped_paragraph_divs(r):
    return r.page(r.og() + r.ld(), f"""<div id="root">{r.nav('div', 'nav-bar')}<div class="ArticlePage-container"><div class="ArticleHeader"><h1>{r.title}</h1></div><div class="StandardArticleBody_container">
{''.join(f'<div class="Row-{i}"><div class="Col"><p class="Paragraph-paragraph-2Bgue">{x}</p></div></div>' for i, x in enumerate(r.paragraphs))}
<div class="Attribution"><p>إعداد {r.author} للنشرة العربية</p></div><p class="TrustBadge">معاييرنا: <a href="/t">مبادئ الثقة</a></p></div><div class="MoreFrom"><h2>المزيد</h2>{r.teasers(4, 'x')}</div></div></div>{r.foot()}""")


A = [wordpress_classic, wordpress_yoast_graph, drupal_fields, joomla_k2, aspnet_form, old_tables_1256, unclosed_paragraphs, broadcaster_hashless, egyptian_daily, agency_pre,
     public_broadcaster, wysiwyg_more_on, inline_read_also, jsonld_article_body, summary_outside, chapo_sibling, intro_longtext, wrapped_paragraph_divs]
