package io.flinkdm.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.google.re2j.Pattern;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.Driver;
import org.yaml.snakeyaml.Yaml;

/** What goes into migration.jar is in its notice, in the version that is used. */
class NoticeTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                BinaryLogClient.class,
                Zstd.class,
                Driver.class,
                Yaml.class,
                ObjectMapper.class,
                JsonFactory.class,
                JsonInclude.class,
                Pattern.class
            })
    void namesTheJarOf(Class<?> type) throws Exception {
        assertThat(resource("NOTICE").replace(':', '-')).contains(jarOf(type) + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LGPL-2.1", "re2j", "zstd-jni", "zstd"})
    void bringsTheTextOf(String licence) throws Exception {
        assertThat(resource("licenses/" + licence + ".txt")).isNotBlank();
    }

    private static String jarOf(Class<?> type) throws Exception {
        Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        return jar.getFileName().toString().replace(".jar", "");
    }

    private static String resource(String name) throws Exception {
        return Files.readString(Path.of("src", "main", "resources", "META-INF").resolve(name));
    }
}
