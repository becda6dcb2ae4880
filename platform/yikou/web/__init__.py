"""HTTP and nothing else: what was asked, which use case answers, how it is shown.

A handler has three beats: read the request, call one use case in a thread, render or redirect. No rule of an
affair, no query and no permission on a case is decided here; only who may call a route at all (`routes.py`).
"""
