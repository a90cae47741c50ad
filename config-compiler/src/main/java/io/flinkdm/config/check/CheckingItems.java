package io.flinkdm.config.check;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What {@code ignore-checking-items} may name, of all releases. */
final class CheckingItems {

    static final Set<String> NAMES =
            Collections.unmodifiableSet(
                    new LinkedHashSet<>(
                            List.of(
                                    "all",
                                    "dump_privilege",
                                    "replication_privilege",
                                    "version",
                                    "server_id",
                                    "binlog_enable",
                                    "binlog_format",
                                    "binlog_row_image",
                                    "table_schema",
                                    "schema_of_shard_tables",
                                    "auto_increment_ID",
                                    "online_ddl",
                                    "binlog_db",
                                    "conn_number",
                                    "target_privilege",
                                    "empty_region",
                                    "region_distribution",
                                    "downstream_version",
                                    "free_space",
                                    "downstream_mutex_features",
                                    "meta_position",
                                    "downstream_table_empty",
                                    "primary_key")));

    private CheckingItems() {}
}
