"""Tools to read a page with: lines with their places, options, and the mistakes that are found on the way."""
