"""Trials of what one client may do to the service: each with its figure, and what another reader notices of it."""
