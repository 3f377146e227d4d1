"""The dashboard as a service: one ASGI server with the pages, addresses for the data, health and metrics, all guarded.

`python -m dashboard.service` starts it, and so does any ASGI server with `dashboard.service.asgi:app`. Stands above
the frame, which knows nothing of it: `streamlit run app.py` goes on without. Nothing is imported here, so that whoever
starts it can decide how.
"""
