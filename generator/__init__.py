"""The pipeline from documents to typed client packages: `python -m generator build`, `check`, `client`, `upstream`."""
