"""The MkDocs door: hands the plan to MkDocs as generated files. MkDocs is imported here alone."""

from __future__ import annotations

import contextlib
import fnmatch
import hashlib
import html
import logging
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Literal

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator import inputs, pipeline, portable, write
from generator import messages_vi as say
from generator.errors import GeneratorError
from generator.pipeline import HandWritten, Introduction, Output, Release, without_marks
from generator.preview import Preview, choose_address
from generator.progress import Bar

_THEME_FILES = ("assets/stylesheets/", "assets/javascripts/", "assets/images/favicon.png")
_ADDED_LATER = (".md-search", ".md-dialog--active", "[data-md-scrolllock]", "[open", "[hidden")
"""What readers and the theme's script put on a page after it is written; begins so."""


class GeneratorConfig(Config):
    """Options of the plugin in mkdocs.yml; paths are relative to mkdocs.yml."""

    content_dir = config_options.Type(str, default="content")
    cache_dir = config_options.Type(str, default=".cache/posters")
    paper_dir = config_options.Type(str, default="ban-in")
    base_url = config_options.Optional(config_options.Type(str))
    only = config_options.ListOfItems(config_options.Type(str), default=[])
    posters = config_options.Type(bool, default=True)
    # The copy that opens from a folder, not the site itself: left in site_dir, nothing published.
    portable = config_options.Type(bool, default=False)


class _Warnings(logging.Handler):
    """Remembers what MkDocs warned about: a broken link must stop a release."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


class GeneratorPlugin(BasePlugin[GeneratorConfig]):
    """Load, validate, plan and draw before MkDocs cleans anything; publish after all is well."""

    release: Release
    command: Literal["build", "gh-deploy", "serve"] = "build"
    final_dir: Path
    paper_dir: Path
    inputs: str
    stack: contextlib.ExitStack
    dropped_zip: bool = False
    dropped_prints: Sequence[str] = ()
    failure_at_start: GeneratorError | None = None

    @property
    def publishes(self) -> bool:
        """Whether the build ends in a site that replaces the one before."""
        return self.command != "serve" and not self.config.portable

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember which command runs: `serve` builds into a temporary folder of its own."""
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Start listening for warnings."""
        self.warnings = _Warnings()
        logger = logging.getLogger("mkdocs")
        if logger.level > logging.WARNING:
            # `mkdocs build --quiet` silences the logger itself; silence its handlers instead.
            for handler in logger.handlers:
                handler.setLevel(logger.level)
            logger.setLevel(logging.WARNING)
        logger.addHandler(self.warnings)
        self.root = Path(config.config_file_path or "mkdocs.yml").absolute().parent
        self.own_styles, config.extra_css = list(config.extra_css), []  # pages carry them
        if self.config.portable:
            config.use_directory_urls = False
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Do everything that can fail because of content; nothing has been touched yet."""
        try:
            self.paper_dir = self.root / self.config.paper_dir
            self.stack = contextlib.ExitStack()
            if self.publishes:
                self.final_dir = Path(config.site_dir)
                self.stack.enter_context(write.alone(self.final_dir))
                self.stack.enter_context(write.alone(self.paper_dir))
            self.inputs = inputs.digest_of(_inputs(self.root, self.root / self.config.content_dir))
            self.release = pipeline.prepare(
                self.root / self.config.content_dir,
                self.root / self.config.cache_dir,
                base_url=self.config.base_url,
                only=self.config.only,
                posters=self.config.posters and not self.config.portable,
                published=self.final_dir if self.publishes else None,
                commands=_offered(),
            )
            if self.config.portable:
                self.release = self.release.for_a_stick()
            if self.publishes:
                config.site_dir = str(write.partial_dir(self.final_dir, write.SITE_MARK))
                pipeline.stage_paper_edition(self.release, self.paper_dir)
        except GeneratorError as error:
            raise PluginError(f"\n{error}") from error
        plan = self.release.plan
        # MkDocs stamps its sitemap with the day of the build unless told the day.
        os.environ["SOURCE_DATE_EPOCH"] = str(pipeline.release_timestamp(plan))
        config.site_name = html.escape(plan.content.site.title, quote=False)
        config.site_description = plan.content.site.summary
        config.nav = plan.nav
        if self.command != "serve":
            config.site_url = f"{plan.base_url}/"

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every output of the plan to MkDocs' own files; take out what no page asks for."""
        self._take_theme(files)
        in_nav = set(pipeline.nav_uris(self.release.plan.nav))
        for output in self.release.outputs():
            files.append(_file(output, config, in_nav))
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Index what every page says; show how many pages are written, on a terminal."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        by_hand = [page for page in pages if not page.file.generated_by]
        self.by_hand = [] if self.config.portable else self._introduce(by_hand, files, config)
        index = self.release.search_index(
            (it.url, {"title": it.title, **it.meta}, it.content or "") for it in pages
        )
        files.append(_file(index, config, set()))
        for page in pages:
            page.content = without_marks(page.content or "")
            if pipeline.script_hashes(page.content):
                raise PluginError(say.SCRIPT_IN_PAGE.format(page=page.file.src_uri))
        env.globals["search_box"] = self.release.search_box()
        env.globals["scripts_version"] = self._scripts_version(files)
        env.globals["theme_script"] = self.theme_script
        env.globals["keeps_pages"] = self.publishes and self.release.plan.content.site.offline
        if self.config.portable:
            env.filters["url"] = _naming_files(pages, env.filters["url"])
        self.bar = Bar("Viết trang", len(pages))

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give the page the style it uses and its policy; count one more."""
        self.bar.advance()
        return pipeline.finished(output, self.styles, self.command == "serve")

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Do the same for the page of lost addresses."""
        if not template_name.endswith(".html"):
            return output_content
        return pipeline.finished(output_content, self.styles, self.command == "serve")

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Date each page by its content, never by the clock; loosen links that lead nowhere."""
        page.update_date = str(page.meta.get("date") or self.release.plan.released)
        if self.config.portable:
            page.canonical_url = f"{config.site_url}{_public_url(page)}"
        if page.file.generated_by is not None:
            return markdown
        return pipeline.loosen(markdown, page.file.src_uri, files.src_uris)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Rebuild when content, our templates or the theme's change."""
        watched = [self.root / self.config.content_dir, pipeline.TEMPLATES_DIR]
        if config.theme.custom_dir:
            watched.append(Path(config.theme.custom_dir))
        for path in watched:
            server.watch(str(path))
        preview = Preview((self.root / self.config.content_dir).resolve().parent)
        preview.failure = self.failure_at_start
        rebuild = server.builder

        def rebuild_or_tell() -> None:
            # MkDocs would answer nobody until the mistake is mended.
            preview.failure = _failure_of(rebuild)

        server.builder = rebuild_or_tell
        server.set_app(preview.before(server.serve_request))
        return server

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in place, unless MkDocs warned about something in it."""
        self._stop_listening()
        if self.command == "serve":
            return
        if self.warnings.messages:
            raise PluginError("\n" + "\n".join(self.warnings.messages))
        if self.config.portable:
            return
        try:
            site_dir = Path(config.site_dir)
            for output in self.release.of_the_whole(site_dir):
                write.write_file(site_dir / output.src_uri, output.content or b"")
            write.publish(self.final_dir)
            write.publish(self.paper_dir)
            built_of = "" if self.config.only else self.inputs  # a part is not to be published
            inputs.remember(self.root / self.config.cache_dir, self.final_dir, built_of)
            pipeline.forget_withdrawn(self.release, [page.card for page in self.by_hand])
            # A copy of an earlier site may show who has withdrawn since.
            self.dropped_zip = write.remove_file(portable.zip_path(self.final_dir))
            folder = self.root / pipeline.PRINT_FOLDER
            self.dropped_prints = pipeline.forget_printed(self.release, folder)
            for final in (self.final_dir, self.paper_dir, _portable_dir(self.final_dir)):
                write.drop_leftovers(final)
        except GeneratorError as error:
            raise PluginError(f"\n{error}") from error
        config.site_dir = str(self.final_dir)  # for commands that go on, such as gh-deploy
        self.stack.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last good site as it is and no half-built folder beside it."""
        self._stop_listening()
        if hasattr(self, "final_dir"):
            write.discard(self.final_dir)
            write.discard(self.paper_dir)
        if hasattr(self, "stack"):
            self.stack.close()

    def _take_theme(self, files: Files) -> None:
        """Read the style that goes into pages, and drop it and the theme's search from the site."""
        theme = [it for it in files if it.src_uri.startswith(_THEME_FILES)]
        [main] = fnmatch.filter((it.src_uri for it in theme), "assets/stylesheets/main.*.css")
        [script] = fnmatch.filter((it.src_uri for it in theme), "assets/javascripts/bundle.*.js")
        own = [file for path in self.own_styles if (file := files.get_file_from_path(path))]
        texts = (file.content_string for file in (files.src_uris[main], *own))
        scripts = [it.content_string for it in files if it.is_javascript() and it not in theme]
        self.styles = pipeline.read_styles(texts, scripts, _ADDED_LATER)
        self.theme_script = script
        for file in (*theme, *own):
            if file.src_uri != script:
                files.remove(file)

    def _introduce(
        self, pages: Sequence[Page], files: Files, config: MkDocsConfig
    ) -> list[Introduction]:
        """Give pages that content knows nothing of their meta tags and pictures for messengers."""
        introductions = list(self.release.introduce([_as_known(page, config) for page in pages]))
        for page, introduction in zip(pages, introductions, strict=True):
            page.meta["social"] = introduction.social
            files.append(_file(introduction.picture, config, set()))
        return introductions

    def _scripts_version(self, files: Files) -> str:
        """Return a short name of the release and our scripts, so that no old copy answers."""
        digest = hashlib.sha256(self.release.plan.released.isoformat().encode())
        for file in sorted(files, key=lambda file: file.src_uri):
            if file.src_uri.endswith(".js") and file.abs_src_path:
                digest.update(Path(file.abs_src_path).read_bytes())
        return digest.hexdigest()[:8]

    def _stop_listening(self) -> None:
        if hasattr(self, "bar"):
            self.bar.close()
        if hasattr(self, "warnings"):
            logging.getLogger("mkdocs").removeHandler(self.warnings)


def _offered() -> Sequence[pipeline.Command]:
    """Return what the command line offers, found as MkDocs found us: by its entry point.

    The command line builds on this door, so this door cannot import it.
    """
    found = [it for it in entry_points(group="console_scripts") if it.name == "cnscd"]
    return tuple(import_module(found[0].module).offered()) if found else ()


def _file(output: Output, config: MkDocsConfig, in_nav: set[str]) -> File:
    if output.path is not None:
        file = File.generated(config, output.src_uri, abs_src_path=str(output.path))
    else:
        file = File.generated(config, output.src_uri, content=output.content or b"")
    if output.source:
        file.edit_uri = f"../content/{output.source}"
    named = output.src_uri in in_nav or not output.src_uri.endswith(".md")
    file.inclusion = InclusionLevel.INCLUDED if named else InclusionLevel.NOT_IN_NAV
    return file


def _as_known(page: Page, config: MkDocsConfig) -> HandWritten:
    meta, search = page.meta, page.meta.get("search")
    return HandWritten(
        url=_public_url(page),
        title=html.unescape(str(meta.get("title") or page.title)),
        description=html.unescape(str(meta.get("description") or config.site_description)),
        label=str(search.get("label", "")) if isinstance(search, dict) else "",
    )


def _public_url(page: Page) -> str:
    """Return the address of page under the site's, as a web server knows it."""
    url = File(page.file.src_uri, None, "", use_directory_urls=True).url
    return "" if url == "./" else url


def _naming_files(pages: Collection[Page], url_filter: Any) -> Any:
    """Return the `url` filter for templates that name pages as a web server knows them."""
    files = {_public_url(page): page.url for page in pages}
    files["."] = files[""]

    @pass_context
    def url(context: Context, value: str) -> str:
        return str(url_filter(context, files.get(value, value)))

    return url


@dataclass(frozen=True)
class Built:
    """What a build left behind, for the command line to tell.

    `zip_size` is that of the copy to carry on a stick, in bytes, 0 when none was asked for;
    `dropped_zip` tells that the one of an earlier build was removed; `dropped_prints` are sheets
    removed from where `cnscd print` puts them, because content no longer says what they say.
    """

    release: Release
    site_dir: Path
    zip_size: int
    dropped_zip: bool
    dropped_prints: tuple[str, ...] = ()


def build_site(
    config_file: Path,
    content_dir: Path | None = None,
    site_dir: Path | None = None,
    base_url: str | None = None,
    only: Sequence[str] = (),
    offline_zip: bool = False,
) -> Built:
    """Build the site as `mkdocs build` does, with the options of our command line.

    With offline_zip a copy to carry on a stick stands beside the site.

    Raises:
        GeneratorError: bad content, a failed sheet, a broken link; the last site is untouched.
    """
    options: dict[str, Any] = {"base_url": base_url, "only": list(only) or None}
    if content_dir:
        options["content_dir"] = str(content_dir.absolute())
    with _mkdocs_errors(logging.NullHandler()):
        asked = str(site_dir.absolute()) if site_dir else None
        final_dir = Path(_load(config_file, options, site_dir=asked).site_dir)
        carried = _build_portable(config_file, options, final_dir) if offline_zip else None
        plugin = _build(_load(config_file, options, site_dir=asked))
    dropped = tuple(plugin.dropped_prints)
    if carried is None:
        return Built(plugin.release, final_dir, 0, plugin.dropped_zip, dropped)
    zipped, release = carried
    if release.plan.content != plugin.release.plan.content:
        raise GeneratorError(say.EDITED_MEANWHILE)
    write.write_file(portable.zip_path(final_dir), zipped)
    return Built(plugin.release, final_dir, len(zipped), plugin.dropped_zip, dropped)


def built_of(config_file: Path, content_dir: Path) -> list[Path]:
    """Return all the files and folders that a site is built of."""
    return _inputs(config_file.absolute().parent, content_dir.absolute())


def cache_of(config_file: Path) -> Path:
    """Return where builds of this configuration keep what they drew.

    Raises:
        GeneratorError: mkdocs.yml cannot be used.
    """
    with _mkdocs_errors(logging.NullHandler()):
        plugin = _plugin(load_config(str(config_file)))
    return config_file.absolute().parent / plugin.config.cache_dir


def _inputs(root: Path, content_dir: Path) -> list[Path]:
    return [content_dir, *(root / name for name in ("docs", "overrides", "mkdocs.yml"))]


def _build_portable(
    config_file: Path, options: Mapping[str, Any], final_dir: Path
) -> tuple[bytes, Release]:
    """Return the zip of a site whose addresses name files; it is built in a folder beside it."""
    work = _portable_dir(final_dir)
    with write.alone(work):
        folder = write.partial_dir(work, write.SITE_MARK)
        try:
            config = _load(config_file, {**options, "portable": True}, site_dir=str(folder))
            plugin = _build(config)
            return portable.pack(folder, plugin.release.plan), plugin.release
        finally:
            write.discard(work)


def _portable_dir(final_dir: Path) -> Path:
    """Return the name of the folder in which the copy for a stick is built."""
    return final_dir.with_name(f"{final_dir.name}.ngoai-mang")


def _load(config_file: Path, options: Mapping[str, Any], **settings: Any) -> MkDocsConfig:
    """Return mkdocs.yml with settings of MkDocs, and options of ours that are not None."""
    config = load_config(str(config_file), **settings)
    plugin = _plugin(config)
    plugin.config.update({key: value for key, value in options.items() if value is not None})
    return config


def _build(config: MkDocsConfig) -> GeneratorPlugin:
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build.build(config)
    config.plugins.on_shutdown()
    return _plugin(config)


def serve_site(
    config_file: Path,
    address: str | None = None,
    open_in_browser: bool = False,
    tell: Callable[[str, GeneratorError | None], None] = lambda url, failure: None,
) -> None:
    """Serve the site with live reload until interrupted, also while its content has mistakes.

    Args:
        config_file: mkdocs.yml.
        address: host and port; without it the first free port from that of mkdocs.yml.
        open_in_browser: show the site once it is made.
        tell: is given the address to open, and what is wrong with the content, before serving.

    Raises:
        GeneratorError: mkdocs.yml cannot be read, or the address is taken.
    """
    with _mkdocs_errors(logging.StreamHandler()), write.temporary_dir() as site_dir:

        def configured() -> MkDocsConfig:
            return _load(config_file, {}, site_dir=str(site_dir))

        def build() -> None:
            config = configured()
            config.site_url = server.url
            mkdocs_build.build(config, serve_url=server.url)

        config = configured()
        host, port = choose_address(address, config.dev_addr)
        server = LiveReloadServer(build, host, port, root=str(site_dir))
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            plugin = _plugin(config)
            plugin.failure_at_start = _failure_of(build)
            tell(server.url, plugin.failure_at_start)
            for path in (config.docs_dir, str(config_file.absolute()), *config.watch):
                server.watch(path)
            server = config.plugins.on_serve(server, config=config, builder=build)
            server.error_handler = lambda code: _error_page(site_dir, code)
            with contextlib.suppress(KeyboardInterrupt):
                server.serve(open_in_browser=open_in_browser)
        finally:
            server.shutdown()
            config.plugins.on_shutdown()


def _error_page(site_dir: Path, code: int) -> bytes | None:
    page = site_dir / f"{code}.html"
    return page.read_bytes() if page.is_file() else None


def _failure_of(build: Callable[[], None]) -> GeneratorError | None:
    """Run build; return what an editor has to mend when it stopped, its message already told."""
    try:
        build()
    except (Abort, ConfigurationError) as error:
        return _ours(error)
    return None


def _ours(error: Abort | ConfigurationError) -> GeneratorError:
    """Return MkDocs' way of stopping as an error of ours."""
    if isinstance(error, ConfigurationError):
        return GeneratorError(f"mkdocs.yml: {error}")
    cause = error.__context__
    if cause is not None and isinstance(cause.__cause__, GeneratorError):
        return cause.__cause__
    return GeneratorError(str(cause or error).strip())


def _plugin(config: MkDocsConfig) -> GeneratorPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, GeneratorPlugin):
            return plugin
    raise GeneratorError(
        "mkdocs.yml thiếu plugin 'cnscd'\n    gợi ý: thêm '- cnscd' vào mục plugins"
    )


@contextlib.contextmanager
def _mkdocs_errors(log_to: logging.Handler) -> Iterator[None]:
    """Turn MkDocs' way of stopping into ours; what it logs goes to log_to alone."""
    logger = logging.getLogger("mkdocs")
    logger.addHandler(log_to)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield
    except (Abort, ConfigurationError) as error:
        raise _ours(error) from error
    finally:
        logger.removeHandler(log_to)


__all__ = ["Built", "GeneratorPlugin", "build_site", "built_of", "cache_of", "serve_site"]
