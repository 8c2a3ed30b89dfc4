"""Reports put together into events and cases (report, event and case are three things)."""
