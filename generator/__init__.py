"""The pipeline that turns vendor documents into typed client packages: `python -m generator build`, `check`, `client`."""
