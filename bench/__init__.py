"""Measurements, each beside a raw limit taken in the same run. Not part of the tests: `make bench`."""
