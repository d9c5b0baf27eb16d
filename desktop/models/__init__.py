"""Models between the core's columns and Qt's views."""
