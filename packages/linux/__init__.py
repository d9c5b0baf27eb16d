"""The program's folder for Linux made small, and what it is handed out as: an archive, a .deb."""
