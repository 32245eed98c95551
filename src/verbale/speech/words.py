"""Words that attribute what follows or precedes them to somebody."""

from __future__ import annotations

SAYING = frozenset(
    """
    say tell add announce declare state report claim argue warn insist note explain write ask deny
    suggest acknowledge admit confirm stress emphasise emphasize maintain assert allege contend
    charge reply answer respond remark observe comment reveal disclose indicate predict vow promise
    pledge urge caution complain concede continue agree believe think hope expect fear demand
    propose recommend recall repeat reiterate quote testify tweet conclude estimate accuse describe
    call denounce signal hint joke quip shout cry whisper assure inform advise remind pronounce
    proclaim profess protest counter retort rejoin shoot interject interrupt  object
    speculate surmise theorise theorize posit opine muse wonder question inquire enquire brag boast
    lament bemoan regret threaten swear affirm attest aver concur disagree decry dismiss downplay
    dispute doubt echo exclaim exhort explain forecast foresee grumble imply insinuate intone
    mention mutter plead point praise preach purport read refute relate say scoff snap sneer sniff
    specify spell tease underline underscore unveil uphold urge venture voice volunteer
    """.split()
)
"""Verbs of saying, and of thinking that somebody made known."""

STRONG = frozenset(
    """
    say tell add announce declare state report claim argue warn insist note explain write deny
    suggest acknowledge admit confirm stress emphasise emphasize maintain assert allege contend
    reply remark observe comment reveal disclose predict vow complain reiterate tweet conclude
    testify quip joke assure caution recall urge believe think hope boast lament
    """.split()
)
"""Those that need nothing but a clause to count."""

ATTITUDES = frozenset(
    """
    want plan support oppose criticize criticise attack slam blast praise condemn reject cite
    discuss identify find show understand feel worry pledge refuse decline decide expect
    offer endorse defend consider view intend favor favour prefer welcome mock ridicule
    blame target echo press push vow like love hate regard prove determine learn discover rule
    conclude approve accept realize realise notice detail document tout
    characterize characterise label dub liken depict portray paint brand rate rank
    recognize recognise reference reject rip trash bash hail champion advocate
    """.split()
)
"""Verbs by which news make known what somebody thinks, wants or has found; counted where
attribution is read broadly."""

NOUNS = frozenset(
    """
    statement claim warning announcement remark comment assertion allegation accusation suggestion
    promise pledge vow belief view argument charge contention declaration admission prediction
    denial complaint demand call insistence threat hint report fear hope notion
    """.split()
)
"""Nouns that may hold a clause of what was said."""

QUESTION_LABELS = frozenset(
    "question q reporter journalist press media interviewer moderator host".split()
)
"""Labels of a transcript under which questions are asked."""

OPENING, CLOSING = '“‘«„"', '”’»"'
