package outdial.app.rig;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import outdial.sql.Real;

/** Needs a real Asterisk. Methods and constructors may take a {@link Rig}, which all tests of a run share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Real("pbx")
@ExtendWith(RigParameter.class)
public @interface RealPbx {}
