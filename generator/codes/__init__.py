"""The life of codes: what each printed code answers today, and what happens to it over the years.

`book` tells, `life` changes: neighbourhoods merge, take another name, belong to another ward, end.
Every change is made of `Edits`: the content is valid afterwards, or nothing was written.
"""
