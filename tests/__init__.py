"""The tests."""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
"""jsonschema would make a grammar of addresses of it, for a check that no test asks for: a second in each process."""
