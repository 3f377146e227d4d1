"""The room of feeds: asks providers of official series, keeps their raw answers, maps them and proposes what changed.

A proposal is a table and a page for a person to look at; only `accept` writes it into data/. Nothing of this room runs in
the service. The walk of one feed: `asking` (and `kept`) -> a provider's class in `providers`, which knows where its series
are and its oddities -> `reading`, a module for each format -> `mapping` -> `proposal` -> `accepting`.
"""
