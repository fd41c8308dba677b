"""Audits, due dates and law as text, JSON and pages; a report decides nothing."""
