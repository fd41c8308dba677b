"""For test suites: scenarios, strategies and conformance kits."""
