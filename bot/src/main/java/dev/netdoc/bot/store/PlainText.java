package dev.netdoc.bot.store;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Text without NUL, which PostgreSQL cannot hold: a question or a cluster's value with one is kept on both, legibly. */
public final class PlainText extends AbstractArgumentFactory<String> {
    PlainText() {
        super(Types.VARCHAR);
    }

    /** {@return the text as a store gives it back} */
    public static String of(String text) {
        return text.replace('\0', '\uFFFD');
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        String plain = of(value);
        return (position, statement, context) -> statement.setString(position, plain);
    }
}
