"""Tests of the layer that says what is to be published."""
