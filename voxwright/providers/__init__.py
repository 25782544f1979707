"""One adapter per vendor: how the common calls become the vendor's, as flows that serve sync and async alike."""
