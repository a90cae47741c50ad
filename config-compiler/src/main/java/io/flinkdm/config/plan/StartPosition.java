package io.flinkdm.config.plan;

import java.io.Serializable;

/**
 * An instance's {@code meta}: where an incremental task starts. Empty texts mean "not given".
 *
 * @param file binlog file name
 * @param offset bytes in the file
 * @param gtidSet GTID set in the source's flavor
 */
public record StartPosition(String file, long offset, String gtidSet) implements Serializable {}
