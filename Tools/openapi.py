#!/usr/bin/env python3
"""Write Web/openapi.json, the description of the HTTP interface. Run it after changing a route, then Tools/embed_rules.py.

What it says is held against the running server by Tests/Browser/contract.sh (schemathesis).
"""
import json
import pathlib

S=lambda **k: dict(type="string",**k)
I=lambda **k: dict(type="integer",**k)
N=lambda t: {"type":[t,"null"]}
R=lambda n: {"$ref":f"#/components/schemas/{n}"}
A=lambda x: {"type":"array","items":x}
def O(props, req=None, **k): return dict(type="object",properties=props,required=req if req is not None else [],**k)
day=S(pattern=r"^\d{4}-\d{2}-\d{2}$")
nday={"type":["string","null"],"pattern":r"^\d{4}-\d{2}-\d{2}$"}
modal=["actual","attempted","ordered","planned","predicted","possible","denied","habitual","hypothetical"]
kinds=["person","organisation","group","place","outlet","document","number","ordinal","time","other"]
span={"type":"array","description":"[start, end), counted as `offsets` says","items":I(minimum=0),"minItems":2,"maxItems":2}
schemas={
 "Error":O({"error":O({"code":S(),"message":S(),"parameter":N("string")},["code","message","parameter"])},["error"]),
 "Span":span,
 "Evidence":O({"text":S(),"span":R("Span")},["text","span"]),
 "Participant":O({"text":S(),"span":R("Span"),"name":S(),"kind":S(enum=kinds)},["text","span","name","kind"]),
 "Figure":O({"low":N("number"),"high":N("number"),"unit":S(),"text":S(),"span":R("Span")},["unit","text","span"]),
 "Time":O({"start":nday,"end":nday,"text":S(),"span":R("Span"),"precision":S(),"clock":N("string"),"length":{"type":["object","null"]}},["text","span","precision"]),
 "Claim":O({"type":S(),"trigger":R("Evidence"),"sentence":R("Evidence"),**{k:A(R("Participant")) for k in ["agent","target","to","from","place","chain"]},
   "count":R("Figure"),"time":R("Time"),"modality":S(enum=modal),"hedge":R("Evidence"),**{k:A(R("Evidence")) for k in ["reason","content","also"]},"because":A(S())},
   ["type","trigger","sentence","agent","target","to","from","place","chain","modality","reason","content","also","because"]),
 "StoredClaim":O({"id":S(),"report":S(),"claim":R("Claim"),"outlet":S(),"published":day,"title":S(),"story":S(),"origin":S(),"originName":S(),"originKind":S(),
   "participants":A(O({"claim":S(),"slot":S(),"ordinal":I(),"entity":S()},["claim","slot","ordinal","entity"]))},["id","report","claim","participants"]),
 "OriginCount":O({"low":I(minimum=0),"high":I(minimum=0)},["low","high"]),
 "Story":O({"id":S(),"type":S(),"claims":A(S()),"reportCount":I(),"agreement":A(O({"slot":S(),"relation":S(),"values":A(O({"value":S(),"claims":A(S()),"origins":A(S()),"relation":S()},["value","claims","origins","relation"]))},["slot","relation","values"])),
   "origins":R("OriginCount"),"denials":R("OriginCount"),"start":day,"end":day,"reasons":A(R("Reason"))},["id","type","claims","reportCount","agreement","origins","denials","reasons"]),
 "Reason":O({"rule":S(),"detail":S()},["rule","detail"]),
 "StoryDetail":O({"story":R("Story"),"claims":A(R("StoredClaim")),"links":A(O({"story":S(),"a":S(),"b":S(),"reason":R("Reason")},["story","a","b","reason"]))},["story","claims","links"]),
 "ReportSummary":O({"id":S(),"documentID":S(),"path":S(),"url":S(),"title":S(),"outlet":S(),"author":S(),"published":day,"claimCount":I()},["id","documentID","path","claimCount"]),
 "Document":O({"path":S(),"id":S(),"url":S(),"title":S(),"outlet":S(),"author":S(),"published":day,"language":S(),"text":S(),"titleSpan":R("Span"),"furniture":A(O({"kind":S(),"span":R("Span")},["kind","span"]))},["path","id","language","text","furniture"]),
 "Copy":O({"id":S(),"relation":S(),"first":S(),"second":S(),"passages":A(O({"first":R("Span"),"second":R("Span")},["first","second"])),"words":I(),"shareOfFirst":{"type":"number"},"shareOfSecond":{"type":"number"},"reason":R("Reason")},["id","relation","first","second","passages","words"]),
 "Report":O({"id":S(),"document":R("Document"),"claims":A(R("StoredClaim")),"copies":A(R("Copy"))},["id","document","claims","copies"]),
 "Entity":O({"id":S(),"name":S(),"kind":S(enum=kinds),"names":A(S()),"isPartialName":{"type":"boolean"},"claimCount":I(),"reasons":A(R("Reason"))},["id","name","kind","names","isPartialName","claimCount","reasons"]),
 "Tally":O({"key":S(),"count":I(),"contested":I()},["key","count","contested"]),
 "Dossier":O({"entity":R("Entity"),"relations":A(O({"part":S(),"whole":S(),"relation":S(),"reason":R("Reason")},["part","whole","relation"])),"neighbours":A(O({"id":S(),"name":S(),"slots":S(),"count":I()},["id","name","slots","count"])),"reasons":A(R("Tally")),"claims":A(R("StoredClaim")),"total":I(),"next":I()},["entity","relations","neighbours","reasons","claims","total"]),
 "Origin":O({"origin":O({"id":S(),"name":S(),"kind":S(enum=["named","outlet","anonymous","report"]),"entity":S(),"heldBy":S(),"reasons":A(R("Reason"))},["id","name","kind","reasons"]),"claimCount":I(),"reportCount":I(),"storyCount":I()},["origin","claimCount","reportCount","storyCount"]),
 "SearchHit":O({"report":S(),"title":S(),"outlet":S(),"published":day,"snippet":S(),"snippetSpan":R("Span"),"spans":A(R("Span"))},["report","snippet","snippetSpan","spans"]),
 "SearchResult":O({"reports":A(R("SearchHit")),"reportTotal":I(),"claims":A(R("StoredClaim")),"claimTotal":I(),"entities":A(R("Entity"))},["reports","reportTotal","claims","claimTotal","entities"]),
 "Overview":O({"counts":O({k:I() for k in ["reports","claims","entities","origins","stories","copies"]},["reports","claims","entities","origins","stories","copies"]),"contested":I(),"singleOrigin":I(),"corroborated":I(),"from":day,"to":day,"months":A(R("Tally")),"outlets":A(R("Tally")),"types":A(R("Tally"))},["counts","contested","singleOrigin","corroborated","months","outlets","types"]),
 "ReviewEvent":O({"seq":I(minimum=1),"at":S(),"who":S(),"action":S(enum=["accept","reject","correct","note","same","apart","undo"]),"claim":S(),"report":S(),"other":S(),"slot":S(),"span":R("Span"),"value":S(),"why":S(),"undoes":I(),"hash":S()},["seq","at","who","action","claim","report","hash"]),
 "ReviewState":O({"verdict":S(enum=["open","accepted","rejected","corrected"]),"corrections":A(R("ReviewEvent")),"notes":A(R("ReviewEvent")),"verdicts":{"type":"object","additionalProperties":S()}},["verdict","corrections","notes","verdicts"]),
 "QueuedClaim":O({"claim":R("StoredClaim"),"score":I(),"doubts":A(S()),"state":R("ReviewState")},["claim","score","doubts","state"]),
 "Agreement":O({"first":S(),"second":S(),"claims":I(),"alike":I(),"kappa":N("number")},["first","second","claims","alike"]),
 "ReportInput":O({"text":S(maxLength=100000,description="The report's text; or give `html`"),"html":S(maxLength=100000,description="A page as saved"),"id":S(maxLength=200),"title":S(maxLength=1000),"outlet":S(maxLength=300),"author":S(maxLength=300),"url":S(maxLength=2000),"published":day}),
 "Coded":O({"document":R("Document"),"claims":A(R("Claim")),"diagnostics":A(O({"severity":S(),"cause":S(),"message":S(),"line":I(),"byte":I()},["severity","cause","message"]))},["document","claims","diagnostics"]),
 "Stored":O({"report":S(),"outcome":S(enum=["added","replaced","unchanged"]),"claims":I()},["report","outcome","claims"]),
 "Decision":O({"who":S(minLength=1,maxLength=80),"action":S(enum=["accept","reject","correct","note","same","apart","undo"]),"claim":S(maxLength=120),"other":S(maxLength=120,description="Of `same` and `apart`"),"slot":S(enum=["type","modality","trigger","agent","target","to","from","count","place","time","chain","reason","content"]),"span":{"type":"array","items":I(minimum=0,maximum=2147483647),"minItems":2,"maxItems":2},"value":S(maxLength=2000,description="Words of the text at `span`; left out: the slot is empty"),"why":S(maxLength=2000),"seq":I(minimum=1,maximum=2147483647,description="Of `undo`; left out: the last of this person")},["who","action"]),
 "Bulk":O({"who":S(minLength=1,maxLength=80),"action":S(enum=["accept","reject"]),"filter":{"type":"object","additionalProperties":S(),"description":"Parameters of /review/queue"},"why":S(maxLength=2000)},["who","action","filter"]),
 "BulkDone":O({"decided":I(),"left":I(),"first":I(),"last":I()},["decided","left"]),
 "EntityDecision":O({"seq":I(minimum=1),"isInForce":{"type":"boolean"},"shown":S(description="Entity under which it is found now"),"decision":O({"action":S(enum=["merge","split","rename","forbid","undo"]),"entity":S(),"other":S(),"name":S(),"note":S(),"of":S(),"who":S(),"at":S()},["action","entity"])},["seq","isInForce","shown","decision"]),
 "EntityAsked":O({"who":S(minLength=1,maxLength=80),"action":S(enum=["merge","split","rename","forbid","undo"]),"entity":S(maxLength=120,description="Whom it is about; of `merge` the one that goes"),"other":S(maxLength=120,description="Of `merge` the one that stays; of `forbid` the one that it never is"),"name":S(maxLength=200,description="Of `split` a form of the entity, of `rename` the new name"),"why":S(maxLength=2000),"seq":I(minimum=1,maximum=2147483647,description="Of `undo`")},["who","action"]),
 "FeatureCollection":O({"type":{"const":"FeatureCollection"},"features":A(O({"type":{"const":"Feature"},"id":S(),"geometry":{"oneOf":[{"type":"null"},O({"type":{"const":"Point"},"coordinates":{"type":"array","items":{"type":"number"},"minItems":2,"maxItems":2}},["type","coordinates"])]},"properties":{"type":"object"}},["type","id","geometry","properties"]))},["type","features"]),
 "Gold":{"type":"object"},
}
def listed(n): return O({"data":A(R(n)),"total":N("integer"),"next":N("string")},["data"])
P={}
def q(name,schema,desc,req=False): return {"name":name,"in":"query","required":req,"description":desc,"schema":schema}
def pid(): return {"name":"id","in":"path","required":True,"schema":S(maxLength=120,pattern="^[A-Za-z0-9-]+$")}
offs=q("offsets",S(enum=["codepoint","utf16","byte"],default="codepoint"),"Units in which places of a text are counted")
words=S(maxLength=200)
F={"type":q("type",words,"Type of claim or story, such as execution; kind of entity"),"who":q("who",words,"A name: of an entity with its aliases, or words of a name"),"place":q("place",words,"Name of a place"),
 "from":q("from",day,"First day, inclusive"),"to":q("to",day,"Last day, inclusive"),"q":q("q",words,"Words, whatever their vowel signs, forms of hamza and article"),
 "report":q("report",S(maxLength=120),"Id of a report"),"story":q("story",S(maxLength=120),"Id of a story"),"entity":q("entity",S(maxLength=120),"Id of an entity"),"origin":q("origin",S(maxLength=120),"Id of an origin"),
 "origins":q("origins",I(minimum=1,maximum=1000),"1: stories of one origin; n: of at least n independent origins"),"reports":q("reports",I(minimum=1,maximum=1000000),"Stories of at least so many reports"),
 "contradiction":q("contradiction",S(enum=["yes","no"]),"Only stories in which reports contradict each other, or none of these"),"modality":q("modality",S(enum=modal),"Only with this modality"),
 "order":q("order",S(enum=["prominence","day"]),"Order of stories"),"outlet":q("outlet",words,"Outlet, as the reports name it"),
 "after":q("after",S(maxLength=120),"Cursor: `next` of the page before"),"doubt":q("doubt",S(enum=["contradicted","nobody","described","inferred","uncertain","undated","alone"]),"What may be wrong"),
 "score":q("score",I(minimum=0,maximum=100),"At least this score of doubt"),"verdict":q("verdict",S(enum=["any","open","accepted","rejected","corrected"]),"Decision taken"),"offset":q("offset",I(minimum=0,maximum=1000000),"Rows to skip"),"excel":q("excel",I(minimum=0,maximum=1),"CSV with byte order mark and CRLF")}
def lim(m): return q("limit",I(minimum=1,maximum=m),"Rows")
def err(*codes): 
    d={400:"A parameter is wrong",404:"Nothing of that id",413:"The body is too large",415:"Not JSON",422:"What was asked for is refused",403:"Asked for by another site",503:"Busy, or off"}
    return {str(c):{"description":d[c],"content":{"application/json":{"schema":R("Error")}}} for c in codes}
def ok(schema,typ="application/json",code="200",desc="As asked"): return {code:{"description":desc,"content":{typ:{"schema":schema}},"headers":{"ETag":{"schema":S()}}}}
def get(path,summary,params,resp,errs=(400,),tag="Reading",opid=None):
    P[path]={"get":{"summary":summary,"operationId":opid or path.strip("/").replace("/","-").replace(".","-").replace("{","").replace("}",""),"tags":[tag],"parameters":params,"responses":{**resp,**err(*errs)}}}
B="/api/v1"
def lists(name,schema,filters,forms,summary):
    content={"application/json":{"schema":listed(schema)}}
    if "csv" in forms: content["text/csv"]={"schema":S()}
    if "ndjson" in forms: content["application/x-ndjson"]={"schema":S()}
    if "geojson" in forms: content["application/geo+json"]={"schema":R("FeatureCollection")}
    ps=[F[f] for f in filters]+[F["after"],offs]
    P[f"{B}/{name}"]={"get":{"summary":summary+". The form follows `Accept`","operationId":name,"tags":["Lists"],"parameters":ps+[lim(200)],"responses":{"200":{"description":"A page of the list","content":content,"headers":{"ETag":{"schema":S()},"Link":{"schema":S(),"description":"rel=next"}}},**err(400)}}}
    for f,t in [("json","application/json"),("csv","text/csv"),("ndjson","application/x-ndjson"),("geojson","application/geo+json")]:
        if f!="json" and f not in forms: continue
        sch=listed(schema) if f=="json" else R("FeatureCollection") if f=="geojson" else S()
        P[f"{B}/{name}.{f}"]={"get":{"summary":f"{summary} as {f.upper()}","operationId":f"{name}-{f}","tags":["Lists"],"parameters":ps+[lim(200 if f=="json" else 10000)]+([F["excel"]] if f=="csv" else []),"responses":{**ok(sch,t),**err(400)}}}
cf=["type","who","place","from","to","q"]
lists("stories","Story",cf+["origins","reports","contradiction","modality","order","entity","origin"],["csv","ndjson","geojson"],"Happenings")
lists("claims","StoredClaim",cf+["report","story","entity","origin","modality"],["csv","ndjson","geojson"],"Single claims")
lists("reports","ReportSummary",cf+["outlet","entity","origin"],["csv","ndjson"],"Reports")
lists("entities","Entity",["type","q"],["csv","ndjson","geojson"],"Persons, organisations, places")
lists("origins","Origin",["type","q"],["csv","ndjson"],"On whose word claims rest in the end")
get(B+"/overview","What the archive holds",[],ok(R("Overview")),())
get(B+"/stories/{id}","A story with its claims",[pid(),offs],ok(R("StoryDetail")),(400,404))
get(B+"/claims/{id}","A claim",[pid(),offs],ok(R("StoredClaim")),(400,404))
get(B+"/reports/{id}","A report with text, claims and copies",[pid(),offs],ok(R("Report")),(400,404))
get(B+"/reports/{id}/text","The text of a report",[pid()],ok(S(),"text/plain"),(404,))
get(B+"/entities/{id}","An entity",[pid()],ok(R("Entity")),(404,))
get(B+"/entities/{id}/dossier","All that is said about an entity",[pid(),offs,lim(200),F["offset"]],ok(R("Dossier")),(400,404))
get(B+"/search","Full text",[q("q",S(minLength=1,maxLength=200),"Words",True),offs,lim(100),q("offset",I(minimum=0,maximum=100000),"Rows to skip")],ok(R("SearchResult")),(400,))
get(B+"/review/queue","Claims that wait for a decision, the most doubtful first",[F[f] for f in cf+["doubt","score","verdict","offset"]]+[lim(200)],ok(listed("QueuedClaim")),(400,),"Review")
get(B+"/review/events","Decisions, the latest first",[lim(200),q("before",I(minimum=1,maximum=2147483647),"Cursor: `next` of the page before")],ok(listed("ReviewEvent")),(400,),"Review")
get(B+"/review/agreement","How far coders agree",[],ok(listed("Agreement")),(),"Review")
get(B+"/review/gold.ndjson","Decided claims in the form of the gold sets, a report a line",[],ok(S(),"application/x-ndjson"),(),"Review")
get("/api/openapi.json","This description",[],ok({"type":"object"}),())
def post(path,summary,body,resp,errs,tag,params=(),opid=None):
    P.setdefault(path,{})["post"]={"summary":summary,"operationId":opid or path.strip("/").replace("/","-")+"-post","tags":[tag],"parameters":list(params),"requestBody":{"required":True,"content":{"application/json":{"schema":body}}},"responses":{**resp,**err(*errs)}}
post(B+"/code","Code a text; nothing is stored",R("ReportInput"),ok(R("Coded")),(400,403,413,415,422,503),"Changing",[offs])
post(B+"/reports","Code a report and keep it",R("ReportInput"),{**ok(R("Stored")),**ok(R("Stored"),code="201",desc="Added")},(400,403,413,415,422,503),"Changing")
post(B+"/review","Append a decision, or take one back",R("Decision"),ok(R("ReviewEvent"),code="201",desc="Appended"),(400,403,413,415,422,503),"Review")
post(B+"/review/bulk","Decide for all that a filter holds, up to 500",R("Bulk"),ok(R("BulkDone")),(400,403,413,415,422,503),"Review")
get(B+"/decisions","Decisions on who is who, the latest first",[F["entity"],lim(200),q("before",I(minimum=1,maximum=2147483647),"Cursor: `next` of the page before")],ok(listed("EntityDecision")),(400,),"Who is who")
post(B+"/decisions","Merge, split or rename entities, or take that back",R("EntityAsked"),ok(R("EntityDecision"),code="201",desc="Appended"),(400,403,413,415,422,503),"Who is who")
rec={"type":"object","additionalProperties":O({"result":A(O({"id":S(),"name":S(),"type":A(O({"id":S(),"name":S()},["id","name"])),"score":{"type":"number"},"match":{"type":"boolean"}},["id","name","type","score","match"]))},["result"])}
get(B+"/reconcile","OpenRefine reconciliation 0.2: the manifest, or the answers to `queries`",[q("queries",S(contentMediaType="application/json"),"JSON: key → {query, type, limit}")],ok({"type":"object"}),(400,),"Reconciliation")
P[B+"/reconcile"]["post"]={"summary":"Answers to queries","operationId":"reconcile-post","tags":["Reconciliation"],"requestBody":{"required":True,"content":{"application/x-www-form-urlencoded":{"schema":O({"queries":S()},["queries"])}}},"responses":{**ok(rec),**err(400,403,413)}}
doc={"openapi":"3.1.0","info":{"title":"Isnad","version":"1","summary":"Who says what in Arabic reports of conflict, and how many independent origins stand behind it","description":"Every error is `{\"error\": {code, message, parameter}}`. Places of texts are half-open spans; `offsets` says in which units. Lists go on at `next`. Answers carry entity tags. All changes are POST with a JSON body.","license":{"name":"Apache-2.0","identifier":"Apache-2.0"}},
 "servers":[{"url":"/"}],"paths":P,"components":{"schemas":schemas,"securitySchemes":{"token":{"type":"http","scheme":"bearer","description":"Only where the server was started with a token"}}},"security":[{},{"token":[]}]}
(pathlib.Path(__file__).resolve().parent.parent / "Web/openapi.json").write_text(json.dumps(doc, ensure_ascii=False, indent=1) + "\n", "utf-8")
print(f"{len(P)} paths, {sum(len(v) for v in P.values())} operations")
