"""Self-check questions on an MkDocs site: `plugins: [selfcheck]`, or the events of a hook of one's own."""
