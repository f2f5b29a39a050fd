"""Every kind of content file: its name, where it stands under content/, what it may say."""

from __future__ import annotations

from generator.model.base import Content
from generator.model.editorial import Editorial
from generator.model.facts import FactBook
from generator.model.guide import Guide
from generator.model.ledger import Ledger
from generator.model.lessons import Bulletin, Checklist, Quiz
from generator.model.place import GroupSource, LocalitySource
from generator.model.site import Province, Site

KINDS: tuple[tuple[str, str, type[Content]], ...] = (
    # (name of the kind, path under content/, model)
    ("site", r"site\.yml", Site),
    ("permalinks", r"permalinks\.yml", Ledger),
    ("facts", r"facts\.yml", FactBook),
    ("editorial", r"editorial\.yml", Editorial),
    ("province", r"provinces/(?P<name>[^/]+)\.yml", Province),
    ("guide", r"guides/(?P<name>[^/]+)\.yml", Guide),
    ("bulletin", r"bulletin\.yml", Bulletin),
    ("quiz", r"quizzes/(?P<name>[^/]+)\.yml", Quiz),
    ("checklist", r"checklist\.yml", Checklist),
    ("locality", r"localities/(?P<name>[^/]+)/locality\.yml", LocalitySource),
    ("group", r"localities/(?P<folder>[^/]+)/groups/(?P<name>[^/]+)\.yml", GroupSource),
)
