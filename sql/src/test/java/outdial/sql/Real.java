package outdial.sql;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test that needs a real part of the world: {@code db}, {@code pbx} or {@code browser}. It runs only when
 * {@code -Dreal=…} names the part, and is then expected to fail, with the command that installs it, if it is missing.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Real.Asked.class)
public @interface Real {
    String value();

    /** Whether {@code -Dreal=…} names the part; names it in the output of the tests that use it. */
    final class Asked implements ExecutionCondition, BeforeAllCallback {
        private static final Set<String> PARTS = Set.of("db", "pbx", "browser");

        public static boolean isAskedFor(String part) {
            return isAskedFor(part, System.getProperty("real", ""));
        }

        static boolean isAskedFor(String part, String parts) {
            if (!PARTS.contains(part)) {
                throw new IllegalArgumentException("No real part is called '" + part + "'; there are " + PARTS);
            }
            return List.of(parts.split(",")).contains(part);
        }

        @Override
        public void beforeAll(ExtensionContext context) {
            AnnotationSupport.findAnnotation(context.getElement(), Real.class)
                    .ifPresent(real -> System.out.println("Real " + real.value() + ": "
                            + context.getRequiredTestClass().getName()));
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), Real.class)
                    .filter(real -> !isAskedFor(real.value()))
                    .map(real -> ConditionEvaluationResult.disabled("needs -Dreal=" + real.value()))
                    .orElse(ConditionEvaluationResult.enabled("asked for"));
        }
    }
}
