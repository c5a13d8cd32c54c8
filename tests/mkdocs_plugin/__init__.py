"""Room 3: real builds."""
