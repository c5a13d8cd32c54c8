"""Builds that are killed, that find a full disk, or that somebody writes beneath: what they leave behind."""
