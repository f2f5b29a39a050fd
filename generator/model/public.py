"""What the stages after `validate` may see. A field without consent does not exist here.

`PublicMember` is the only kind of person downstream. It is made in `validate/consent.py` alone,
from the fields a member agreed to for one use; there is no way back to the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.facts import Fact
from generator.model.guide import Guide
from generator.model.ledger import Ledger, PermalinkEntry
from generator.model.lessons import Checklist, Quiz, WeeklyMessage
from generator.model.phone import Phone
from generator.model.place import GroupFacts, LocalityFacts, Office, TeamFacts
from generator.model.site import Province, Site


@dataclass(frozen=True)
class PublicMember:
    """One member as one use may show them: always a role, the rest as consent allows."""

    role: str
    name: str | None = None
    organisation: str | None = None
    tasks: tuple[str, ...] = ()
    phone: Phone | None = None
    zalo: bool = False


@dataclass(frozen=True)
class ResidentialGroup:
    """One tổ dân phố, thôn or khu dân cư with its team, projected for each use.

    `web` is for pages and contact cards, `poster` for poster files inside `site/` (agreed for
    print and for web, because anyone can download them), `paper` for posters printed by the
    office from files that are never published.
    """

    facts: GroupFacts
    locality_id: str
    web: tuple[PublicMember, ...]
    poster: tuple[PublicMember, ...]
    paper: tuple[PublicMember, ...]

    @property
    def has_paper_edition(self) -> bool:
        """Whether more was agreed for paper than a published sheet shows."""
        return self.paper != self.poster

    @property
    def id(self) -> str:
        """The permanent code, as in `t/<id>/`."""
        return self.facts.id


@dataclass(frozen=True)
class Team:
    """The team of a whole locality, as the web may show it."""

    facts: TeamFacts
    web: tuple[PublicMember, ...]


@dataclass(frozen=True)
class Locality:
    """One phường or xã with its province and its groups, in the order of their ids."""

    facts: LocalityFacts
    province: Province
    team: Team
    groups: tuple[ResidentialGroup, ...]

    @property
    def id(self) -> str:
        """The slug, as in `<id>/`."""
        return self.facts.id

    @property
    def front_office(self) -> Office:
        """The office to call when a team shows no number."""
        return self.facts.offices[0]


@dataclass(frozen=True)
class RetiredCode:
    """A code once released that now leads to another, or says why it ended.

    `reason` tells every step on the way to the successor; `locality` is the id of the ward to
    ask, as it is called today, when the ledger knows one.
    """

    entry: PermalinkEntry
    successor: PermalinkEntry | None
    reason: str | None
    locality: str | None = None


@dataclass(frozen=True)
class Citation:
    """A guide states the number of a fact or a service; `provinces` as its step or mistake has."""

    guide: str
    key: str
    provinces: tuple[str, ...] = ()


@dataclass(frozen=True)
class PublicContent:
    """All content, checked and safe to show."""

    site: Site
    provinces: tuple[Province, ...]
    localities: tuple[Locality, ...]
    guides: tuple[Guide, ...]
    ledger: Ledger
    retired: tuple[RetiredCode, ...]
    facts: tuple[Fact, ...] = ()
    citations: tuple[Citation, ...] = ()
    begins: date | None = None
    """Monday of the bulletin's first week."""
    messages: tuple[WeeklyMessage, ...] = ()
    quizzes: tuple[Quiz, ...] = ()
    checklist: Checklist | None = None

    def facts_of(self, slug: str) -> tuple[Fact, ...]:
        """Return the facts that the guide states, in the order of the file."""
        keys = {item.key for item in self.citations if item.guide == slug}
        return tuple(fact for fact in self.facts if fact.id in keys)
