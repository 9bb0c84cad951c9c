"""Words as plain text: lines for a chat, and what is read out."""
