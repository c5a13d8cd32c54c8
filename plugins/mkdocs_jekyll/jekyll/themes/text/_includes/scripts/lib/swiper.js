/* The style sheet scrolls rows of pictures; no script is needed. */
