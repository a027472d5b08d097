@NullMarked
package dev.netdoc.bot.web;

import org.jspecify.annotations.NullMarked;
