package dev.netdoc.bot.slack;

/** What opens over the chat when a button is pressed. */
record Forms(RejectForm reject, ConfirmForm confirm, DetailsForm details) {}
