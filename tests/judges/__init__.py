"""Programs that are not ours read what we write. Run by hand: see the README here."""
