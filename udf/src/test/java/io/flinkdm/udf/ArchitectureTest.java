package io.flinkdm.udf;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.flinkdm.udf", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.flinkdm.udf.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule knowsNoServersFilesOrThreads =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.flink..",
                            "org.yaml..",
                            "java.sql..",
                            "javax.sql..",
                            "java.net..",
                            "java.nio.file..",
                            "java.util.concurrent..",
                            "java.lang.reflect..");

    @ArchTest
    static final ArchRule readsNoFiles =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.io\\.(File|RandomAccess|.*Reader|.*Writer).*");

    @ArchTest
    static final ArchRule asksNoClock =
            noClasses()
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(java.time.Clock.class);
}
