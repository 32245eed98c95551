"""What the word splitter knows by heart: abbreviations, contractions, prefixes, units.

All entries are lower case. They were collected by hand and checked against the train parts of UD
English EWT and GUM; `scripts/score_words.py` measures what a change does.
"""

from __future__ import annotations

ABBREVIATIONS = frozenset(
    """
    mr mrs ms messrs mlle mme dr prof rev fr sr jr st ste sts hon pres gov lt col gen maj capt cmdr
    cpl sgt pvt adm cdr brig sen sens rep reps supt det insp amb atty asst ass't esq
    inc corp co cos ltd llc plc bros assn assoc dept dist div est intl natl univ
    etc vs v al cf ca approx e.g i.e eg ie viz ibid op resp incl excl
    ave blvd rd hwy ft mt pt bldg apt ste rte sq
    jan feb apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    vol vols ed eds pp ch para ext fax tel attn yr yrs hr hrs mins oz lb lbs
    ala ariz ark calif colo conn dak del fla ida ind kan ky mich minn mo mont neb nev okla ore
    penn tenn tex va vt wis wyo que ont alta sask
    ph.d m.sc b.sc ph.ds d.phil
    """.split()
)
"""Words that keep their full stop ("Mr.", "Corp."), at the end of a sentence too."""

BEFORE_NUMBER = frozenset("no nos art arts fig figs sec secs p mar sun sat rm tab eq res".split())
"""Words that keep their full stop only where a number follows ("No. 10", "Mar. 3")."""

BEFORE_CAPITAL = frozenset("ill la pa ga md mass wash miss me n.y bros phil sec".split())
"""Words that keep their full stop only where a capital or a number follows, after a comma
("Springfield, Ill., on")."""

WHOLE = frozenset("o'clock o’clock ma'am ma’am y'all y’all ya'll ya’ll c'mon c’mon".split())
"""Words with an apostrophe that are never split."""

LEADING_APOSTROPHE = "em|til|till|cause|bout|n|round|tis|twas|neath"
"""Words that begin with an apostrophe, for a pattern ("'em")."""

SPLITS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("cannot", "gonna", "gotta", "wanna", "gimme", "lemme"), (3,)),
    **{
        whole: (len(whole) - 2,)
        for whole in (
            "dont didnt doesnt wouldnt couldnt shouldnt isnt wasnt arent werent havent hasnt hadnt "
            "aint wont cant theyre youre theyve youve youll theyll"
        ).split()
    },
    **{whole: (len(whole) - 1,) for whole in ("im", "thats", "whats", "theres", "heres")},
    "ive": (1,),
    "alot": (1,),
    "outta": (3,),
    "hes": (2,),
    "shes": (3,),
    "dunno": (2, 3),
    "'tis": (2,),
    "’tis": (2,),
    "'twas": (2,),
    "’twas": (2,),
}
"""Words written without a mark at the seam → where to cut them."""

PREFIXES = frozenset(
    """
    e re non anti co pre pro mid cross post over multi ex sub counter semi mini neo inter intra un
    socio psycho arch micro macro ultra trans extra infra mega giga de dis hyper meta para
    pseudo super supra tele tri uni under fore vis
    """.split()
)
"""Parts before a hyphen that stay joined to what follows ("anti-war", "re-elected")."""

SUFFIXES = frozenset("esque wise fold".split())
"""Parts after a hyphen that stay joined to what precedes ("career-wise")."""

GIVEN_NAMES = frozenset(
    """
    jong-un jong-il jae-in ki-moon geun-hye myung-bak dae-jung moo-hyun suk-yeol yo-jong jae-myung
    ing-wen ying-jeou shui-bian kai-shek yat-sen chee-hwa chun-ying yuet-ngor teng-hui soo-hyuk
    kyung-wha eui-yong young-chul
    """.split()
)
"""Given names of two syllables that stay whole, as GUM writes them ("Kim Jong-un")."""

UNITS = frozenset(
    """
    m mn mm k b bn t tn tr am pm cm km kg kgs ft lb lbs oz mph kph hz khz mhz ghz kb mb gb tb x
    min mins hr hrs yr yrs sec secs days hours minutes years percent pct pc p f c g hh mw kw gw kwh
    mwh mg ml l sq billion million trillion usd eur gbp
    """.split()
)
"""Letters that are cut from the number before them ("$5m", "10pm")."""

FILE_ENDINGS = "doc|docx|xls|xlsx|pdf|ppt|pptx|txt|jpg|jpeg|png|gif|mp3|mp4|zip|html?|exe|csv"
"""Endings of file names, for a pattern."""

DOMAINS = (
    "com|org|net|edu|gov|mil|int|info|biz|io|tv|eu|uk|us|de|fr|es|nl|ru|cn|jp|in|au|ca|br|za|ie|il|"
    "ir|tr|ua|pl|se|no|fi|dk|ch|at|be|pk|ke|ng|eg|news|me"
)
"""Top-level domains that make a dotted word an address, for a pattern."""
