"""Items, tests, and packages of QTI: written once with the names of version 2, which a dialect turns into those of 3."""
