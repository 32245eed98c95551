"""Make src/verbale/language/lemmas.tsv from UD train parts: base forms, and what rules get wrong.

    python scripts/make_lemmas.py OUT.tsv TRAIN.conllu…

The packaged table was made from the train parts of UD English EWT (CC BY-SA 4.0) and GUM
(annotations CC BY 4.0). A word's lemma is the one it has most often with its part of speech.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from verbale.evaluate.conllu import read_conllu
from verbale.language.lemmas import Lemmatizer

HEAD = """\
# Lemmas: part of speech, word, lemma; a star stands for the list of base forms.
# Derived by scripts/make_lemmas.py from the train parts of UD English EWT (CC BY-SA 4.0) and
# GUM (annotations CC BY 4.0). This table is under CC BY-SA 4.0.
"""
MENDED = {("VERB", "fled"): "flee"}
"""Where the treebanks slip."""
WITH_BASES = ("NOUN", "VERB", "AUX", "ADJ", "ADV")


def main(out: Path, sources: list[Path]) -> None:
    """Write the table and print its size."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    bases: dict[str, Counter[str]] = defaultdict(Counter)
    small: Counter[tuple[str, str]] = Counter()  # times that a word stands in lower case
    for source in sources:
        for sentence in read_conllu(source):
            for word in sentence.words:
                form = word.form.replace("’", "'") if len(word.form) > 1 else word.form
                counts[word.pos, form.lower()][word.lemma] += 1
                small[word.pos, form.lower()] += form.islower()
                if word.lemma.isalpha() and word.lemma.isascii() and word.lemma.islower():
                    bases[word.pos][word.lemma] += 1
    kept = {pos: frozenset(bases[pos]) for pos in WITH_BASES}
    rules = Lemmatizer({}, kept)
    lines = [f"{pos}\t*\t{' '.join(sorted(kept[pos]))}" for pos in WITH_BASES]
    for (pos, form), lemmas in sorted(counts.items()):
        lemma, times = max(lemmas.items(), key=lambda entry: (entry[1], entry[0]))
        lemma = MENDED.get((pos, form), lemma)
        # A name or a lone word in odd casing is noise: the rule's answer does as well.
        if pos == "PROPN" and (times < 2 or lemma.lower() == form):
            continue
        if pos in ("X", "SYM", "NUM") and times < 2:
            continue
        often_small = 2 * small[pos, form] > sum(lemmas.values())
        if lemma.lower() == rules.lemma(form, pos) and pos != "PRON" and often_small:
            continue
        if rules.lemma(form, pos) != lemma:
            lines.append(f"{pos}\t{form}\t{lemma}")
    out.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} lines, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
