/** Questions that were not answered, kept for those who keep the knowledge. */
@NullMarked
package dev.netdoc.bot.question;

import org.jspecify.annotations.NullMarked;
