"""Keeping the system running and its data whole: health, logs, leases, proof, copies, rows made again."""
