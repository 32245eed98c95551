"""Checks of the lexicons: codes, contradictions, shadowed and padded entries, examples."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, islice, product

from verbale.codebook.lint_ontology import coding_faults, error
from verbale.codebook.load import MOST_FORMS
from verbale.codebook.types import Act, Codebook, Condition, Example, Finding
from verbale.codebook.words import forms, stands_in

FILLERS = frozenset(
    [
        "a",
        "again",
        "an",
        "any",
        "closely",
        "deeply",
        "ever",
        "firmly",
        "formally",
        "fully",
        "further",
        "great",
        "greatly",
        "harshly",
        "immediately",
        "increasingly",
        "its",
        "just",
        "major",
        "new",
        "now",
        "official",
        "officially",
        "once",
        "openly",
        "other",
        "own",
        "particularly",
        "public",
        "publicly",
        "quickly",
        "really",
        "repeatedly",
        "serious",
        "seriously",
        "several",
        "sharply",
        "some",
        "still",
        "strong",
        "strongly",
        "such",
        "the",
        "their",
        "this",
        "today",
        "very",
        "vehemently",
        "vigorously",
        "yet",
    ]
)
MOST_LIGHT_ROWS = 4
"""Rows that differ in the light verb only; from the fifth on they should be one row of a|b|c."""


def check_lexicon(codebook: Codebook) -> Iterator[Finding]:
    """All findings about acts, context terms, cues and stops."""
    for act in codebook.acts:
        yield from _codes(act, codebook)
        yield from _examples(act, codebook)
    yield from _rivals(codebook.acts)
    yield from _padded(codebook.acts)
    yield from _inflected(codebook.acts)
    yield from _light(codebook.acts)
    yield from _same_examples(codebook.acts)
    for term in codebook.contexts:
        if term.context not in codebook.ontology.contexts:
            yield from coding_faults(
                codebook.ontology,
                term.where,
                codebook.ontology.types[0].name,
                None,
                (term.context,),
            )
    for cue in codebook.cues:
        yield from _sentence(cue.term.words, cue.example.text, cue.where, ordered=False)
    for stop in codebook.stops:
        yield from _sentence(stop.term.words, stop.example, stop.where, ordered=False)
        if stop.example:
            yield from _conditions(stop.conditions, stop.example, stop.where)


def _codes(act: Act, codebook: Codebook) -> Iterator[Finding]:
    yield from coding_faults(codebook.ontology, act.where, act.type, act.mode, act.contexts)
    if act.cameo is not None and act.cameo not in codebook.cameo:
        yield error(
            act.where,
            "unknown-code",
            f"CAMEO code {act.cameo!r} does not exist. Leave the cell empty for the code of "
            "type and mode, or give one of cameo.tsv.",
        )


def _examples(act: Act, codebook: Codebook) -> Iterator[Finding]:
    if not act.examples:
        yield error(
            act.where,
            "no-example",
            f"entry {act.act_id} has no example. Write a short sentence of your own into column "
            "example and its coding (actor > recipient) into column coding.",
        )
    ordered = act.kind in ("idiom", "noun", "adj")
    for example in act.examples:
        yield from _sentence(act.term.words, example.text, act.where, ordered=ordered)
        yield from _coding(example, act, codebook)
    if act.examples:
        yield from _conditions(act.conditions, act.examples[0].text, act.where)


def _sentence(
    words: tuple[tuple[str, ...], ...], text: str, where: str, *, ordered: bool
) -> Iterator[Finding]:
    if not text:
        yield error(where, "no-example", "the row has no example. Write a short one of your own.")
    elif not stands_in(words, text, ordered=ordered):
        shown = " ".join("|".join(position[:3]) for position in words)
        yield error(
            where,
            "example-trigger",
            f"no form of {shown!r} in the example {text!r}. Use the entry's own words in it; "
            "terms are lemmas (call, not called).",
        )


def _conditions(conditions: Iterable[Condition], text: str, where: str) -> Iterator[Finding]:
    for condition in conditions:
        if condition.negated or not condition.lemmas or condition.builtins:
            continue
        if not any(stands_in(((lemma,),), text, ordered=True) for lemma in condition.lemmas):
            some = ", ".join(sorted(condition.lemmas)[:5])
            yield error(
                where,
                "example-condition",
                f"no word of the condition on {condition.slot} ({some}, …) in the example "
                f"{text!r}. The (first) example must meet the condition.",
            )


def _coding(example: Example, act: Act, codebook: Codebook) -> Iterator[Finding]:
    for event in example.events:
        for finding in coding_faults(codebook.ontology, act.where, event.type, event.mode, ()):
            yield error(finding.where, "example-coding", f"in the coding: {finding.message}")


def _readings(act: Act) -> Iterator[tuple[str, ...]]:
    return islice(product(*act.term.words), MOST_FORMS)


def _coding_of(act: Act) -> tuple[object, ...]:
    return (act.type, act.mode)


def _rivals(acts: tuple[Act, ...]) -> Iterator[Finding]:
    groups: dict[tuple[tuple[str, ...], str], list[Act]] = defaultdict(list)
    for act in acts:
        for reading in _readings(act):
            groups[(reading, act.kind)].append(act)
    seen: set[tuple[str, str]] = set()
    for (reading, _), group in groups.items():
        for first, second in combinations(group, 2):
            pair = (first.where, second.where)
            if pair in seen or first is second:
                continue
            seen.add(pair)
            yield from _rivalry(" ".join(reading), first, second)


def _rivalry(term: str, first: Act, second: Act) -> Iterator[Finding]:
    for strong, weak in ((first, second), (second, first)):
        if strong.order > weak.order and _implied(strong, weak):
            yield error(
                weak.where,
                "shadowed",
                f"{term!r} can never be chosen here: {strong.act_id} ({strong.where}) matches "
                "wherever it does, and goes first. Drop its rank, or take this row out.",
            )
    if first.order != second.order:
        return
    shared = _overlap(first.conditions, second.conditions)
    if shared is None:
        return
    on = f" with {shared}" if shared else ""
    if _coding_of(first) == _coding_of(second):
        rule, what = "shadowed", "twice with the same coding. Keep one of the two"
    else:
        codes = " and ".join(":".join(filter(None, (a.type, a.mode))) for a in (first, second))
        rule = "contradiction"
        what = f"as {codes}. Keep one, give one a condition (column when), or rank:1 in also"
    yield error(second.where, rule, f"{term!r}{on} stands here and in {first.where}, {what}.")


def _implied(strong: Act, weak: Act) -> bool:
    """Whether every condition of the strong one holds wherever those of the weak one do."""
    return all(any(_within(need, have) for have in weak.conditions) for need in strong.conditions)


def _within(need: Condition, have: Condition) -> bool:
    if need.slot != have.slot or need.negated != have.negated:
        return False
    if need.present is not None or have.present is not None:
        filled = have.present if have.present is not None else not have.negated
        return need.present == filled
    if need.negated:
        return need.lemmas <= have.lemmas and need.builtins <= have.builtins
    return have.lemmas <= need.lemmas and have.builtins <= need.builtins


def _overlap(first: tuple[Condition, ...], second: tuple[Condition, ...]) -> str | None:
    """What both sets of conditions accept on the same slots; `None` where they differ."""
    if sorted(c.slot for c in first) != sorted(c.slot for c in second):
        return None
    shared: list[str] = []
    for one in first:
        two = next(c for c in second if c.slot == one.slot)
        if one == two:
            shared.append(f"the same condition on {one.slot}")
            continue
        if one.negated or two.negated or one.present is not None or two.present is not None:
            return None
        words = (one.lemmas & two.lemmas) | (one.builtins & two.builtins)
        if not words:
            return None
        shared.append(f"{one.slot}={sorted(words)[0]}")
    return " and ".join(shared)


def _padded(acts: tuple[Act, ...]) -> Iterator[Finding]:
    bare: dict[tuple[object, ...], Act] = {}
    for act in acts:
        for reading in _readings(act):
            bare.setdefault((reading, act.type, act.mode, act.conditions), act)
    for act in acts:
        for reading in _readings(act):
            joined = tuple(part for word in reading for part in re.split(r"[-\s]", word.lower()))
            thin = tuple(word for word in joined if word not in FILLERS)
            other = bare.get((thin, act.type, act.mode, act.conditions))
            if thin != reading and other is not None and other is not act:
                yield error(
                    act.where,
                    "padded",
                    f"{' '.join(reading)!r} is {' '.join(thin)!r} ({other.where}) with filler, "
                    "hyphen or capitals. Take it out: fillers are skipped when matching.",
                )
                break


def _inflected(acts: tuple[Act, ...]) -> Iterator[Finding]:
    # A single word that is a form of another verb entry of the same type is padding; nouns that
    # look like a form ("meeting") are entries of their own kind.
    heads = {act.term.words[0][0]: act for act in acts if act.kind == "verb"}
    by_form: dict[str, Act] = {}
    for lemma, act in heads.items():
        for form in forms(lemma) - {lemma}:
            by_form.setdefault(form, act)
    for act in acts:
        other = by_form.get(act.term.words[0][0]) if act.kind == "verb" else None
        if other is not None and other.type == act.type and len(act.term.words) == 1:
            word = act.term.words[0][0]
            if word not in heads or other.term.words[0][0] != word:
                yield error(
                    act.where,
                    "padded",
                    f"{word!r} is a form of {other.term.text!r} ({other.where}). Terms are "
                    "lemmas; take it out.",
                )


def _light(acts: tuple[Act, ...]) -> Iterator[Finding]:
    groups: dict[tuple[object, ...], list[Act]] = defaultdict(list)
    for act in acts:
        if act.kind == "light":
            rest = act.term.words[1:]
            groups[(rest, act.type, act.mode, act.conditions, act.frame)].append(act)
    for group in groups.values():
        if len(group) > MOST_LIGHT_ROWS:
            verbs = "|".join(act.term.words[0][0] for act in group)
            yield error(
                group[-1].where,
                "padded",
                f"{len(group)} rows differ in the light verb only. Make them one: "
                f"{verbs} {' '.join(word[0] for word in group[0].term.words[1:])}.",
            )


def _same_examples(acts: tuple[Act, ...]) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], Act] = {}
    for act in acts:
        for example in act.examples:
            words = tuple(
                word for word in re.findall(r"[\w'-]+", example.text) if not word[0].isupper()
            )
            other = seen.setdefault(words, act)
            if other is not act:
                yield error(
                    act.where,
                    "same-example",
                    f"names aside, the example is that of {other.act_id} ({other.where}). Write "
                    "another sentence: examples are tests, and twins test nothing.",
                )
