"""The life of codes: what each printed code answers today, and what happens to it over the years.

`book` tells, `life` changes: neighbourhoods merge, take another name, belong to another ward, end;
it works at a `desk`, with what happens to `groups`, `guides` and `wards`.
Every change is made of `Edits`: the content is valid afterwards, or nothing was written.
"""
