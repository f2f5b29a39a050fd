"""Who agreed to what, and where a person's details stand in everything that was made.

Everything here is private: it serves the desk, nothing of it goes into `site/`.
`find` looks people up, `needle` knows how a name or a number may be written, `unpack` opens what
is packed, `trace` searches folders, `withdraw` changes the content, `due` says what to ask anew.
"""
