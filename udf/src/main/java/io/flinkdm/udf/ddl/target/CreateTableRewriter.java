package io.flinkdm.udf.ddl.target;

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
public final class CreateTableRewriter {

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
    private final TargetProduct product;

    public CreateTableRewriter(Collations collations, TargetProduct product) {
        this.collations = collations;
        this.product = product;
    }

    /**
     * @throws MigrationException when the text is no CREATE TABLE with columns, or one of these has
     *     a type the target has nothing for
     */
    public Rewritten rewrite(String createTable, TableId target) {
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
        int partition = sql.find(close + 1, "PARTITION", "BY");
        SqlPieces defaults = sql.part(close + 1, partition);
        Definitions definitions = new Definitions(product, charsets, defaults, target, dropped);
        String kept = definitions.kept(sql.part(open + 1, close));
        SqlPieces options = charsets.rewrite(defaults);
        String text =
                "CREATE TABLE IF NOT EXISTS "
                        + target.quoted()
                        + " (\n  "
                        + kept
                        + "\n)"
                        + options(options, target, dropped);
        return new Rewritten(
                partition < sql.size() ? text + "\n" + sql.from(partition).print() : text, dropped);
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
