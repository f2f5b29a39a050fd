"""What the desk tells, line by line; the sentences are in `words_vi`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from generator.people import words_vi as say
from generator.people.desk import Desk, elsewhere, namesakes
from generator.people.find import Person
from generator.people.trace import Hit
from generator.plan import SheetPlan
from generator.validate.typed import Typed


def of_person(desk: Desk, person: Person) -> Iterator[str]:
    """Yield what a person agreed to, entry by entry."""
    today = date.today()  # noqa: DTZ011
    for entry in person.entries:
        member, agreed = entry.member, entry.member.consent
        sample = f" {say.SAMPLE}" if entry.sample else ""
        phone = f" – {member.phone.spaced}" if member.phone else ""
        yield f"{member.name}{phone} – {member.role}, {entry.place}{sample}"
        yield f"  {say.WRITTEN_AT.format(pos=entry.pos)}"
        words = {}
        if agreed:
            yield f"  {say.SINCE.format(date=say.day(agreed.date))}"
            yield f"  {say.EVIDENCE.format(evidence=agreed.evidence or say.NO_EVIDENCE)}"
            until = say.day(agreed.until) if agreed.until else say.UNTIL_WITHDRAWN
            yield f"  {say.UNTIL.format(until=until)}"
            yield f"  {say.ON_WEB.format(fields=_fields(agreed.web))}"
            yield f"  {say.ON_PAPER.format(fields=_fields(agreed.print))}"
            dates = {"date": agreed.date, "until": agreed.until, "withdrawn": agreed.withdrawn}
            words = {key: say.day(value) for key, value in dates.items() if value}
        yield f"  {say.STATE.format(state=say.STATES[entry.state(today)].format(**words))}"
    others = elsewhere(desk, person)
    if others:
        yield f"  {say.ALSO_IN_CONTENT}"
        yield from of_places(others, "    ")
    if others_named := namesakes(desk.private, person):
        yield f"  {say.NAMESAKES.format(count=len(others_named))}"
        for other in others_named:
            yield f"    {other.name} – {'; '.join(entry.place for entry in other.entries)}"


def of_choices(people: Sequence[Person], query: str) -> str:
    """Return the people whom query may mean, numbered."""
    lines = [say.SEVERAL.format(count=len(people), query=query)]
    for number, person in enumerate(people, 1):
        places = "; ".join(entry.place for entry in person.entries)
        parts = [person.name, *([person.phone.spaced] if person.phone else []), places]
        lines.append(f"  {number}. {' – '.join(parts)}")
    return "\n".join(lines)


def _fields(fields: Sequence[str]) -> str:
    return ", ".join(say.FIELDS[it] for it in fields) or say.NOTHING


def of_places(places: Iterable[object], indent: str = "  ") -> Iterator[str]:
    """Yield places in content, a line each."""
    for place in places:
        yield f"{indent}{place}"


def of_kinds(hits: Iterable[Hit]) -> Iterator[str]:
    """Yield in how many files of each kind somebody stands."""
    for kind, count in Counter(map(_kind, hits)).items():
        yield say.SHOW_KIND.format(kind=kind, count=count)


def of_hits(hits: Iterable[Hit]) -> Iterator[str]:
    """Yield the files in which somebody stands, a line each."""
    for place, group in groupby(hits, key=lambda hit: hit.place):
        inside = list(group)
        yield f"{place} ({_place(inside[0])}): {len(inside)} tệp"
        for hit in inside:
            told = [_fields(hit.fields)] if hit.fields else []
            told += [say.SIGHTS[hit.sight]] if say.SIGHTS[hit.sight] else []
            told += [say.EDITION.format(date=say.day(hit.edition))] if hit.edition else []
            yield f"  {hit.path}: {'; '.join(told)}"


def _kind(hit: Hit) -> str:
    """Return in words what kind of file a hit is."""
    if hit.sight in ("unsure", "locked"):
        return say.SIGHTS[hit.sight]
    if hit.place != "site":
        return _place(hit)
    if hit.path.endswith(".vcf"):
        return say.SITE_PARTS["contacts"]
    if hit.path.endswith(".html"):
        return say.SITE_PARTS["pages"]
    if hit.path.startswith("site/assets/search/"):
        return say.SITE_PARTS["search"]
    return say.SITE_PARTS["sheets"] if hit.path.startswith("site/in/") else _place(hit)


def _place(hit: Hit) -> str:
    if hit.is_private:
        return say.PRIVATE_PLACE
    if hit.place.endswith(".zip"):
        return say.ZIP_PLACE
    return say.PLACES.get(hit.place, say.OTHER_PLACE)


def of_next(
    person: Person,
    sheets: Sequence[SheetPlan],
    doubtful: Sequence[SheetPlan],
    typed: Typed,
    erased: bool,
) -> Iterator[str]:
    """Yield what is to be done after a withdrawal; doubtful are sheets of perhaps a namesake."""
    yield f"\n{say.NEXT}"
    paper = [sheet for sheet in sheets if not sheet.kind.is_picture]
    pictures = [sheet for sheet in sheets if sheet.kind.is_picture]
    steps = [say.NEXT_BUILD, say.NEXT_PUBLISH]
    down = f"{say.NEXT_PAPER}{_listed(paper, typed)}" if paper else say.NEXT_NO_PAPER
    if doubtful:
        down += f"\n     {say.NEXT_NAMESAKE}{_listed(doubtful, typed)}"
    steps.append(down)
    if pictures:
        titles = ", ".join(sorted({sheet.group_id or sheet.title for sheet in pictures}))
        steps.append(say.NEXT_PICTURE.format(titles=titles))
    query = f'"{person.phone.spaced if person.phone else person.name}"'
    steps += [say.NEXT_STICK, say.NEXT_PROVE.format(query=query), say.NEXT_ANSWER]
    for number, step in enumerate([*steps, *([say.NEXT_ERASED] if erased else [])], 1):
        yield f"  {number}. {step}"


def _listed(sheets: Sequence[SheetPlan], typed: Typed) -> str:
    """Return sheets by their subject, one line each: "Tổ 12 (thd-12): Tờ rơi A5"."""
    by_subject: dict[str, dict[str, dict[str, None]]] = {}
    for sheet in sheets:
        kinds = by_subject.setdefault(_subject(sheet, typed), {})
        kinds.setdefault(sheet.kind.title, {})[sheet.size.upper()] = None
    return "".join(
        f"\n       {subject}: "
        + "; ".join(f"{title} {', '.join(sizes)}".rstrip() for title, sizes in kinds.items())
        for subject, kinds in by_subject.items()
    )


def _subject(sheet: SheetPlan, typed: Typed) -> str:
    """Return whose sheet it is, with the code and where the team meets: there it hangs."""
    for group in typed.all_groups():
        if group.model.id == sheet.group_id:
            venue = f", {group.model.venue.name}" if group.model.venue else ""
            return f"{group.model.name} ({group.model.id}{venue})"
    for locality in typed.localities:
        if locality.model.id == sheet.locality_id:
            return locality.model.name
    return sheet.title
