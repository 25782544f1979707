"""The runtime under every client.

In the order in which a call meets it:

- `operation`, `vendor`, `poll_rule`: what generated code says of a vendor, as data; `schema/`: what values look like;
- `request/`: one call as a value, from its fields to its body; `clip/`: recordings, opened and held to limits;
- `client`, `settings`, `secret`, `resources`: what a client is made of; loads nothing heavy;
- `flow`, `poll`: what an adapter does, as a generator, run under one deadline;
- `exchange/`: one call: attempts, waits, what an answer means, as a generator without I/O (`__init__`, `retry`,
  `answer`), and the two drivers that do what it asks for (`drive`, `outgoing`, `wire`, `collect`, `redact`, `quiet`);
- `transport/`: connections: httpcore's pools over sockets that end in time, shared by all clients; `foreign` is what a
  user brings instead.
"""
