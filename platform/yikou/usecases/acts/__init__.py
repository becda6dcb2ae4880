"""How what somebody does, or the clock, becomes entries, documents and messages, in one transaction."""
