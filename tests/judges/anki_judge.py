"""Imports decks into a new collection of Anki, one after the other, and prints what each added and changed. Run with
the Python of Anki's own environment: python anki_judge.py collection.anki2 first.apkg second.apkg …"""

import json
import sys

from anki.collection import Collection, ImportAnkiPackageRequest  # type: ignore[import-not-found]

collection = Collection(sys.argv[1])
log = []
for path in sys.argv[2:]:
    said = collection.import_anki_package(ImportAnkiPackageRequest(package_path=path)).log
    names = ("new", "updated", "duplicate", "conflicting")
    log.append({name: len(getattr(said, name)) for name in names} | {"notes": collection.note_count()})
notes = [collection.get_note(it) for it in collection.find_notes("")]
kept = [{"fields": dict(note.items()), "tags": list(note.tags)} for note in notes]
print(json.dumps({"log": log, "notes": kept}))
collection.close()
