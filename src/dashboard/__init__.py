"""The dashboard: rooms that each know little, and import one way (docs/architecture.md)."""
