"""Something in every table that there is, whichever tables those are."""

import sqlite3
from contextlib import closing
from pathlib import Path

ODD = "한국어 日本語 ‘quoted’; \t\n 😀"


def fill(path: Path, rows: int = 3) -> set[str]:
    """Put rows into every table of a file, as far as its own rules let them in. Gives the tables that have some."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA foreign_keys=ON")
        file.execute("BEGIN")  # to write each row by itself takes longer
        left = [name for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        left = [name for name in left if name != "migration" and not name.startswith("sqlite_")]
        for _ in range(len(left)):  # a table comes after those that it refers to, in whichever order they are listed
            for table in left:
                if not has_rows(file, table):
                    _fill(file, table, rows)
        file.execute("COMMIT")
        return {table for table in left if has_rows(file, table)}


def has_rows(file: sqlite3.Connection, table: str) -> bool:
    return file.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None


def _fill(file: sqlite3.Connection, table: str, rows: int) -> None:
    columns = file.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()
    refers = {row[3] for row in file.execute(f"PRAGMA foreign_key_list({table})")}
    names = ", ".join(name for name, _ in columns)
    for number in range(1, rows + 1):
        values = [number if name in refers or "INT" in type else f"{ODD}{number}" for name, type in columns]
        try:
            file.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", values)
        except sqlite3.IntegrityError:  # what it refers to is not there yet
            return
