"""The portable zip for a Windows PC without Python; `python -m deploy.windows` makes it."""
