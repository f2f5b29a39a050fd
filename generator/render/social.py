"""The meta tags by which messengers preview a link (https://ogp.me, and Twitter's own)."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from generator.render.link_card import HEIGHT_PX, WIDTH_PX


@dataclass(frozen=True)
class Preview:
    """What a messenger shows of a link, as plain text; both addresses are absolute."""

    title: str
    description: str
    url: str
    site: str
    picture_url: str
    picture_alt: str


def social_tags(it: Preview) -> str:
    """Return the tags as HTML, one a line."""
    properties = {
        "og:title": it.title,
        "og:description": it.description,
        "og:type": "website",
        "og:url": it.url,
        "og:locale": "vi_VN",
        "og:site_name": it.site,
        "og:image": it.picture_url,
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH_PX),
        "og:image:height": str(HEIGHT_PX),
        "og:image:alt": it.picture_alt,
    }
    tags = [
        f'<meta property="{key}" content="{escape(value)}">' for key, value in properties.items()
    ]
    return "\n".join([*tags, '<meta name="twitter:card" content="summary_large_image">'])
