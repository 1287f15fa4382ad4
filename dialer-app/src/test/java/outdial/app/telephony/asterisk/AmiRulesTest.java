package outdial.app.telephony.asterisk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class AmiRulesTest {
    private static final JavaClasses PACKAGE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackagesOf(AmiGateway.class);

    @Test
    void only_the_gateway_builds_orders() {
        noClasses()
                .that()
                .doNotHaveSimpleName("AmiGateway")
                .and()
                .doNotHaveSimpleName("DBGetTreeAction")
                .should()
                .callConstructorWhere(describe(
                        "build an order",
                        call -> call.getTargetOwner().getPackageName().equals("org.asteriskjava.manager.action")))
                .check(PACKAGE);
    }

    @Test
    void nothing_here_knows_campaigns_or_the_database() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("outdial.sql..", "outdial.app.floor..", "outdial.app.loop..", "org.jooq..")
                .check(PACKAGE);
    }
}
