"""`sunboard import`: an office's files into a project, with a question only where nothing tells."""
