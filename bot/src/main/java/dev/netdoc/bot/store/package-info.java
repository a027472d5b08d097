/** The relational store: everything that must outlive the process. SQLite by default; PostgreSQL runs the same schema. */
@NullMarked
package dev.netdoc.bot.store;

import org.jspecify.annotations.NullMarked;
