package io.flinkdm.submit.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version the build wrote into the jar. */
final class DmVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version =
                Optional.ofNullable(DmVersion.class.getPackage().getImplementationVersion())
                        .orElse("development");
        return new String[] {"dm " + version};
    }
}
