"""Proofs about policies: what of the law is encoded."""
