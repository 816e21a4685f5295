"""Tokens as they lie in the database: sealed with a key that does not lie there. The only door to PyNaCl."""

from collections.abc import Sequence

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox


class SealedError(Exception):
    """None of the keys opens it, or it was sealed for something else."""


class Seal:
    """Seals with the first of these keys (64 hexadecimal digits each), and opens with any of them."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._boxes = [SecretBox(bytes.fromhex(key)) for key in keys]

    def seal(self, secret: str, of: str) -> str:
        """A secret, sealed. `of` says what it belongs to: it opens for nothing else."""
        return self._boxes[0].encrypt(_whole(of, secret)).hex()

    def open(self, sealed: str, of: str) -> str:
        """The secret that was sealed for this. Raises SealedError."""
        for box in self._boxes:
            try:
                whole = box.decrypt(bytes.fromhex(sealed))
            except (CryptoError, ValueError):  # by another key, or not sealed at all
                continue
            if whole.startswith(_whole(of, "")):
                return whole.removeprefix(_whole(of, "")).decode()
        raise SealedError(of)

    def is_by_first(self, sealed: str) -> bool:
        """Whether it was sealed with the first key."""
        try:
            self._boxes[0].decrypt(bytes.fromhex(sealed))
        except (CryptoError, ValueError):
            return False
        return True


def _whole(of: str, secret: str) -> bytes:
    return f"{of}\0{secret}".encode()
