"""The teams of the content, each with its file, and which one a table means by a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.place import GroupSource, LocalitySource, Member
from generator.roster.headings import plain
from generator.text_vi import fold, letter_key, nfc
from generator.validate.consent import natural_key
from generator.validate.typed import Sourced, Typed


@dataclass(frozen=True, eq=False)
class Team:
    """The people of one residential group, or of a locality itself (`group` is None)."""

    locality: LocalitySource
    group: GroupSource | None
    file: str
    """Path under content/, where its members stand."""

    @property
    def id(self) -> str:
        """The group's code; the locality's key for its own team."""
        return self.group.id if self.group else self.locality.id

    @property
    def name(self) -> str:
        """What people call it."""
        return self.group.name if self.group else self.locality.team.name

    @property
    def members(self) -> tuple[Member, ...]:
        """Its people, in the order of the file."""
        return self.group.members if self.group else self.locality.team.members

    @property
    def is_sample(self) -> bool:
        """Whether its numbers must be ones that ring nobody."""
        return (self.group or self.locality).sample

    @property
    def title(self) -> str:
        """Its code and name for a message."""
        return f"{self.id} · {self.name}"


def teams_of(typed: Typed, localities: Iterable[str] = ()) -> list[Team]:
    """Return every team, groups in natural order and then the locality's own."""
    wanted = set(localities)
    teams: list[Team] = []
    for locality in typed.localities:
        model = locality.model
        if wanted and model.id not in wanted:
            continue
        groups = typed.groups.get(model.id, [])
        for group in sorted(groups, key=lambda group: natural_key(group.model.id)):
            teams.append(Team(model, group.model, _file(group)))
        teams.append(Team(model, None, _file(locality)))
    return teams


def _file(sourced: Sourced[Any]) -> str:
    return sourced.document.path.split("/", 1)[-1]


def find_teams(name: str, teams: Sequence[Team]) -> tuple[list[Team], bool]:
    """Return the teams that name can mean, and whether by an old name.

    An exact code goes before a current name, that before an old one.
    """
    wanted = re.sub(r"\s+", "", fold(name))
    by_code = [team for team in teams if wanted in (team.id, team.id.replace("-", ""))]
    if by_code:
        return by_code, False
    now = [team for team in teams if _means(name, _names_now(team), team.locality)]
    now += [team for team in teams if team.group is None and plain(name) in _own_names(team)]
    if now:
        return now, False
    return [team for team in teams if _means(name, _names_before(team), team.locality)], True


def is_loose(name: str, team: Team) -> bool:
    """Return whether name writes a syllable of the team's names with other marks: Đồng, Đông."""
    known = re.findall(r"\w+", " ".join([team.name, *_names_before(team)]).lower())
    for word in re.findall(r"\w+", nfc(name).lower()):
        alike = [other for other in known if fold(other) == fold(word)]
        if fold(word) != word and alike and letter_key(word) not in map(letter_key, alike):
            return True
    return False


def find_localities(name: str, teams: Iterable[Team]) -> list[LocalitySource]:
    """Return the localities that name can mean, now: `phường X`, `P. X`, `X` or the key."""
    found = {team.locality.id: team.locality for team in teams}
    wanted = _bare_place(name)
    return [
        item
        for item in found.values()
        if fold(name).strip() == item.id or (wanted and wanted == _bare_place(item.name))
    ]


_KIND = re.compile(
    r"^(?:(?P<to>to dan pho|tdp|to dp|to)|(?P<thon>thon)"
    r"|(?P<khu>khu dan cu|kdc|khu pho|kp|khu)|(?P<ap>ap)|(?P<ban>ban)|(?P<xom>xom)) "
)
_OF_TEAM = re.compile(r"^(?:to )?(?:cong nghe so cong dong|cnscd|cong nghe so) ")
_PLACE = re.compile(r"^(?:phuong|xa|dac khu|thi tran|p|x|tt) ")


def _names_now(team: Team) -> Iterator[str]:
    if team.group:
        yield team.group.name


def _names_before(team: Team) -> Iterator[str]:
    for old in team.group.old_names if team.group else ():
        yield old.name
        if old.unit:
            yield f"{old.name} {old.unit}"


def _own_names(team: Team) -> set[str]:
    kind = plain(team.locality.kind)
    return {plain(team.name), f"to cua {kind}", "to cua xa phuong", f"to {kind}"}


def _means(name: str, known: Iterable[str], locality: LocalitySource) -> bool:
    """Return whether name is one of known: `TDP 12` is `Tổ dân phố số 12`, `Đông` `Thôn Đông`."""
    kind, rest = _parts(name, locality)
    for other in known:
        other_kind, other_rest = _parts(other, locality)
        if rest and rest == other_rest and kind in (None, other_kind):
            return True
    return False


def _parts(name: str, locality: LocalitySource) -> tuple[str | None, str]:
    """Return what kind of group a name says, and the rest of it without `số` and zeros."""
    words = _OF_TEAM.sub("", f"{plain(name)} ")
    for place in (plain(locality.name), _bare_place(locality.name)):
        words = f"{words.strip().removesuffix(f' {place}')} "
    kind = _KIND.match(words)
    rest = words[kind.end() :] if kind else words
    rest = re.sub(r"\b0+(?=\d)", "", re.sub(r"^so (?=\d)", "", rest.strip()))
    return (kind.lastgroup if kind else None), rest


def _bare_place(name: str) -> str:
    return _PLACE.sub("", f"{plain(name)} ").strip()
