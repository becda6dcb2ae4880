"""The life of a case: a verb becomes ledger entries, entries become the state. Pure."""
