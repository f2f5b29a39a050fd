"""What a table would change: people added, changed, moved and left, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from generator.errors import Problem
from generator.model.phone import Phone
from generator.model.place import Consent, Member
from generator.roster import words_vi as say
from generator.roster.consents import merge_consent
from generator.roster.match import is_another, is_renamed, letters, match, strange_letters
from generator.roster.people import Person, Reading
from generator.roster.positions import pos_of
from generator.roster.resolve import Resolver
from generator.roster.teams import Team
from generator.text_vi import nfc

Kind = Literal["added", "changed", "moved", "left"]


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, in the officer's words; "" is an empty cell."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One person of a team and what becomes of them; `after` is None for one who left."""

    kind: Kind
    team: Team
    before: Member | None
    after: Member | None
    number: int = -1
    """Where the member stands in the file of `origin`."""
    origin: Team | None = None
    """The team they are moved from; `team` for those who stay."""
    person: Person | None = None
    fields: tuple[FieldChange, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class Comparison:
    """All that an import would do, and what is wrong or was understood with a doubt."""

    entries: list[Entry] = field(default_factory=list)
    notes: list[tuple[Team, Person, tuple[str, ...]]] = field(default_factory=list)
    """What to know of people with nothing to change."""
    problems: list[Problem] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    """Those the table is about."""
    people: int = 0

    @property
    def errors(self) -> list[Problem]:
        """What stops the import."""
        return [problem for problem in self.problems if not problem.is_warning]

    def told(self) -> Iterator[Problem]:
        """Yield what to know of people as warnings, for a table that cannot be put in yet."""
        rows = [(entry.person, entry.notes) for entry in self.entries if entry.person]
        rows += [(person, notes) for _, person, notes in self.notes]
        for person, notes in rows:
            for note in notes:
                if note != say.NOTE_NO_CONSENT:
                    yield Problem(pos_of(person.place), f"{person.name}: {note}", "", True)

    def of(self, kind: Kind) -> list[Entry]:
        """Return the entries of one kind."""
        return [entry for entry in self.entries if entry.kind == kind]


def compare(
    reading: Reading,
    teams: Sequence[Team],
    today: date,
    allow_wider: bool = False,
) -> Comparison:
    """Return what the table would change in teams; problems hold all that is not sure.

    Args:
        reading: what the table says.
        teams: those that the table can be about.
        today: the last day a consent can be given.
        allow_wider: let a row widen what a consent of the same day shows.
    """
    result = Comparison(problems=list(reading.problems))
    resolver = Resolver(teams)
    by_team: dict[Team, list[Person]] = {}
    for person in reading.people:
        if letters(person.name).startswith(letters(say.EXAMPLE_MARK)):
            result.problems.append(Problem(pos_of(person.place), say.IS_EXAMPLE, "", True))
        elif team := resolver.team_of(person):
            by_team.setdefault(team, []).append(person)
            result.people += 1
    result.problems.extend(resolver.problems)
    result.teams = [team for team in teams if team in by_team]
    for team in result.teams:
        _compare_team(result, team, by_team[team], today, allow_wider)
    _find_moves(result, today, allow_wider)
    for team in result.teams:
        result.problems.extend(_phones(result, team))
    return result


def _compare_team(
    result: Comparison, team: Team, people: Sequence[Person], today: date, allow_wider: bool
) -> None:
    matches = match(people, team.members)
    for person in matches.repeated:
        result.problems.append(
            Problem(pos_of(person.place), say.ROW_TWICE.format(name=person.name), "", True)
        )
    for person, alike in matches.unclear:
        result.problems.append(_unclear(person, team, alike))
    for number, member in enumerate(team.members):
        if row := matches.found.get(number):
            _compare_member(result, team, number, row, today, allow_wider)
        elif not any(member in alike for _, alike in matches.unclear):
            result.entries.append(Entry("left", team, member, None, number, team))
    gone = [entry.before for entry in result.of("left") if entry.team is team and entry.before]
    for person in matches.new:
        result.entries.append(_added(result, team, person, gone, today))


def _compare_member(
    result: Comparison, team: Team, number: int, person: Person, today: date, allow_wider: bool
) -> None:
    before = team.members[number]
    after, notes = _merge(result, before, person, today, allow_wider)
    if changes := tuple(_differences(before, after)):
        result.entries.append(
            Entry("changed", team, before, after, number, team, person, changes, notes)
        )
    elif notes:
        result.notes.append((team, person, notes))


def _added(
    result: Comparison, team: Team, person: Person, gone: Sequence[Member], today: date
) -> Entry:
    after, notes = _merge(result, None, person, today, False)
    consent = after.consent
    if consent and any(_is_paper_of(consent, member) for member in gone):
        after = after.model_copy(update={"consent": None})
        notes = (*notes, say.NOTE_PAPER_OF_ANOTHER)
    return Entry("added", team, None, after, person=person, notes=notes)


def _is_paper_of(consent: Consent, member: Member) -> bool:
    """Return whether a newcomer's paper is that of one who left: the row was written over."""
    other = member.consent
    return bool(other and (consent.date, consent.evidence) == (other.date, other.evidence))


def _find_moves(result: Comparison, today: date, allow_wider: bool) -> None:
    """Join those who left one team with those of the same name and number new in another."""
    for added in result.of("added"):
        person = added.person
        assert person
        same_name = [
            left
            for left in result.of("left")
            if left.before and letters(left.before.name) == letters(person.name)
        ]
        same = [left for left in same_name if _digits(left.before) == (person.phone or "-")]
        if len(same) == 1:
            result.entries.remove(same[0])
            _move(result, added, same[0], today, allow_wider)
        elif same_name:
            where = ", ".join(left.team.title for left in same_name)
            note = say.NOTE_SAME_NAME.format(teams=where)
            place = result.entries.index(added)
            result.entries[place] = replace(added, notes=(*added.notes, note))


def _move(result: Comparison, added: Entry, left: Entry, today: date, allow_wider: bool) -> None:
    person, before = added.person, left.before
    assert person
    assert before
    after, notes = _merge(result, before, person, today, allow_wider)
    result.entries[result.entries.index(added)] = Entry(
        "moved", added.team, before, after, left.number, left.team, person,
        tuple(_differences(before, after)), notes,
    )  # fmt: skip


def _digits(member: Member | None) -> str:
    return member.phone.digits if member and member.phone else ""


def _merge(
    result: Comparison, before: Member | None, person: Person, today: date, allow_wider: bool
) -> tuple[Member, tuple[str, ...]]:
    """Return the member as the row wants it, as far as it may, and what to know of it."""
    said, notes = person.said, []
    values: dict[str, object] = dict(before) if before else {"role": "thành viên"}
    if before is None or is_renamed(person, before):
        values["name"] = " ".join(nfc(person.name).split())
    if strange := strange_letters(person.name):
        message = say.STRANGE_NAME.format(name=person.name, letters=" ".join(strange))
        result.problems.append(Problem(pos_of(person.place), message, say.STRANGE_NAME_HINT))
    if person.role:
        values["role"] = person.role
    elif before is None:
        notes.append(say.NOTE_NO_ROLE)
    if "organisation" in said and _flat(person.organisation) != _flat(values.get("organisation")):
        values["organisation"] = _flat(person.organisation) or None
    if "tasks" in said and _flat_tasks(person.tasks) != _flat_tasks(values.get("tasks", ())):
        values["tasks"] = tuple(_flat(task) for task in person.tasks)
    if "phone" in said:
        values["phone"] = _phone(result, person)
    if "zalo" in said:
        values["zalo"] = bool(person.zalo)
    consent = before.consent if before else None
    if before and consent and is_another(str(values["name"]), before.name):
        if not (person.consent_date and person.consent_date > consent.date):
            person = replace(person, said=frozenset(), consent_date=None)
            notes.append(say.NOTE_ANOTHER_NAME.format(name=before.name))
        consent = None
    elif before and consent and values["phone"] not in (before.phone, None):
        notes.append(say.NOTE_PHONE_OF_CONSENT)
    merged = merge_consent(consent, person, today, allow_wider)
    if person.said:
        is_known = before is not None and before.consent is None
        notes.extend(it for it in merged.notes if not (is_known and it == say.NOTE_NO_CONSENT))
    for message, hint in merged.faults:
        result.problems.append(Problem(pos_of(person.place), message, hint))
    values["consent"] = merged.consent
    return Member.model_construct(**values), tuple(notes)  # type: ignore[arg-type]


def _phone(result: Comparison, person: Person) -> Phone | None:
    if not person.phone:
        return None
    try:
        return Phone.parse(person.phone)
    except ValueError:
        message = say.PHONE_INVALID.format(phone=person.phone)
        result.problems.append(Problem(pos_of(person.place), message, say.PHONE_INVALID_HINT))
        return None


def _flat(text: object) -> str:
    return " ".join(nfc(str(text or "")).split())


def _flat_tasks(tasks: object) -> str:
    """Return tasks as a cell may have them: several on a line, a sign between them."""
    whole = ";".join(tasks) if isinstance(tasks, tuple) else ""
    return ";".join(filter(None, (_flat(part) for part in whole.replace("\n", ";").split(";"))))


def _differences(before: Member, after: Member) -> Iterator[FieldChange]:
    for name, label in say.FIELD.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield FieldChange(label, say.value(old), say.value(new))
    if before.consent == after.consent:
        return
    for name, label in say.CONSENT_FIELD.items():
        old = getattr(before.consent, name) if before.consent else None
        new = getattr(after.consent, name) if after.consent else None
        if name in ("web", "print"):
            if set(old or ()) != set(new or ()):
                yield FieldChange(label, say.field_list(old or ()), say.field_list(new or ()))
        elif old != new:
            yield FieldChange(label, say.value(old), say.value(new))


def _unclear(person: Person, team: Team, alike: Sequence[Member]) -> Problem:
    known = "; ".join(
        f"{member.name} ({say.value(member.phone) or say.NO_PHONE})" for member in alike
    )
    message = say.WHO_IS_IT.format(name=person.name, team=team.title)
    hint = say.WHO_IS_IT_HINT.format(known=known) if known else say.TWO_ROWS_HINT
    return Problem(pos_of(person.place), message, hint)


def _phones(result: Comparison, team: Team) -> Iterator[Problem]:
    """Yield a problem for a number that two of a team would have, or one the content refuses."""
    entries = [entry for entry in result.entries if entry.team is team and entry.after]
    touched = {entry.number for entry in entries if entry.origin is team}
    moved = {entry.number for entry in result.of("moved") if entry.origin is team}
    owners = {
        member.phone: member.name
        for number, member in enumerate(team.members)
        if member.phone and number not in touched | moved
    }
    for entry in entries:
        phone = entry.after.phone if entry.after else None
        if phone is None or entry.person is None:
            continue
        pos = pos_of(entry.person.place)
        if phone in owners:
            message = say.PHONE_TWICE.format(phone=phone, name=owners[phone])
            yield Problem(pos, message, say.PHONE_TWICE_HINT)
        row = say.ROW.format(row=entry.person.place.row)
        owners.setdefault(phone, f"{entry.person.name}{row}")
        is_new = entry.before is None or entry.before.phone != phone
        if is_new and not phone.is_personal:
            hint = say.NOT_PERSONAL_HINT.format(name=entry.person.name)
            yield Problem(pos, say.NOT_PERSONAL.format(phone=phone), hint, is_warning=True)
        if phone.is_sample != team.is_sample:
            is_real = team.is_sample
            message = say.REAL_IN_SAMPLE if is_real else say.SAMPLE_IN_REAL
            hint = say.REAL_IN_SAMPLE_HINT if is_real else say.SAMPLE_IN_REAL_HINT
            yield Problem(pos, message.format(phone=phone, team=team.title), hint)
