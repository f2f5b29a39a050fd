"""The officer's spreadsheet: what it says, what it would change, and the way back into one.

`read` takes a table as offices have it and returns a Reading; `changes` compares it with the
content and puts it in; `template` and `export` write workbooks. Everything here is private.
"""
