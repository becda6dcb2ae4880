"""`/api/v1`: what the pages do, for programs. JSON in, JSON out; a token in place of a session.

A line of `operations.py` says path, permission and handler; the handler's own signature says what it takes and gives.
From both follow how a request is read and the OpenAPI document, so neither can say anything else than what is done.
"""
