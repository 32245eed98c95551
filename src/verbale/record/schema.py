"""What a record is made of: its tables, columns and views, each with its meaning.

docs/record.md is held against this file by a test, and the database against both.
"""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 1
"""Counts up when a table or a column changes; a newer record than this is refused."""

SPANS = "STRUCT(start_at INTEGER, end_at INTEGER)[]"
TURNS = "STRUCT(start_at INTEGER, end_at INTEGER, speaker VARCHAR, kind VARCHAR)[]"
PROOFS = "STRUCT(field VARCHAR, origin VARCHAR, spot VARCHAR, words VARCHAR)[]"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: name, type in DuckDB, meaning."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: name, meaning, columns."""

    name: str
    text: str
    columns: tuple[Column, ...]

    @property
    def sql(self) -> str:
        """The statement that makes it."""
        columns = ", ".join(f"{column.name} {column.type}" for column in self.columns)
        return f"create table {self.name} ({columns})"

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its columns, in order."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class View:
    """A view: name, meaning, query."""

    name: str
    text: str
    query: str

    @property
    def sql(self) -> str:
        """The statement that makes it."""
        return f"create view {self.name} as {self.query}"


def _table(name: str, text: str, columns: str) -> Table:
    """A table from lines `name | type | meaning`."""
    rows = [line.split("|", 2) for line in columns.strip().splitlines()]
    return Table(name, text, tuple(Column(a.strip(), b.strip(), c.strip()) for a, b, c in rows))


RUN_ID = "run_id | VARCHAR | the run that made the row"
ARTICLE_ID = "article_id | VARCHAR | the article it comes from"

TABLES = (
    _table(
        "meta",
        "What the file is.",
        """
        name | VARCHAR | `kind` (`verbale record`), `schema` (version), `grouped RUN` (articles)
        value | VARCHAR | its value
        """,
    ),
    _table(
        "runs",
        "What made the rows; one row a run.",
        """
        run_id | VARCHAR | hash of all other columns but the last two
        codebook | VARCHAR | name and version of the codebook
        codebook_digest | VARCHAR | hash of its files
        model | VARCHAR | name of the language model
        model_digest | VARCHAR | hash of its files
        actors_digest | VARCHAR | hash of the tables of actors
        settings | VARCHAR | settings that can change a row, as a JSON object
        versions | VARCHAR | versions of programs that can change a row, as a JSON object
        number | INTEGER | order in which the runs were begun, from 1
        begun | TIMESTAMP | when the run was begun first (UTC); in no export
        """,
    ),
    _table(
        "articles",
        "The texts, one row for each article and run.",
        f"""
        {RUN_ID}
        article_id | VARCHAR | hash of address, source, day, title and text
        source_id | VARCHAR | `id` in a table, or the file's name, the address or the entry's id
        url | VARCHAR | address
        source | VARCHAR | who published it
        title | VARCHAR | headline
        byline | VARCHAR | authors, as printed
        dateline | VARCHAR | place that opens the report
        published | DATE | day of publication
        published_from | VARCHAR | `meta`, `text` or `argument`
        language | VARCHAR | ISO 639-1 code
        text | VARCHAR | the text; all offsets count its characters, from 0, the end exclusive
        captions | VARCHAR[] | captions of pictures
        removed | STRUCT(text VARCHAR, why VARCHAR)[] | what was taken out, and why
        turns | {TURNS} | turns of a transcript
        found | {PROOFS} | proof of title, date and others
        digest | VARCHAR | hash of all rows of the article, in all tables but `groups`
        """,
    ),
    _table(
        "statements",
        "Who says what; speaker and addressee stand in `parties`.",
        f"""
        {RUN_ID}
        {ARTICLE_ID}
        statement_id | VARCHAR | its id
        position | INTEGER | order in the article, from 0
        form | VARCHAR | `direct`, `indirect`, `mixed`, `unmarked`, `answer`
        content | {SPANS} | what is said
        cue | {SPANS} | the words that attribute
        source_start | INTEGER | phrase that names the speaker: first character
        source_end | INTEGER | the end of it
        reply_start | INTEGER | question that an answer answers: first character
        reply_end | INTEGER | the end of it
        """,
    ),
    _table(
        "events",
        "Who did what; actors and recipients stand in `parties`.",
        f"""
        {RUN_ID}
        {ARTICLE_ID}
        event_id | VARCHAR | its id
        position | INTEGER | order in the article, from 0
        date | DATE | first day of what is meant
        date_precision | VARCHAR | `day`, `month`, `year`; `published`: only the article has a date
        date_start | INTEGER | words that date it: first character
        date_end | INTEGER | the end of them
        type | VARCHAR | type of the codebook
        mode | VARCHAR | mode of the type
        contexts | VARCHAR[] | contexts, the strongest first
        cameo | VARCHAR | CAMEO code
        quad | INTEGER | cooperation: 1 verbal, 2 material; conflict: 3 verbal, 4 material
        intensity | DOUBLE | −10 … 10
        factuality | VARCHAR | `actual`, `negated`, `planned`, `hypothetical`, `historical`
        trigger | {SPANS} | the words that report it
        words | VARCHAR | the same words, pieces joined by " … "
        sentence_start | INTEGER | sentence: first character
        sentence_end | INTEGER | the end of it
        statement_id | VARCHAR | innermost statement that reports it
        confidence | DOUBLE | calibrated share of such events that are right
        why | VARCHAR[] | entry, roles and rules that applied
        place_start | INTEGER | place: first character
        place_end | INTEGER | the end of it
        place_name | VARCHAR | name in the gazetteer, or as in the text
        place_country | VARCHAR | ISO 3166 alpha-3 code
        latitude | DOUBLE | degrees north
        longitude | DOUBLE | degrees east
        geonames_id | BIGINT | number at GeoNames
        """,
    ),
    _table(
        "parties",
        "Who is meant by each mention in a role; one row for each mention and party.",
        f"""
        {RUN_ID}
        {ARTICLE_ID}
        owner_id | VARCHAR | the event or statement
        role | VARCHAR | `actor`, `recipient` (of an event), `speaker`, `addressee` (of a statement)
        mention | INTEGER | number of the mention within its role, from 0
        party | INTEGER | number within its mention, from 0; NULL if nobody is known ("they")
        start_at | INTEGER | mention: first character
        end_at | INTEGER | the end of it
        sentence | INTEGER | number of its sentence in the article, from 0
        head | INTEGER | number of its head word in the sentence, from 0
        kind | VARCHAR | `name`, `noun`, `pronoun`
        how | VARCHAR | how it was resolved
        score | DOUBLE | how sure that is
        entity | VARCHAR | the same for all mentions of one party in an article
        actor_id | VARCHAR | id in the tables of actors
        name | VARCHAR | name of the party
        country | VARCHAR | ISO 3166 alpha-3 code or entity class
        sectors | VARCHAR[] | sectors, the most specific first
        """,
    ),
    _table(
        "dyads",
        "Who stands against whom, by country, for quick questions; the pairs of docs/exports.md.",
        f"""
        {RUN_ID}
        {ARTICLE_ID}
        event_id | VARCHAR | the event
        date | DATE | its date
        actor | VARCHAR | country or entity class of an actor; NULL if none is known
        recipient | VARCHAR | the same of a recipient
        type | VARCHAR | type of the event
        quad | INTEGER | its quad
        intensity | DOUBLE | its intensity
        factuality | VARCHAR | its factuality
        """,
    ),
    _table(
        "groups",
        "Which events report the same happening; made by `verbale.record.groups`.",
        f"""
        {RUN_ID}
        group_id | VARCHAR | the happening: id of the event that reports it first
        {ARTICLE_ID}
        event_id | VARCHAR | an event that reports it
        position | INTEGER | order of the reports, from 0
        """,
    ),
    _table(
        "rejected",
        "What could not be read or coded.",
        f"""
        {RUN_ID}
        piece | VARCHAR | file, address or row
        reason | VARCHAR | one word, for counting
        message | VARCHAR | what happened and what to do
        """,
    ),
)

_PARTIES = """
    select run_id, article_id, owner_id, role,
        string_agg(name, '|' order by mention, party) as names,
        string_agg(country, '|' order by mention, party) as countries,
        string_agg(array_to_string(sectors, ','), '|' order by mention, party) as sectors
    from parties group by all"""

VIEWS = (
    View(
        "latest_run",
        "The run that was begun last.",
        "select * from runs order by number desc limit 1",
    ),
    View(
        "quotes",
        "Statements with the speaker's name and the words.",
        """select s.run_id, s.article_id, s.statement_id, a.published, a.source, s.form,
            p.name as speaker, p.country as speaker_country, p.sectors as speaker_sectors,
            array_to_string([a.text[c.start_at + 1 : c.end_at] for c in s.content], ' … ') as words
        from statements s
        join articles a on a.run_id = s.run_id and a.article_id = s.article_id
        left join parties p on p.run_id = s.run_id and p.article_id = s.article_id
            and p.owner_id = s.statement_id and p.role = 'speaker' and coalesce(p.party, 0) = 0""",
    ),
    View(
        "flat_events",
        "Events with the names of their parties (joined by `|`), the sentence and the source.",
        f"""with who as ({_PARTIES})
        select e.run_id, e.article_id, e.event_id, e.position, e.date, e.date_precision, e.type,
            e.mode, e.quad, e.intensity, e.factuality, e.cameo, e.contexts,
            x.names as actors, x.countries as actor_countries, x.sectors as actor_sectors,
            y.names as recipients, y.countries as recipient_countries,
            y.sectors as recipient_sectors, e.place_name, e.place_country, e.confidence, e.words,
            a.text[e.sentence_start + 1 : e.sentence_end] as sentence,
            a.published, a.source, a.url, a.title
        from events e
        join articles a on a.run_id = e.run_id and a.article_id = e.article_id
        left join who x on x.run_id = e.run_id and x.article_id = e.article_id
            and x.owner_id = e.event_id and x.role = 'actor'
        left join who y on y.run_id = e.run_id and y.article_id = e.article_id
            and y.owner_id = e.event_id and y.role = 'recipient'""",
    ),
    View(
        "happenings",
        "Groups with the number of reports and sources and the first report.",
        """select g.run_id, g.group_id, count(*) as events,
            count(distinct g.article_id) as reports, count(distinct a.source) as sources,
            arg_min(g.event_id, g.position) as first_event,
            arg_min(g.article_id, g.position) as first_article,
            min(a.published) as first_published
        from groups g
        join articles a on a.run_id = g.run_id and a.article_id = g.article_id
        group by g.run_id, g.group_id""",
    ),
    View(
        "counts",
        "Events by run, type and factuality.",
        """select run_id, type, factuality, count(*) as events, avg(intensity) as mean_intensity
        from events group by all""",
    ),
)


def table(name: str) -> Table:
    """The table of that name. Raises `KeyError`."""
    for entry in TABLES:
        if entry.name == name:
            return entry
    raise KeyError(name)
