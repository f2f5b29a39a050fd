"""Which team each row of a table belongs to; what is not sure is told and not guessed."""

from __future__ import annotations

from collections.abc import Sequence

from generator.errors import Problem
from generator.roster import words_vi as say
from generator.roster.people import Person
from generator.roster.positions import pos_of
from generator.roster.teams import Team, find_localities, find_teams, is_loose
from generator.text_vi import did_you_mean


class Resolver:
    """Finds the teams of rows; each thing that is wrong is told once, at the first row with it."""

    def __init__(self, teams: Sequence[Team]) -> None:
        self._teams = list(teams)
        self._answers: dict[tuple[str | None, ...], Team | None] = {}
        self.problems: list[Problem] = []

    def team_of(self, person: Person) -> Team | None:
        """Return the team of a row; None, and a problem, when the row does not tell which."""
        asked = (person.locality, person.group_id, person.group)
        if asked not in self._answers:
            self._answers[asked] = self._find(person)
        return self._answers[asked]

    def _find(self, person: Person) -> Team | None:
        teams = self._in_locality(person)
        if not teams:
            return None
        code, name = person.group_id, person.group
        if not code and not name:
            return self._fail(person, say.NO_GROUP, say.NO_GROUP_HINT)
        by_code = [team for team in teams if code and team.id == code.strip().lower()]
        if code and not by_code:
            hint = did_you_mean(code, [team.id for team in teams]) or say.NO_CODE_HINT
            return self._fail(person, say.NO_CODE.format(code=code), hint)
        if not name:
            return by_code[0]
        by_name, is_old = find_teams(name, teams)
        if by_code:
            if by_name and by_code[0] not in by_name:
                message = say.CODE_OF_ANOTHER.format(code=code, name=name, team=by_code[0].name)
                return self._fail(person, message, say.CODE_OF_ANOTHER_HINT)
            return by_code[0]
        return self._one_of(person, name, teams, by_name, is_old)

    def _one_of(
        self, person: Person, name: str, teams: Sequence[Team], found: list[Team], is_old: bool
    ) -> Team | None:
        if not found:
            near = did_you_mean(name, [team.name for team in teams])
            hint = f"{near} {say.NO_TEAM_HINT}".strip()
            return self._fail(person, say.NO_TEAM.format(name=name), hint)
        if len(found) > 1:
            several = ", ".join(f"{team.title} ({team.locality.name})" for team in found)
            hint = say.MANY_TEAMS_HINT.format(teams=several)
            return self._fail(person, say.MANY_TEAMS.format(name=name), hint)
        [team] = found
        if is_old or is_loose(name, team):
            message = say.UNDERSTOOD_AS.format(name=name, team=team.title)
            self.problems.append(Problem(pos_of(person.place), message, "", True))
        return team

    def _in_locality(self, person: Person) -> Sequence[Team]:
        if not person.locality:
            return self._teams
        found = find_localities(person.locality, self._teams)
        if len(found) == 1:
            return [team for team in self._teams if team.locality == found[0]]
        names = list(dict.fromkeys(team.locality.name for team in self._teams))
        hint = did_you_mean(person.locality, names) or say.NO_LOCALITY_HINT.format(
            names=", ".join(names)
        )
        self._fail(person, say.NO_LOCALITY.format(name=person.locality), hint)
        return ()

    def _fail(self, person: Person, message: str, hint: str) -> Team | None:
        self.problems.append(Problem(pos_of(person.place), message, hint))
        return None
