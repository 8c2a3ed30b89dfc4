"""The web server: sign-in and home without a kernel, lessons and apps with one each (Voila)."""
