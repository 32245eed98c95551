"""Names of actors from elsewhere, read as a stream into tables of a user's own folder.

phoenix    dictionaries of PETRARCH and Phoenix: names, `+` synonyms, dated codes
table      CSV with the columns of our own tables
wikidata   a JSON dump of Wikidata, one entity a line
write      the tables that are made of them
"""
