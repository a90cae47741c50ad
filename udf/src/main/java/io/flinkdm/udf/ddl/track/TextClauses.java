package io.flinkdm.udf.ddl.track;

import io.flinkdm.udf.ddl.tree.DataType;
import io.flinkdm.udf.ddl.tree.DataType.Flag;
import io.flinkdm.udf.ddl.tree.TableOption;
import java.util.List;

/** What CHARACTER SET and COLLATE come to. Immutable. */
final class TextClauses {

    private final Charsets charsets;
    private final boolean forgets;

    TextClauses(ServerDefaults defaults) {
        this.charsets = defaults.charsets();
        this.forgets = defaults.forgetsCollationBeforeCharset();
    }

    /**
     * @param otherwise what holds where the options name neither
     * @param byDefault what the name DEFAULT stands for
     */
    TextDefaults of(List<TableOption> options, TextDefaults otherwise, TextDefaults byDefault) {
        List<TableOption> heeded = forgets ? fromLastCharset(options) : options;
        return of(
                TableOption.valueOf(TableOption.CHARSET, heeded),
                TableOption.valueOf(TableOption.COLLATE, heeded),
                otherwise,
                byDefault);
    }

    private static List<TableOption> fromLastCharset(List<TableOption> options) {
        int from = 0;
        for (int i = 0; i < options.size(); i++) {
            from = options.get(i).name().equals(TableOption.CHARSET) ? i : from;
        }
        return options.subList(from, options.size());
    }

    TextDefaults of(
            String charset, String collation, TextDefaults otherwise, TextDefaults byDefault) {
        if (!collation.isEmpty() && !collation.equals("default")) {
            return charsets.collation(collation, charset.equals("default") ? "" : charset);
        }
        if (charset.equals("default")) {
            return byDefault;
        }
        return charset.isEmpty() ? otherwise : charsets.charset(charset);
    }

    /** Of a column. */
    TextDefaults of(DataType type, TextDefaults table) {
        String beside = type.charset().isEmpty() ? table.charset() : type.charset();
        if (!type.collation().isEmpty()) {
            return charsets.collation(type.collation(), beside);
        }
        TextDefaults found = type.charset().isEmpty() ? table : charsets.charset(type.charset());
        return type.is(Flag.BINARY) ? charsets.binary(found.charset()) : found;
    }
}
