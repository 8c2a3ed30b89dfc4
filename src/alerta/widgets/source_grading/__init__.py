"""The desk of chapter 07: grade what comes in, trace copies, count, and strike out what harms."""
