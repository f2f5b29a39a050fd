"""Is the content fit: its mistakes, what is still sample, what has become old."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from generator import inputs, pipeline, press, write
from generator.doctor import words_vi as words
from generator.doctor.finding import Finding, good, note, todo
from generator.doctor.windows import check_names
from generator.errors import ContentError, GeneratorError, UnrecordedCode
from generator.model.place import CONSENT_SOON_DAYS
from generator.model.public import PublicContent
from generator.model.site import is_sample_host
from generator.people.due import due
from generator.plan import BuildPlan, plan_build
from generator.text_vi import written_date

OLD_DAYS = 90


@dataclass(frozen=True)
class Build:
    """Where a site stands, all that it is built of, and where its builds keep what they drew.

    `cache_dir` raises GeneratorError when the configuration cannot be read.
    """

    site_dir: Path
    built_of: Sequence[Path]
    cache_dir: Callable[[], Path]


def check_content(content_dir: Path, build: Build, today: date) -> Iterator[Finding]:
    """Yield what an editor has to do; sheets and names are tried out when the content is good."""
    try:
        checked = pipeline.check(content_dir, today)
    except ContentError as error:
        yield from _mistakes(error)
        yield note(words.DRAW_SKIPPED, words.DRAW_SKIPPED_DO)
        return
    content = checked.content
    yield good(
        words.CHECK_GOOD.format(
            localities=len(content.localities),
            groups=sum(len(locality.groups) for locality in content.localities),
            guides=len(content.guides),
        )
    )
    if checked.warnings:
        yield note(words.WARNINGS.format(count=len(checked.warnings)), words.WARNINGS_DO)
    yield from release_findings(content.site.release_date, today)
    yield from _sample(content)
    yield from _consent(content_dir, today)
    yield site_finding(build)
    plan = plan_build(content)
    yield from check_names(planned_paths(plan), str(build.site_dir))
    yield _drawing(plan, content_dir / "pictures")


def planned_paths(plan: BuildPlan) -> Iterator[str]:
    """Yield the path in `site/` of every file whose name comes from content."""
    yield from (page.dest_uri for page in plan.pages)
    yield from (item.dest_uri for item in plan.files)
    for sheet in plan.sheets:
        yield sheet.uri
        folder, _, name = sheet.uri.rpartition("/")
        yield f"{folder}/nho/{name.rpartition('.')[0]}.webp"
        yield f"{folder}/tron-bo-{folder.rpartition('/')[2]}.zip"


def _mistakes(error: ContentError) -> Iterator[Finding]:
    errors = [problem for problem in error.problems if not problem.is_warning]
    new = [problem for problem in errors if isinstance(problem, UnrecordedCode)]
    if count := len(errors) - len(new):
        yield todo(words.CHECK_BAD.format(count=count), words.CHECK_BAD_DO)
    if new:
        codes = ", ".join(problem.code for problem in new[:10]) + ("…" if len(new) > 10 else "")
        yield todo(words.CODES_NEW.format(count=len(new), codes=codes), words.CODES_NEW_DO)


def release_findings(release: date, today: date) -> Iterator[Finding]:
    """Yield a note when the release is long ago, or still to come."""
    days = (today - release).days
    if days > OLD_DAYS:
        text = words.RELEASE_OLD.format(day=written_date(release), days=days)
        yield note(text, words.RELEASE_OLD_DO)
    elif days < 0:
        yield note(words.RELEASE_FUTURE.format(day=written_date(release)), words.RELEASE_FUTURE_DO)


def _sample(content: PublicContent) -> Iterator[Finding]:
    host = urlsplit(content.site.base_url).hostname or ""
    if is_sample_host(host):
        text = words.BASE_URL_SAMPLE.format(url=content.site.base_url)
        yield note(text, words.BASE_URL_SAMPLE_DO)
    groups = [group for locality in content.localities for group in locality.groups]
    if count := sum(group.facts.sample for group in groups):
        yield note(words.SAMPLE.format(count=count, all=len(groups)), words.SAMPLE_DO)


def _consent(content_dir: Path, today: date) -> Iterator[Finding]:
    items = due(pipeline.private(content_dir), today, CONSENT_SOON_DAYS)
    if count := sum(item.reason in ("expired", "soon") for item in items):
        text = words.CONSENT_DUE.format(count=count, days=CONSENT_SOON_DAYS)
        yield note(text, words.CONSENT_DUE_DO)


def site_finding(build: Build) -> Finding:
    """Return whether the site that stands there was built of what is there now."""
    if not (build.site_dir / write.SITE_MARK).is_file():
        return note(words.SITE_NONE, words.SITE_NONE_DO)
    try:
        cache_dir = build.cache_dir()
    except GeneratorError as error:
        return todo(words.CONFIG_BAD.format(reason=error), words.CONFIG_BAD_DO)
    if not inputs.is_current(cache_dir, build.site_dir, inputs.digest_of(build.built_of)):
        return note(words.SITE_STALE, words.SITE_STALE_DO)
    return good(words.SITE_GOOD)


def _drawing(plan: BuildPlan, pictures_dir: Path) -> Finding:
    """Return whether a sheet can be drawn here, its letters found and its code read back."""
    if not plan.sheets:
        return note(words.DRAW_SKIPPED, words.DRAW_SKIPPED_DO)
    try:
        with write.temporary_dir() as folder:
            press.draw(plan.sheets[:1], folder, pictures_dir, workers=1)
    except (GeneratorError, OSError) as error:
        return todo(words.DRAW_BAD.format(reason=error), words.DRAW_BAD_DO)
    return good(words.DRAW_GOOD)
