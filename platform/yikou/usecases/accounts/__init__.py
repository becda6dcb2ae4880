"""Signing in and staying signed in, second factors, proof before a seal, tokens of programs."""
