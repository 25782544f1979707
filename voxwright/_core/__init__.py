"""The runtime under every generated client; import its modules by name."""
