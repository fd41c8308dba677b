"""A small site that does not exist, over Spring Festival 2024: tables to try things on.

The county, its units and every row are made up.
"""
