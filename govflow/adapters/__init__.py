"""Doors to the world: files, stores, codecs, one file each."""
