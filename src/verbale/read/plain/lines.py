"""Kinds of clutter lines in a copied page, told by their form, not by any one site's words.

Each pattern must match a whole line. `REGIONS` open a stretch of the page that holds nothing of
the article; what the stretch takes in is decided in `verbale.read.plain.cuts` by position.
"""

from __future__ import annotations

import re

_PLATFORM = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|telegram|reddit|pinterest|tumblr|e-?mail|messenger|"
    r"instagram|youtube|flipboard|pocket|google(?:\+| ?plus| news)?|threads|bluesky|mastodon|vk|"
    r"viber|wechat|weibo|line|skype|sms|print|copy(?: link| url)?|link|rss|digg|stumbleupon|mix|"
    r"snapchat|tiktok|signal|koo|bookmark|save|share|tweet|pin(?: it)?|like|more)"
)

_KINDS: tuple[tuple[str, str], ...] = (
    (
        "comment form",
        r"(?:leave|post|write|add|submit|drop)(?: us)? (?:a |your )?(?:reply|comments?|response)\b.{0,60}"
        r"|your (?:e-?mail|email) address will not be published.{0,60}"
        r"|(?:all )?required fields are marked.{0,10}"
        r"|(?:please )?(?:fill in|enter|complete) (?:your|the) (?:details|name|form|fields)\b.{0,80}"
        r"|(?:you are )?(?:commenting|posting|replying|logged in) (?:as|using|with|via|to)\b.{0,80}"
        r"|(?:post|submit|cancel|preview|publish) (?:comment|reply)"
        r"|notify me of (?:new|follow-?up) (?:comments|posts)\b.{0,40}"
        r"|save my name,.{0,100}"
        r"|(?:be the )?first to (?:comment|reply|like this).{0,30}"
        r"|(?:no|[0-9,.]+) (?:comments?|replies|responses?)(?: yet| so far)?"
        r"|(?:your )?(?:name|e-?mail|email|website|comment|message)(?: address)?\s?(?:\*|\(required\)"
        r"|\(will not be published\)|:)"
        r"|comments? (?:are |is )?(?:closed|off|disabled|moderated).{0,60}"
        r"|(?:view|show|load|see|read) (?:all |more )?(?:[0-9]+ )?comments?"
        r"|[0-9]+ characters? (?:left|remaining)",
    ),
    (
        "log-in",
        r"(?:please )?(?:log|sign)[ -]?(?:in|out|on|up|off)(?: / .{0,40}| or (?:register|subscribe|sign up)"
        r"| here| now| to (?:your account|continue|comment|post|reply|read more|like)\b.{0,60})?\.?"
        r"|(?:already (?:a )?(?:registered|subscriber|subscribed|member|have an account))\b.{0,60}"
        r"|(?:forgot|lost|reset)(?: your)? password\??"
        r"|(?:create|register)(?: for)? (?:an? )?(?:free )?account\b.{0,40}|register(?: now| here)?"
        r"|(?:you must|you need to|please) (?:be logged|log|sign|register)\b.{0,80}"
        r"|to (?:continue|read|comment|post|view|see|reply)\b.{0,40}\b(?:log|sign|subscribe|register)\b.{0,60}"
        r"|my (?:account|profile)|remember me|username(?: or e-?mail(?: address)?)?|password\s?\*?"
        r"|(?:log|sign) in (?:with|via|using)\b.{0,60}|or,? (?:log|sign) in with.{0,40}"
        rf"|(?:your |user |profile )?(?:{_PLATFORM}|wordpress(?:\.com)?|gravatar|profile|user) "
        r"(?:photo|picture|logo|account|avatar|profile)",
    ),
    (
        "share bar",
        rf"(?:{_PLATFORM})(?:[\s|,/•·&]+(?:on |via |and )?{_PLATFORM}){{1,14}}"
        rf"|(?:share|tweet|pin it|print|email|e-mail|whatsapp|facebook|twitter|telegram|copy link|save)"
        r"|(?:click to )?(?:share|e-?mail|print|send|post|tweet|pin|follow)(?: (?:this|the|it|us|to|on|via|"
        r"with|using|by|a link|link|page|story|article|post|news|friend|friends|with your friends)){1,6}"
        rf"(?:\s?:|(?: ?{_PLATFORM})?(?:\s?\(opens in (?:a )?new window\))?)?"
        r"|[0-9,.]+[km]? (?:shares?|views?|likes?|retweets?|reactions?|reads|hits)(?: [0-9,.]+[km]? \w+)?"
        r"|like this:?|like loading\W{0,3}|loading\W{1,3}|(?:share|follow) this:?"
        rf"|follow (?:us|@\w+|[\w ]{{2,30}}) on {_PLATFORM}.{{0,60}}"
        r"|(?:link )?copied(?: to clipboard)?!?|text size|font size|a[-+] a[-+]?(?: a[-+]?)?"
        r"|(?:listen|listen to this (?:article|story)|print this (?:page|article)|e-?mail this (?:article|page))",
    ),
    (
        "related",
        r"(?:read|see|watch|view|click|also read|read also|must read|related|more|don'?t miss|recommended)"
        r"(?: (?:more|also|next|this|on|here|now|full story|the full story|story|article|coverage))?"
        r"\s?[:|»>→]\s?.{3,200}"
        r"|(?:read|see|view|show|load|discover|explore|find out|learn)(?: the)? (?:more|full (?:story|article|"
        r"coverage)|next|all)(?: (?:stories|articles|news|posts|on this|about this|here|posts?))?\W{0,4}"
        r"|(?:click here|tap here)\b.{0,80}"
        r"|(?:previous|next|older|newer)(?: (?:article|post|story|page|posts|stories))?\s?[:»«>→←]?.{0,3}"
        r"|(?:previous|next) (?:article|post|story)\b.{0,150}"
        r"|continue reading\b.{0,80}|(?:story|article) continues below.{0,40}",
    ),
    (
        "cookie notice",
        r"(?:this (?:web)?site|we|our (?:web)?site|our partners|we and our (?:\w+ )?partners)\b.{0,60}\bcookies\b.*"
        r"|by (?:continuing|using|browsing|clicking|closing)\b.{0,120}\b(?:cookies?|privacy|terms)\b.*"
        r"|(?:accept|reject|allow|manage|decline|customi[sz]e)(?: all)?(?: (?:cookies|preferences|settings|choices"
        r"|options))?(?: and (?:close|continue))?|(?:cookie|privacy) (?:policy|settings|preferences|notice|"
        r"statement|choices)|(?:i )?(?:agree|accept)|got it!?|your privacy(?: choices|,? your choice)?.{0,20}"
        r"|to find out more, including how to control cookies.*|manage (?:your )?(?:consent|privacy).{0,40}",
    ),
    (
        "newsletter",
        r"(?:sign|signed) up (?:for|to|here|now|today)\b.{0,200}"
        r"|(?:subscribe|subscribing)(?: (?:now|today|here|to|for|via|by|us|and)\b.{0,200})?[.!]?"
        r"|(?:get|receive|have)\b.{0,120}\b(?:inbox|newsletters?|alerts|by e-?mail|to your e-?mail)\b.{0,80}"
        r"|(?:enter|type) your e-?mail\b.{0,120}|(?:your )?e-?mail address"
        r"|(?:join|download|follow|add|install)\b.{0,60}\b(?:newsletter|(?:whatsapp|telegram|youtube) "
        r"(?:channel|group)|our app|mobile app|google news|app store|google play)\b.{0,80}"
        r"|(?:our |the )?(?:daily |weekly |morning |free )?newsletters?(?: sign-?up)?"
        r"|(?:for|to get) (?:all )?(?:the )?(?:latest|more|live|breaking)\b.{0,100}\b(?:download|follow|subscribe|app"
        r"|newsletter|visit)\b.{0,60}"
        r"|thank you for (?:subscribing|signing up|reading)\b.{0,80}|you can unsubscribe\b.{0,80}",
    ),
    (
        "subscription",
        r"(?:become|support|donate|join|help)\b.{0,40}\b(?:a (?:member|subscriber|supporter)|our (?:journalism|"
        r"work|newsroom)|independent journalism)\b.{0,80}|(?:donate|support us|join us)(?: now| today)?|(?:this (?:article|content|story) is )"
        r"(?:for|only|available|exclusive|reserved)\b.{0,80}|(?:start|begin) your (?:free )?trial\b.{0,60}"
        r"|you have [0-9a-z]+ (?:free )?(?:articles?|stories) (?:left|remaining)\b.{0,60}"
        r"|subscribers? only|premium(?: content)?|e-?paper|today'?s (?:e-?)?paper",
    ),
    (
        "spam filter notice",
        r"learn how your comment data is processed\.?",
    ),
    (
        "advertisement",
        r"(?:- |— )?(?:advertise(?:ment|ments|ing)|ad|ads|sponsored(?: content| links?)?|promoted(?: content)?"
        r"|partner content|paid (?:post|content))(?: [-—].{0,60}| - continue reading below| feature)?(?: -| —)?"
        r"|(?:skip|remove) (?:ad|ads|advertisement)|advertise with us|report (?:this )?ad"
        r"|(?:story|article|scroll|continue)\b.{0,30}\badvertisement\b.{0,20}",
    ),
    (
        "copyright",
        r"(?:(?:copyright )?(?:©|\(c\) ?)|copyright,? (?:[0-9]{4}|of |by )).{0,200}|all rights reserved.{0,120}"
        r"|this material may not be published, broadcast.{0,120}|powered by .{2,60}|theme:? .{2,60}"
        r"|our standards:.{0,80}|(?:terms|terms of (?:use|service)|terms and conditions|terms & conditions"
        r"|contact(?: us)?|about(?: us)?|careers|site ?map|accessibility|imprint|disclaimer|help|faqs?|feedback)"
        r"(?:\s?[|•·/,]\s?.{2,120})?",
    ),
    (
        "navigation",
        r"(?:home|menu|search|sections?|close|open menu|toggle navigation|main menu|skip to .{3,40}|jump to .{3,40}"
        r"|back to (?:top|home.{0,6})|top|scroll (?:down|to top)|edition:?.{0,30}|live tv|watch live|e-?edition"
        r"|breaking news|latest(?: news)?|news|world|politics|business|opinion|sports?|entertainment|lifestyle"
        r"|technology|tech|culture|health|science|travel|weather|video|videos|photos|podcasts?|national|international)",
    ),
    (
        "tags",
        r"(?:tags?|topics?|keywords|filed under|filed in|posted in|categor(?:y|ies)|labels?|more on|more about"
        r"|in this (?:story|article)|see more on|explore more|section)\s?[:|]\s?.{0,200}|filed under .{2,80}"
        r"|posted (?:in|by) .{2,80}",
    ),
    (
        "media player",
        r"(?:play|watch|pause|mute|unmute|fullscreen|replay|play video|play audio|video player.{0,40}"
        r"|your browser does not support.{0,60}|(?:please )?(?:enable|turn on) javascript.{0,80}"
        r"|this video (?:is|can ?not|cannot|file).{0,60}|audio player|[0-9]{1,2}:[0-9]{2}(?: ?/ ?[0-9]{1,2}:[0-9]{2})?"
        r"|media playback is unsupported.{0,40}|embed(?: code)?|now playing.{0,60}|up next.{0,60})",
    ),
    (
        "reading time",
        r"(?:estimated )?(?:reading time:?\s?)?(?:about |~)?[0-9]+[ -]?min(?:ute)?s?(?: read)?|reading time.{0,30}",
    ),
    (
        "sign-off",
        r"\(?(?:reporting|writing|compiled|edited|editing|additional reporting|with (?:additional )?(?:reporting|"
        r"inputs?|agency inputs?|files))\b.{0,30}\b(?:by|from)\b.{2,240}"
        r"|\(?(?:with|from) (?:inputs?|agenc(?:y|ies)|agency inputs?)\b.{0,60}"
        r"|\(?(?:this (?:story|article|report|copy) (?:has|is|was|has not)(?: not)?(?: been)? (?:edited|auto|generated"
        r"|published|produced|first published|originally published|taken|updated|corrected)\b.{0,240})"
        r"|(?:[-–—#*_=~]\s?){2,}|[-–—]\s?(?:ends?|30)\s?[-–—]|ends?|###|\*{1,5}"
        r"|[(\[][A-Z]{2,6}(?:/[A-Z]{2,6})?[)\]]|published in .{2,60}[0-9]{4}\.?"
        r"|(?:contact|follow) (?:the (?:writer|author|reporter)|him|her|them) (?:at|on)\b.{2,80}",
    ),
)

_CLUTTER = re.compile(
    "|".join(f"(?P<k{index}>{pattern})" for index, (_, pattern) in enumerate(_KINDS)),
    re.IGNORECASE,
)

# Clutter that is told by words or signs inside the line: (signs, one of which must be in it; kind;
# pattern). The plain look for the sign keeps these searches away from most lines.
_INSIDE: tuple[tuple[tuple[str, ...], str, re.Pattern[str]], ...] = tuple(
    (signs, kind, re.compile(pattern, re.IGNORECASE))
    for signs, kind, pattern in (
        (
            ("spam", "Spam", "CAPTCHA", "captcha"),
            "spam filter notice",
            r".{0,60}\b(?:to (?:reduce|prevent|stop|fight) spam|anti-?spam|spam protection|recaptcha)\b.{0,160}",
        ),
        (
            ("inbox", "your e", "your phone"),
            "newsletter",
            r".{0,80}\b(?:delivered|straight|direct|sent)(?: directly)? (?:in)?to your (?:inbox|e-?mail|phone)\b"
            r".{0,60}",
        ),
        (
            ("ights reserved", "IGHTS RESERVED"),
            "copyright",
            r".{0,80}\ball rights reserved\.?.{0,60}",
        ),
        # A template that the page never filled in.
        (("%s", "%d"), "comment form", r"[\w ,.']{0,40}%[sd]\b[\w ,.']{0,40}"),
        (
            (">", "»", "›", "|", "•", "·"),
            "navigation",
            r"home\s?[/>»›|].{0,150}|(?:[\w&' -]{2,25}\s?[>»›]\s?){1,5}[\w&' -]{2,80}"
            r"|(?:[\w&'-]{2,20}(?: [\w&'-]{2,14})?\s?[|•·]\s?){3,20}[\w&' -]{2,30}",
        ),
    )
)

COMMENTS = re.compile(
    r"(?:leave|post|write|add|submit)(?: us)? (?:a |your )?(?:reply|comments?|response|thought)"
    r"(?: to .{1,60}| below| cancel reply)?\W{0,3}"
    r"|join the (?:conversation|discussion|debate)\W{0,3}|have your say\W{0,3}|what do you think\?"
    r"|(?:reader |readers['’] |user |all |top |latest |recent )?comments?\s?(?:\(?[0-9,]+\)?|:)?"
    r"|[0-9,]+ (?:comments?|responses?|replies|thoughts?)(?: (?:on|to) .{1,200})?"
    r"|(?:one|two|three) (?:comments?|responses?|thoughts?)(?: (?:on|to) .{1,200})?|discussion|responses?",
    re.IGNORECASE,
)
"""A line that heads the comments of a page."""

RELATED = re.compile(
    r"(?:(?:related|recommended|suggested|similar|trending|popular|more|other|top|latest|recent|featured|must[- ]read"
    r"|most[- ](?:read|popular|viewed|shared|commented|recent))"
    r"(?: (?:stories|articles|posts|news|content|coverage|topics|links?|reads?|reading|videos?|headlines|items"
    r"|now|today|for you|on this(?: story| topic)?|from(?: .{2,40})?|in(?: .{2,30})?|about this|like this|by (?:this )?author|by .{3,40}"
    r"|this week|around the web|to read))+"
    r"|related|recommended|trending|popular|most read"
    r"|(?:you|readers) (?:may|might)(?: also)? (?:also )?(?:like|be interested in|enjoy|have missed)\W{0,3}"
    r"|(?:read|see|watch) (?:also|next|more)|also (?:read|see|in (?:the )?news|on .{3,40})|what to read next|don['’]?t miss"
    r"|(?:editor['’]?s|editors['’]?|our) (?:picks?|choice)|in (?:this section|other news|case you missed it)"
    r"|from (?:around the web|our (?:partners|network|archive))|sponsored(?: links| stories)?|promoted stories"
    r"|more (?:on|from|in) .{2,50}|about the authors?|share your (?:thoughts|views)|up next|read on)\s?:?",
    re.IGNORECASE,
)
"""A line that heads a list of other stories, or a box about the author."""

# A line that is longer than a heading and ends like a sentence is prose, unless it opens with one
# of the words that open notices and holds one of the words that are in them. The first test spares
# most lines the second.
_HEADING = 60
_SHORTEST = 24
_LONG = 220
_LONGEST = 900
_SENTENCE_END = (".", ".”", '."', "?”", "!”", ".’", "?", "!", ":", "''")
_NOTICE_OPENS = frozenset(
    """
    all already become by copyright donate enter fill follow for get have help join learn
    log manage notify our please receive register save scroll sign start story subscribe
    support thank this to we you your ©
    """.split()
)
_NOTICE_HOLDS = (
    "ookie", "ubscri", "ewsletter", "spam", "reserved", "ign up", "ign in", "og in", "inbox",
    "rivacy", "tandards", "edited", "ublish", "omment", "ember", "ournalism", "opyright", "egist", "©",
)  # fmt: skip
_FULL_STOP = (".", ".”", '."')
_CAPTION_OPENS = re.compile(
    r"(?:(?:an?|this|in this|undated|recent|handout)\s)*(?:file|photo|image|picture|pic|video|caption|undated|recent"
    r"|handout)",
    re.IGNORECASE,
)


def is_plain_sentence(line: str) -> bool:
    """Whether a line can only be text: it ends like a sentence, and opens neither like a notice nor
    like a caption. Most lines are told apart by this."""
    ends = _FULL_STOP if len(line) <= _HEADING else _SENTENCE_END
    return (
        len(line) > _SHORTEST
        and line.endswith(ends)
        and not _may_be_notice(line)
        and _CAPTION_OPENS.match(line) is None
    )


def clutter_kind(line: str) -> str | None:
    """The kind of clutter that a whole line is, in words, or `None` for a line that may be text.

    Args:
        line: one line or paragraph, stripped.
    """
    length = len(line)
    if length > _LONGEST:
        return None
    prose = length > _LONG or (length > _HEADING and line.endswith(_SENTENCE_END))
    if prose and not _may_be_notice(line):
        return None
    match = _CLUTTER.fullmatch(line)
    if match is not None and match.lastgroup is not None:
        return _KINDS[int(match.lastgroup[1:])][0]
    for signs, kind, pattern in _INSIDE:
        if any(map(line.__contains__, signs)) and pattern.fullmatch(line):
            return kind
    return None


def _may_be_notice(line: str) -> bool:
    opens = line[:12].partition(" ")[0].lower()
    if opens in _NOTICE_OPENS and any(map(line.__contains__, _NOTICE_HOLDS)):
        return True
    return len(line) < _LONG and ("spam" in line or "ights reserved" in line or "our inbox" in line)
