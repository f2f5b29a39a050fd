"""Do the pages elsewhere still answer: asked politely, one at a time at each server.

Sources: RFC 9110 (HEAD, status codes). Many sites of the state refuse machines (403, 429, a page
with a riddle): such an answer says nothing about the page.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from typing import Literal
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urlsplit
from urllib.request import Request
from urllib.request import urlopen as send

from generator.publish import words_vi as say

AGENT = "Mozilla/5.0 (compatible; cnscd-links/1.0; kiem tra lien ket)"
SERVERS_AT_ONCE = 4
TIMEOUT_S = 15.0
PAUSE_S = 0.5
"""Between two questions to one server."""
_GONE = (404, 410)
_ASK_WITH_GET = (400, 403, 405, 501)
_TRY_AGAIN = (500, 502, 503, 504)


@dataclass(frozen=True)
class Answer:
    """What became of one address; `why` is for people, `to` where it has moved."""

    url: str
    state: Literal["good", "moved", "unknown", "broken"]
    why: str = ""
    to: str = ""


def has_network(urls: Iterable[str]) -> bool:
    """Return whether at least one server of urls has an address; without network none has."""
    for host in {urlsplit(url).hostname for url in urls}:
        try:
            socket.getaddrinfo(host, None)
        except OSError:
            continue
        return True
    return False


def ask_all(urls: Iterable[str], pause_s: float = PAUSE_S) -> list[Answer]:
    """Ask every address, each page once; return the answers in the order of the addresses."""
    by_server: dict[str, list[str]] = {}
    for url in dict.fromkeys(urldefrag(url).url for url in urls):
        by_server.setdefault(urlsplit(url).netloc, []).append(url)

    def ask_server(some: list[str]) -> list[Answer]:
        answers = []
        for number, url in enumerate(some):
            time.sleep(pause_s if number else 0)
            answers.append(ask(url, pause_s))
        return answers

    with ThreadPoolExecutor(SERVERS_AT_ONCE) as pool:
        answers = [it for some in pool.map(ask_server, by_server.values()) for it in some]
    return sorted(answers, key=lambda answer: answer.url)


def ask(url: str, pause_s: float = PAUSE_S) -> Answer:
    """Ask one address: HEAD, then GET where HEAD is refused; once more where a server stumbles."""
    answer = _retried(lambda: _ask(url, "HEAD"), pause_s)
    if isinstance(answer, int) and answer in (*_ASK_WITH_GET, *_GONE):
        # Some servers know no HEAD and say that there is no such page.
        answer = _retried(lambda: _ask(url, "GET"), pause_s)
    if isinstance(answer, Answer):
        return answer
    state: Literal["unknown", "broken"] = "broken" if answer in _GONE else "unknown"
    return Answer(url, state, say.STATUS.format(status=answer))


def _retried(try_once: Callable[[], Answer | int], pause_s: float) -> Answer | int:
    answer = try_once()
    again = answer in _TRY_AGAIN if isinstance(answer, int) else answer.state == "unknown"
    if again:
        time.sleep(2 * pause_s)
        answer = try_once()
    return answer


def _ask(url: str, method: str) -> Answer | int:
    """Return an answer, or the status of a refusal."""
    headers = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Language": "vi"}
    request = Request(quote(url, safe="%/:=&?~#+!$,;'@()*[]"), headers=headers, method=method)
    try:
        with send(request, timeout=TIMEOUT_S) as response:
            to = response.geturl()
    except HTTPError as error:
        with error:
            return error.code
    except (OSError, HTTPException, ValueError) as error:
        return _without_answer(url, error)
    same = to.rstrip("/") == request.full_url.rstrip("/")
    return Answer(url, "good") if same else Answer(url, "moved", to=to)


def _without_answer(url: str, error: Exception) -> Answer:
    state: Literal["unknown", "broken"]
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, socket.gaierror):
        state = "unknown" if reason.errno == socket.EAI_AGAIN else "broken"
        return Answer(url, state, say.NO_HOST)
    if isinstance(reason, ssl.SSLError):
        return Answer(url, "unknown", say.NOT_SECURE)
    is_slow = isinstance(reason, TimeoutError)
    return Answer(url, "unknown", say.TOO_SLOW if is_slow else say.NO_ANSWER)
