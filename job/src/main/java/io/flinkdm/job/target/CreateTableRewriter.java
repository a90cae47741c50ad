package io.flinkdm.job.target;

import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import io.flinkdm.udf.model.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A source's {@code SHOW CREATE TABLE} for the target: its routed name, and only what TiDB takes.
 * Columns, keys, comments, AUTO_INCREMENT and partitions stay; foreign keys go, as routes may have
 * renamed what they point to and the writers never check them. Pure.
 */
final class CreateTableRewriter {

    private static final Set<String> KEPT_OPTIONS =
            Set.of("AUTO_INCREMENT", "CHARSET", "CHARACTER", "COLLATE", "COMMENT", "DEFAULT");

    /** How a server stores a table says nothing to TiDB, and nobody misses it. */
    private static final Set<String> STORAGE_OPTIONS =
            Set.of(
                    "ENGINE",
                    "ROW_FORMAT",
                    "STATS_PERSISTENT",
                    "STATS_AUTO_RECALC",
                    "STATS_SAMPLE_PAGES",
                    "KEY_BLOCK_SIZE",
                    "PACK_KEYS",
                    "MAX_ROWS",
                    "MIN_ROWS",
                    "AVG_ROW_LENGTH",
                    "CHECKSUM",
                    "DELAY_KEY_WRITE",
                    "PAGE_CHECKSUM",
                    "TRANSACTIONAL");

    private final Collations collations;

    CreateTableRewriter(Collations collations) {
        this.collations = collations;
    }

    /**
     * @throws MigrationException when the text is no CREATE TABLE with columns
     */
    Rewritten rewrite(String createTable, TableId target) {
        List<String> dropped = new ArrayList<>();
        SqlPieces sql = SqlPieces.of(createTable);
        int open = sql.find(0, '(');
        int close = sql.find(open + 1, ')');
        if (!sql.sees(0, "CREATE") || close >= sql.size()) {
            throw new MigrationException(
                    ErrorCode.SCHEMA_TRACKER_INVALID_CREATE_TABLE_STMT,
                    "cannot read the source's CREATE TABLE for " + target + ": " + createTable);
        }
        CharsetClauses charsets = new CharsetClauses(collations, target.toString(), dropped);
        String definitions =
                definitions(charsets.rewrite(sql.part(open + 1, close)), target, dropped);
        int partition = sql.find(close + 1, "PARTITION", "BY");
        SqlPieces options = charsets.rewrite(sql.part(close + 1, partition));
        String text =
                "CREATE TABLE IF NOT EXISTS "
                        + target.quoted()
                        + " (\n  "
                        + definitions
                        + "\n)"
                        + options(options, target, dropped);
        return new Rewritten(
                partition < sql.size() ? text + "\n" + sql.from(partition).print() : text, dropped);
    }

    private static String definitions(SqlPieces body, TableId target, List<String> dropped) {
        List<String> kept = new ArrayList<>();
        for (SqlPieces item : body.items()) {
            String refused = refused(item);
            if (refused.isEmpty()) {
                kept.add(ColumnAttributes.supported(item, target, dropped).print());
            } else {
                dropped.add(target + ": no " + refused + " " + item.print());
            }
        }
        return String.join(",\n  ", kept);
    }

    /** What the item is when it cannot be kept; {@code ""} otherwise. */
    private static String refused(SqlPieces item) {
        int kind = item.sees(0, "CONSTRAINT") ? item.sees(1, "FOREIGN") ? 1 : 2 : 0;
        if (item.sees(kind, "FOREIGN", "KEY")) {
            return "foreign key";
        }
        if (item.sees(0, "FULLTEXT")) {
            return "full-text index";
        }
        if (item.sees(0, "SPATIAL")) {
            return "spatial index";
        }
        return item.sees(0, "PERIOD", "FOR") ? "period" : "";
    }

    private static String options(SqlPieces options, TableId target, List<String> dropped) {
        StringBuilder kept = new StringBuilder();
        for (SqlPieces option : TableOptions.split(options)) {
            int keyword = option.sees(0, "DEFAULT") ? 1 : 0;
            if (option.seesAny(keyword, KEPT_OPTIONS)) {
                kept.append(' ').append(option.print());
            } else if (!option.seesAny(keyword, STORAGE_OPTIONS)) {
                dropped.add(target + ": no option " + option.print().toUpperCase(Locale.ROOT));
            }
        }
        return kept.toString();
    }
}
