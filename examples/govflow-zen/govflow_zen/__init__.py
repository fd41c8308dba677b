"""Zen, the rules engine of GoRules, for govflow; with a detector and a policy as examples."""
