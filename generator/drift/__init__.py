"""Drift: what vendors publish today against what was taken in, and what users of the clients would notice."""
