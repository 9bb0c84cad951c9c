"""`sunboard collect`: what many clerks hand in by a shared folder, taken into a project."""
