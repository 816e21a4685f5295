"""Pictures: what they are drawn with, the drawings that the content has, and where each is kept once it is made."""
