"""Forms of English words, just enough to find a lemma's forms in an example sentence.

The coder has the lemmas of the parse, and takes these only to mend a lemma that is no word of
the codebook ("rebuk"). The linter has only text.
"""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = """
be:is are was were been being am 's 're; have:has had having 've;
do:does did done doing; go:goes went gone; say:says said; make:made making; take:took taken;
give:gave given; hold:held; come:came; see:saw seen; send:sent; lead:led; lay:laid;
lie:lay lain lying; put:put putting; set:set setting; cut:cut cutting; hit:hit hitting;
let:let letting; bring:brought; buy:bought; seek:sought; fight:fought; catch:caught;
teach:taught; think:thought; tell:told; sell:sold; hear:heard; stand:stood;
understand:understood; withstand:withstood; withdraw:withdrew withdrawn; draw:drew drawn;
throw:threw thrown; overthrow:overthrew overthrown; blow:blew blown; know:knew known;
grow:grew grown; fly:flew flown; show:showed shown; begin:began begun beginning;
win:won winning; run:ran running; shoot:shot; keep:kept; sweep:swept; sleep:slept;
leave:left; lose:lost; meet:met; feel:felt; deal:dealt; mean:meant; spend:spent; lend:lent;
bend:bent; build:built; rebuild:rebuilt; break:broke broken; speak:spoke spoken;
steal:stole stolen; freeze:froze frozen; choose:chose chosen; choke:choked; wage:waged;
strike:struck stricken; stick:stuck; swear:swore sworn; bear:bore borne; tear:tore torn;
wear:wore worn; fall:fell fallen; find:found; bind:bound; wind:wound; grind:ground;
hang:hung hanged; ring:rang rung; sing:sang sung; sink:sank sunk; drink:drank drunk;
stink:stank; spring:sprang sprung; swim:swam swum; rise:rose risen; drive:drove driven;
ride:rode ridden; write:wrote written; rewrite:rewrote rewritten; forgive:forgave forgiven;
forget:forgot forgotten; get:got gotten; beat:beat beaten; eat:ate eaten; bite:bit bitten;
hide:hid hidden; slide:slid; feed:fed; flee:fled; bleed:bled; breed:bred; speed:sped;
sit:sat; spit:spat; read:read; spread:spread; shed:shed; quit:quit quitting; overrun:overran;
withhold:withheld; mislead:misled; uphold:upheld; hijack:hijacked; bar:barred;
foresee:foresaw foreseen; shutter:shuttered; resit:resat; behead:beheaded; offset:offset;
beset:beset; rerun:reran; rid:rid; slay:slew slain; smite:smote; strive:strove striven;
stride:strode; tread:trod trodden; weave:wove woven; wake:woke woken; awake:awoke; mow:mown;
sow:sown; saw:sawn; prove:proven; outlaw:outlawed; outdo:outdid; outbid:outbid;
backslide:backslid; resell:resold; unwind:unwound; inlay:inlaid; waylay:waylaid; relay:relayed;
mislay:mislaid; interweave:interwove; forego:forewent; forgo:forwent forgone;
undergo:underwent undergone; undo:undid undone; redo:redid; retell:retold; foretell:foretold;
rethink:rethought; split:split;
burst:burst; cast:cast; broadcast:broadcast; hurt:hurt; shut:shut shutting; rid:rid; bid:bid;
wring:wrung; sling:slung; cling:clung; fling:flung; swing:swung; dig:dug; pay:paid;
repay:repaid; become:became; overcome:overcame; shake:shook shaken; mistake:mistook mistaken;
undertake:undertook undertaken; retake:retook retaken; overtake:overtook overtaken;
forbid:forbade forbidden; rebut:rebutted; abide:abided abode; arise:arose arisen; die:dying;
tie:tying; vie:vying; man:men; woman:women; child:children; foot:feet; life:lives;
wife:wives; knife:knives; half:halves; thief:thieves; leaf:leaves; person:people persons;
ally:allies; crisis:crises; basis:bases; analysis:analyses; good:better best;
bad:worse worst; travel:travelled travelling; cancel:cancelled cancelling; expel:expelled;
panic:panicked; veto:vetoes; shell:shelled; can:could; will:would 'll; may:might;
shall:should; not:n't; cannot:can
"""

IRREGULAR: dict[str, tuple[str, ...]] = {
    lemma.strip(): tuple(rest.split())
    for lemma, _, rest in (entry.partition(":") for entry in _IRREGULAR.split(";"))
}
"""Lemma → forms that no rule below gives, or that a rule would miss."""

VOWELS = "aeiou"


@lru_cache(maxsize=20_000)
def forms(lemma: str) -> frozenset[str]:
    """Forms of a lemma as a verb, noun or adjective, lower-case; too many rather than too few."""
    low = lemma.lower()
    found = {low, low + "s", low + "ed", low + "ing", low + "es", low + "'s"}
    if low.endswith("e"):
        found |= {low + "d", low[:-1] + "ing"}
    if len(low) > 2 and low.endswith("y") and low[-2] not in VOWELS:
        found |= {low[:-1] + "ies", low[:-1] + "ied"}
    if len(low) > 2 and low[-1] not in VOWELS + "wxy" and low[-2] in VOWELS:
        found |= {low + low[-1] + "ed", low + low[-1] + "ing"}
    found.update(IRREGULAR.get(low, ()))
    if "-" in low:
        first, _, rest = low.partition("-")
        found |= {f"{form}-{rest}" for form in forms(first)}
    return frozenset(found)


TOKEN = re.compile(r"n't|'(?:s|re|ve|ll|d)\b|\w+(?:[-.']\w+)*|\w+", re.IGNORECASE)


def tokens(text: str) -> list[str]:
    """Words of a text, lower-case; a hyphenated word is one, and its parts follow it."""
    found: list[str] = []
    for word in TOKEN.findall(text.replace("’", "'").lower()):
        base = word
        for ending in ("n't", "'s", "'re", "'ve", "'ll"):
            if word.endswith(ending) and word != ending:
                base = word.removesuffix(ending)
                found += [base, ending]
                break
        found.append(word)
        if "-" in base:
            found += base.split("-")
    return found


def stands_in(words: tuple[tuple[str, ...], ...], text: str, *, ordered: bool) -> bool:
    """Whether each position of a term has a form in the text.

    Args:
        words: alternatives by position; an alternative may be several words.
        text: an example sentence.
        ordered: the positions must follow each other in the text, with gaps.
    """
    have = tokens(text)
    start = 0
    for position in words:
        places = [
            place
            for alternative in position
            for place in _places(alternative, have)
            if not ordered or place >= start
        ]
        if not places:
            return False
        start = min(places) + 1
    return True


def _places(phrase: str, have: list[str]) -> list[int]:
    wanted = [forms(word) for word in phrase.split()]
    if not wanted:
        return []
    return [
        index
        for index in range(len(have))
        if index + len(wanted) <= len(have)
        and all(have[index + step] in wanted[step] for step in range(len(wanted)))
    ]
