"""What is handed out: the program as archives and installers that need no Python. No part of it."""
