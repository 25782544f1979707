"""Typed clients, one package for each vendor, generated from the vendors' documents. Import the vendor you need."""
