"""Questions to what readers and other programs take in; every format is a module of its own."""
