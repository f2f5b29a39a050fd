"""From a finished site to the web: links, the package to hand over."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag

import click

from generator import inputs, pipeline, plugin
from generator.cli.shared import CONFIG, CONTENT, tell_warnings, vietnamese_errors
from generator.errors import GeneratorError, Problem
from generator.publish import words_vi as say
from generator.publish.links import Report, SiteLinks
from generator.publish.online import Answer, ask_all, has_network
from generator.publish.package import megabytes
from generator.publish.package import package as make_package

SITE = click.option(
    "--site", "site_dir", type=click.Path(path_type=Path), default=Path("site"),
    show_default=True, metavar="THƯ_MỤC", help="Trang đã làm.",
)  # fmt: skip


@click.command(help="Kiểm mọi liên kết của trang đã làm. Ví dụ: cnscd links")
@SITE
@CONTENT
@click.option("--online", is_flag=True, help="Hỏi cả các trang ở ngoài, cần có mạng.")
@vietnamese_errors
def links(site_dir: Path, content_dir: Path, online: bool) -> None:
    """Check every link; one that is broken makes exit code 1."""
    report = SiteLinks(site_dir).check()
    for problem in report.problems:
        click.echo(str(problem), err=True)
    broken = bool(report.problems)
    if not broken:
        found = {"links": report.links, "pages": report.pages, "codes": report.codes}
        click.echo(say.LINKS_GOOD.format(**found))
    if online:
        broken = _ask(report, content_dir) or broken
    elif report.external:
        click.echo(say.EXTERNAL.format(count=len(report.external)))
    if broken:
        raise SystemExit(1)


def _ask(report: Report, content_dir: Path) -> bool:
    """Ask the pages elsewhere; return whether one is broken."""
    site = pipeline.check(content_dir).content.site
    wanted, servers = [], set()
    for url, link in sorted(report.external.items()):
        host = url.split("/")[2]
        if site.allows(host.partition(":")[0]):
            wanted.append(url)
            servers.add(host)
        else:
            message = say.NOT_ALLOWED.format(url=url)
            tell_warnings([Problem(link.pos, message, say.NOT_ALLOWED_HINT, is_warning=True)])
    if wanted and not has_network(wanted):
        raise GeneratorError(say.NO_NETWORK)
    click.echo(say.ASKING.format(count=len(wanted), hosts=len(servers)))
    answers = ask_all(wanted)
    for answer in answers:
        if problem := _told(answer, report):
            click.echo(str(problem), err=True)
    states = [answer.state for answer in answers]
    counts = {state: states.count(state) for state in ("good", "moved", "unknown", "broken")}
    click.echo(say.ONLINE_DONE.format(count=len(answers), **counts))
    return "broken" in states


def _told(answer: Answer, report: Report) -> Problem | None:
    found = report.external.items()
    pos = next(link.pos for url, link in found if urldefrag(url).url == answer.url)
    if answer.state == "broken":
        return Problem(pos, say.BROKEN.format(url=answer.url, why=answer.why), say.BROKEN_HINT)
    if answer.state == "unknown":
        message = say.UNKNOWN.format(url=answer.url, why=answer.why)
        return Problem(pos, message, say.UNKNOWN_HINT, is_warning=True)
    if answer.state == "moved":
        message = say.MOVED.format(url=answer.url, to=answer.to)
        return Problem(pos, message, say.MOVED_HINT, is_warning=True)
    return None


@click.command(
    help="Đóng gói trang đã làm để gửi người quản trị cổng của tỉnh. Ví dụ: cnscd package"
)
@CONTENT
@CONFIG
@SITE
@click.option(
    "--out", "out_dir", type=click.Path(path_type=Path), default=Path("dang-web"),
    show_default=True, metavar="THƯ_MỤC", help="Thư mục và tệp ZIP để gửi.",
)  # fmt: skip
@click.option("--sample", is_flag=True, help="Đóng gói để thử, dù còn dữ liệu mẫu, địa chỉ mẫu.")
@vietnamese_errors
def package(
    content_dir: Path, config_file: Path, site_dir: Path, out_dir: Path, sample: bool
) -> None:
    """Make the folder and the zip, or say why the site is not fit to publish."""
    digest = inputs.digest_of(plugin.built_of(config_file, content_dir))
    current = inputs.is_current(plugin.cache_of(config_file), site_dir, digest)
    made = make_package(site_dir, out_dir, current, sample)
    size = megabytes(made.size)
    names = {"folder": out_dir.as_posix(), "zip": made.zip_path.name}
    click.echo(say.DONE.format(size=size, count=made.count, **names))
    if made.is_trial:
        click.echo(say.DONE_SAMPLE)
    click.echo(say.DONE_NEXT.format(note=say.NOTE_NAME))


COMMANDS = (links, package)
