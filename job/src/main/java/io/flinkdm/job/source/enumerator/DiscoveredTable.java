package io.flinkdm.job.source.enumerator;

import io.flinkdm.udf.model.SourceTable;
import io.flinkdm.udf.model.TableSchema;

/**
 * A table of a source as it was found. Immutable.
 *
 * @param createDatabase what {@code SHOW CREATE DATABASE} says
 * @param createTable what {@code SHOW CREATE TABLE} says
 */
public record DiscoveredTable(
        SourceTable table, TableSchema schema, String createDatabase, String createTable) {}
