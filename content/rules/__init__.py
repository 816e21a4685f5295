"""The rules between content files, by what they are about: the entries, their sources, questions, translations."""
