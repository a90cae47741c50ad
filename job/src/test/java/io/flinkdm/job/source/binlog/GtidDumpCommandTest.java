package io.flinkdm.job.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.flinkdm.udf.model.GtidSet;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GtidDumpCommandTest {

    /** Command, flags, server, file name, offset, length of the set. */
    private static final int HEAD_BYTES = 1 + 2 + 4 + 4 + 8 + 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5",
                "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5:7:9-11",
                "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5:abc:2:4-5:xyz_1:7",
                "00000000-0000-0000-0000-000000000001:tag:1-3,"
                        + "ffffffff-71ca-11e1-9e33-c80aa9429562:9223372036854775806"
            })
    void theSetReadsBackAsPreviousGtidsDo(String set) {
        byte[] command = new GtidDumpCommand(9, GtidSet.parse(set)).toByteArray();

        byte[] encoded = Arrays.copyOfRange(command, HEAD_BYTES, command.length);
        assertThat(GtidListEvent.parseMySql(encoded).gtids()).hasToString(set);
        assertThat(command[0]).isEqualTo((byte) 0x1e);
        assertThat(command[3]).isEqualTo((byte) 9);
        assertThat(command[11]).isEqualTo((byte) 4);
    }
}
